/** Makes one recording of a player's box: its title, clock, buttons, caption and download link are no text of the article. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { isBareVerb, isClock, isInvitation } from './clip-labels.ts';
import type { FoundClip } from './clip-sources.ts';
import { attribute, type Element, eachElement, innerText, isElement } from './dom.ts';
import { isMetaLine } from './edge-lines.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { splitCase } from './split-case.ts';
import { squash } from './squash.ts';

const PLAYER_CLASS = /(?:^|[\s_-])(?:audio|podcast|player|listen|mejs|plyr|tts)(?:$|[\s_-])/i;
const TITLE_CLASS = /(?:^|[\s_-])(?:title|name|headline|label)(?:$|[\s_-])/i;
/** A box of more pieces is a part of the article. */
const BOX_PIECES = 8;
const TITLE_LIMIT = 160;
const BUTTONS = 40;
const META = 120;
const LABEL = 50;
const CONTROLS = new Set(['listening control', 'reading time', 'share line', 'loading text', 'browser notice']);

type Parts = {
  readonly player: Piece & { readonly clip: FoundClip };
  /** What is neither a control nor a second way to the same recording. */
  readonly texts: readonly Piece[];
  readonly captions: readonly Piece[];
  readonly controls: readonly Piece[];
  /** The piece right above the player. */
  readonly above: Piece | undefined;
  readonly isBare: boolean;
};

/**
 * Takes the only link to a recording in a box that is a player for the player itself, when it only says what to do with
 * the file and the box has a button to play it: a script makes the sound.
 */
export function promoteLink(pieces: Piece[], own: Region): boolean {
  if (pieces.length - own.first > BOX_PIECES || !isPlayerBox(own.element)) return false;
  const clips = pieces.slice(own.first).filter(({ clip }) => clip !== undefined);
  const [{ clip } = {}] = clips;
  if (clips.length !== 1 || !clip?.isLink || !isBareVerb(withoutSize(clip.label ?? ''))) return false;
  if (!own.element || !hasPlayButton(own.element)) return false;
  const { label: _, ...file } = clip;
  const at = pieces.findIndex((piece) => piece.clip === clip);
  const piece = pieces[at];
  if (!piece) return false;
  pieces[at] = { ...piece, text: '', weight: 0, linkWeight: 0, kind: 'clip', clip: { ...file, isLink: false } };
  return true;
}

const withoutSize = (label: string) => label.replace(/\s?\(?\d{1,4}(?:[.,]\d{1,2})?\s?[KM]B\)?$/i, '');
const PLAY =
  /^(?:play|listen|hear|abspielen|anhören|écouter|lire|escuchar|reproducir|ascolta|riproduci|ouvir)(?!\p{L})/iu;

function hasPlayButton(box: Element): boolean {
  let found = false;
  eachElement(box, (one) => {
    const isButton = one.name === 'button' || attribute(one, 'role') === 'button';
    found ||= isButton && (PLAY.test(attribute(one, 'aria-label')) || PLAY.test(innerText(one, LABEL)));
    return !found;
  });
  return found;
}

/**
 * Replaces the pieces of a box that is a player, or of one that holds nothing but a player and its title; false when it
 * is neither. `named` is what the page's metadata call the article, squashed: its title names no recording.
 */
export function mergePlayer(pieces: Piece[], own: Region, named: string): boolean {
  const parts = pieces.length - own.first > BOX_PIECES ? undefined : takeApart(pieces.slice(own.first));
  if (!parts) return false;
  const { player, texts, captions, controls } = parts;
  const isDrawn = isDrawnPlayer(parts, own.element, named);
  const isPlayer = isDrawn || isPlayerBox(own.element);
  const title = isDrawn ? texts[0] : isPlayer ? titleInPlayer(parts, named) : titleInBox(parts, named);
  if (title === undefined && texts.length > 0) return false;
  const invitation = controls.find(({ text }) => isInvitation(text))?.text ?? invitingButton(own.element);
  const label = player.clip.label ?? title?.text ?? captions[0]?.text ?? invitation;
  if (!isPlayer && title === undefined && label === player.clip.label) return false;
  pieces.length = own.first;
  own.children.length = 0;
  pieces.push({ ...player, region: own, clip: label === undefined ? player.clip : { ...player.clip, label } });
  for (const piece of texts)
    if (piece !== title && !(isPlayer && title && isLabel(piece))) pieces.push({ ...piece, region: own });
  own.end = pieces.length;
  return true;
}

/** The title in a box that is a player by its class: the only text, or a heading right above, as over a transcript. */
function titleInPlayer({ player, texts, above }: Parts, named: string): Piece | undefined {
  const [only, ...more] = texts;
  if (only && more.length === 0 && !isNameOf(only, named) && (isTitle(only, player.clip) || isShort(only))) return only;
  const [heading, ...others] = texts.filter(({ kind }) => kind === 'heading');
  const isOver = heading === above || texts.every((piece) => piece === heading || isLabel(piece));
  const isOnly = heading !== undefined && others.length === 0 && isOver;
  return isOnly && isTitle(heading, player.clip) && !isNameOf(heading, named) ? heading : undefined;
}

