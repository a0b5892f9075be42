/** Knows a page's recording of its own text by the words of its player: Listen to this essay. */
import { clipsOfElement, type FoundClip } from './clip-sources.ts';
import { type Element, eachElement, innerText, isElement } from './dom.ts';
import { hintOf } from './element-hints.ts';
import { holds } from './named-boxes.ts';
import type { Region } from './pieces.ts';

const TEXT = {
  en: '(?:article|essay|story|piece|column|report|feature|post|interview|poem|review|page|text)',
  romance: '(?:art[íi]c(?:ulo|le)|articolo|artigo|essai|ensayo|saggio|ensaio|texte?|texto|testo|r[ée]cit|post)',
};
const OF_TEXT = new RegExp(
  `(?<!\\p{L})(?:(?:listen to|hear|play) (?:this|the) ${TEXT.en}|(?:audio|narrated) version of (?:this|the) ${TEXT.en}|${TEXT.en} narration|(?:diesen?|den|das) (?:artikel|beitrag|text|essay|interview) (?:an)?hören|(?:artikel|beitrag|text) (?:an)?hören|(?:écoute[rz]|escucha[r]?|ascolta|ouvir|ouça) (?:(?:cet|le|este|el|questo|il|lo|o) |l[’'])${TEXT.romance}|(?:слушать|прослушать) (?:эту |этот )?(?:статью|текст|материал))(?!\\p{L})|(?:收[听聽]|[听聽]|朗[读讀]|播放)(?:本文|全文|[这這]篇(?:文章|[报報][导導道]))`,
  'iu',
);
/** A longer box holds more than a player. */
const [BOX_TEXT, LEVELS] = [160, 3];

const saysOwnText = (element: Element): boolean => {
  const text = innerText(element, BOX_TEXT);
  return text.length < BOX_TEXT && OF_TEXT.test(text);
};

/** True for a player whose label, or whose box, offers the text of the page itself. */
export function isNarration(label: string | undefined, region: Region): boolean {
  if (label !== undefined && OF_TEXT.test(label)) return true;
  let at: Region | undefined = region;
  for (let level = 0; at?.element && level < LEVELS; level += 1, at = at.parent)
    if (saysOwnText(at.element)) return true;
  return false;
}

/** The page's only recording in a hidden element beside whose button it offers to read its text aloud, near the text itself. */
export function hiddenNarration(element: Element): readonly FoundClip[] {
  const players: Element[] = [];
  eachElement(element, (one) => {
    if (one.name === 'audio') players.push(one);
    return players.length < 2;
  });
  const [player] = players;
  const box = element.parent;
  if (!player || players.length > 1 || !box || !('attribs' in box) || box.name === 'body') return [];
  return saysOwnText(box) && isOnly(player) && isOfPage(box) ? clipsOfElement(player) : [];
}

/** Boxes of other pages' texts, and the words of a box that is no more than one of these. */
const CARD = /(?:^|[\s_-])(?:cards?|teasers?|promos?|items?|tiles?|more|next|series|episodes?|list)(?:$|[\s_-])/i;
const [CARD_TEXT, DEPTH] = [400, 40];

/** Whether no box around a player, up to that with the page's title, is of another page. */
function isOfPage(box: Element): boolean {
  let at: Element = box;
  for (let level = 0; level < DEPTH; level += 1) {
    if (holds(at, ({ name }) => name === 'h1')) return true;
    if (isOfOther(at)) return false;
    const { parent } = at;
    if (!parent || !isElement(parent as Element)) return false;
    at = parent as Element;
  }
  return false;
}

function isOfOther(box: Element): boolean {
  if (/^(?:li|a|nav|footer)$/.test(box.name) || hintOf(box) === 'drop') return true;
  if (CARD.test((box.attribs['class'] ?? '').slice(0, 160))) return true;
  return innerText(box, CARD_TEXT).length < CARD_TEXT && holds(box, leadsAway);
}

/** A headline, or a link that is no author's. */
const leadsAway = ({ name, attribs }: Element) =>
  /^h[2-6]$/.test(name) || (name === 'a' && !/^(?:$|#)|author|people|staff|\.(?:mp3|m4a)/i.test(attribs['href'] ?? ''));

const offered = new WeakMap<Element, number>();

/** Whether no other player of the page is offered as its text; each page is looked through once. */
function isOnly(player: Element): boolean {
  let root = player;
  while (root.parent && isElement(root.parent as Element)) root = root.parent as Element;
  let count = offered.get(root);
  if (count === undefined) {
    count = 0;
    eachElement(root, (one) => {
      if (one.name === 'audio' && isOffered(one)) count = (count ?? 0) + 1;
      return (count ?? 0) < 2;
    });
    offered.set(root, count);
  }
  return count < 2;
}

function isOffered(player: Element): boolean {
  let at = player.parent;
  for (let level = 0; at && isElement(at) && at.name !== 'body' && level < LEVELS; level += 1, at = at.parent)
    if (saysOwnText(at)) return true;
  return false;
}
