/** Knows a page's recording of its own text by the words of its player: Listen to this essay. */
import { clipsOfElement, type FoundClip } from './clip-sources.ts';
import { type Element, eachElement, innerText } from './dom.ts';
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

/** The only recording in a hidden element, beside whose button the page offers to read its text aloud. */
export function hiddenNarration(element: Element): readonly FoundClip[] {
  const players: Element[] = [];
  eachElement(element, (one) => {
    if (one.name === 'audio') players.push(one);
    return players.length < 2;
  });
  const [player] = players;
  const box = element.parent;
  if (!player || players.length > 1 || !box || !('attribs' in box) || box.name === 'body') return [];
  return saysOwnText(box) ? clipsOfElement(player) : [];
}