/** A title, and perhaps whose it is, beside a clock, or in an element of HTML for figures: a player that no class names. */
function isDrawnPlayer({ texts, controls, isBare }: Parts, element: Element | undefined, named: string): boolean {
  const isFigure = element?.name === 'figure';
  if (!isBare || texts.length < 1 || texts.length > 2 || !/^(?:div|section|figure)$/.test(element?.name ?? ''))
    return false;
  if (!isFigure && !controls.some(({ text }) => isClock(text))) return false;
  return texts.every(
    (piece) =>
      piece.kind === 'paragraph' && isShort(piece) && !/[:：,，;]$/.test(piece.text) && !isNameOf(piece, named),
  );
}

/** The title in any other box: it is all that is there, and is marked as one right above the player, or no sentence below it. */
function titleInBox({ player, texts, above, isBare }: Parts, named: string): Piece | undefined {
  const [only, ...more] = texts;
  if (!only || more.length > 0 || !isBare || isNameOf(only, named)) return undefined;
  // Right below the player: a caption.
  if (only !== above && only.kind !== 'heading' && isShort(only) && !/[:：,，;]$/.test(only.text)) return only;
  if (!isTitle(only, player.clip)) return undefined;
  return only === above || squash(only.text) === squash(player.clip.label ?? '') ? only : undefined;
}

function takeApart(inside: readonly Piece[]): Parts | undefined {
  const [player, ...others] = inside.filter((piece) => piece.clip !== undefined && !piece.clip.isLink);
  if (!player?.clip || !others.every((other) => isSameFile(other.clip, player.clip))) return undefined;
  const { clip } = player;
  const links = inside.filter((piece) => piece.clip?.isLink === true);
  if (!links.every((link) => link.clip && isSameRecording(link.clip, clip))) return undefined;
  const shown = inside.filter(({ clip: one, weight }) => one === undefined && weight > 0);
  const isOther = (piece: Piece) => piece.kind !== 'figure';
  return {
    player: { ...player, clip },
    texts: shown.filter((piece) => isOther(piece) && !isControl(piece)),
    captions: shown.filter((piece) => !isOther(piece)),
    controls: shown.filter((piece) => isOther(piece) && isControl(piece)),
    above: inside[inside.indexOf(player) - 1],
    isBare: !inside.some(({ kind, imageUrl }) => kind === 'figure' || imageUrl !== undefined),
  };
}

/** The box of a player may carry its address, too. */
const isSameFile = (one: FoundClip | undefined, other: FoundClip | undefined) =>
  one?.variants[0] !== undefined && one.variants[0].url === other?.variants[0]?.url;

/** A link to download what the player plays: by the name of its file, or because it says nothing else. */
function isSameRecording(link: FoundClip, player: FoundClip): boolean {
  if (link.label !== undefined && isBareVerb(link.label)) return true;
  const [one, other] = [link, player].map(({ variants }) => /[^/?#]+(?=$|[?#])/.exec(variants[0]?.url ?? '')?.[0]);
  return one !== undefined && one === other;
}

function isControl(piece: Piece): boolean {
  const { text, weight, kind } = piece;
  if (isClock(text) || isBareVerb(text) || CONTROLS.has(boilerplateReason(piece))) return true;
  return kind !== 'heading' && weight <= META && isMetaLine(text, weight);
}

const isPlayerBox = (element: Element | undefined) => element?.name !== 'body' && PLAYER_CLASS.test(wordsOf(element));

function wordsOf(element: Element | undefined): string {
  const { class: words = '', id = '' } = element?.attribs ?? {};
  return splitCase(`${words} ${id}`.slice(0, 200));
}

const MEDIA_CLASS = /(?:^|[\s_-])(?:audio|video|player|media|duration)(?:$|[\s_-])/i;
const MEDIA_LEVELS = 3;

/** True for the length that stands alone in the box of a film or a recording. */
export function isMediaClock({ text, region }: Piece): boolean {
  if (!isClock(text)) return false;
  let at: Region | undefined = region;
  for (let level = 0; at && level < MEDIA_LEVELS; level += 1, at = at.parent)
    if (MEDIA_CLASS.test(wordsOf(at.element))) return true;
  return false;
}

/** What the markup sets as a title, or what the player is called too. */
function isTitle({ kind, level, text, region }: Piece, { label }: FoundClip): boolean {
  if (text.length > TITLE_LIMIT || (kind === 'heading' && level === 1)) return false;
  if (kind === 'heading' || (label !== undefined && squash(label) === squash(text))) return true;
  return TITLE_CLASS.test(wordsOf(region.element));
}

function isNameOf({ text }: Piece, named: string): boolean {
  const own = squash(text);
  return own.length > 1 && named.includes(own);
}

/** A few words in a player, as the name of its programme. */
const isLabel = (piece: Piece) => piece.weight <= LABEL && isShort(piece);
const isShort = ({ text }: Piece) => text.length <= TITLE_LIMIT && !endsSentence(text);

/** Buttons are no text, but the one that starts a player may say what it plays: Listen to this article. */
function invitingButton(box: Element | undefined): string | undefined {
  let left = BUTTONS;
  const find = (element: Element): string | undefined => {
    for (const child of element.children) {
      if (!isElement(child) || left <= 0) continue;
      left -= 1;
      const isButton = child.name === 'button' || attribute(child, 'role') === 'button';
      const text = isButton ? innerText(child, TITLE_LIMIT) : '';
      const found = isInvitation(text) ? text : find(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return box && find(box);
}
