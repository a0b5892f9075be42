/** Tells the controls of a page by what their elements are: players of films with their menus, forms, lists that stay hidden. */
import { type Element, innerText } from './dom.ts';
import { holds, sentencesIn, unlinkedText } from './named-boxes.ts';
import { remember } from './remember.ts';
import { splitCase } from './split-case.ts';

/** What those who do not see a page hear of its player: Courier Video Player. */
const SAID_OF_PLAYER =
  /^(?:[\p{L}\d.’'-]{1,20} ){0,3}(?:video[ -]?(?:player|spieler|afspeler)|videoplayer|lecteur (?:de )?vid[eé]os?|reproductor de v[ií]deos?|lettore video|player de v[ií]deo|видеоплеер|[视視影][频頻]播放器|動画プレ(?:ー|イ)ヤー)$/iu;
/** The same by a data attribute: td-applet-videoplayer, VideoPlayer. */
const isPlayerName = remember((words) => /(?:^|[\s_-])video[\s_-]?player$/i.test(splitCase(words)));
/** What the menus of a player set; a film's title or caption beside them says none of it. */
const SETTING =
  /(?:video )?quality|closed captions?|subtitles?|captions? (?:settings|off|will look)|playback (?:speed|rate)|font (?:size|family|color|opacity)|(?:window|background|text) (?:color|opacity)|edge style|drop ?shadow|semi-transparent|\btransparency\b|\b(?:720|1080)p\b|untertitel|qualität|sous-titres|subt[ií]tulos|sottotitoli|legendas|字幕|[画畫清]质|清晰度|倍速|画質/giu;
const LEAST_SETTINGS = 3;
const SENTENCES = 4;
const [FORM, LABELS] = [300, 200];

const isTitle = ({ name }: Element) => name === 'h1';
const isSound = ({ name, attribs }: Element) => name === 'audio' || /^audio\//.test(attribs['type'] ?? '');

/** True for a player of films that is named so and says what may be set in it, and hardly a sentence. */
function isPlayerWithMenu(element: Element): boolean {
  const { attribs } = element;
  const isNamed =
    SAID_OF_PLAYER.test(attribs['aria-label'] ?? '') ||
    Object.keys(attribs).some((key) => key.startsWith('data-') && isPlayerName((attribs[key] ?? '').slice(0, 60)));
  if (!isNamed || holds(element, isTitle) || holds(element, isSound)) return false;
  const text = unlinkedText(element);
  const settings = new Set(text.match(SETTING)?.map((word) => word.toLowerCase()));
  return settings.size >= LEAST_SETTINGS && sentencesIn(text) <= SENTENCES;
}

/** True for a form in which readers write, and which says only what for. */
function isReaderForm(element: Element): boolean {
  if (element.name !== 'form' || innerText(element, FORM + 1).length > FORM) return false;
  return (
    holds(element, ({ name }) => name === 'textarea') && !holds(element, ({ name }) => /^(?:h1|p|article)$/.test(name))
  );
}

/** True for a list of labels whose only class hides it. */
function isHiddenList(element: Element): boolean {
  if (!/^[uod]l$/.test(element.name) || !/^(?:is-)?hidden$/i.test((element.attribs['class'] ?? '').trim()))
    return false;
  const text = innerText(element, LABELS + 1);
  return text.length <= LABELS && sentencesIn(text) === 0;
}

/** True for a part of a page that only its software needs. */
export const isControl = (element: Element): boolean =>
  /^(?:div|section|figure)$/.test(element.name)
    ? isPlayerWithMenu(element)
    : isReaderForm(element) || isHiddenList(element);
