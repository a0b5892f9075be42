/** Article → script: what is said, in which language and voice, what is played, where it pauses, and what is left out. */
import { LecternError } from '../errors.ts';
import type { Article, Block, Mode, Script, Segment } from '../model.ts';
import { beginsWithTitle } from '../words/first-words.ts';
import { detectLanguage } from './detect-language.ts';
import { splitByLanguage } from './language-runs.ts';
import { primarySubtag } from './language-tags.ts';
import { bylineAndDate, discloseVoice, fillTemplate } from './normalize/announcement.ts';
import { normalizeText } from './normalize/normalize-text.ts';
import { createPronouncer, type PronounceRule } from './normalize/pronounce.ts';
import { splitSentences } from './sentences.ts';
import { clipTitle, hasSpeech, removeUnspoken, unspokenReason } from './speakable.ts';

/** How a show wants its articles read. */
export type ScriptOptions = {
  /** `auto` is decided by the caller, who knows how long the recordings are; here it is taken as `splice`. */
  readonly mode: Mode;
  /** Language (`zh-TW`, `zh`, `en`, or `*` for any other) → voice (`espeak:cmn`). */
  readonly voices: Readonly<Record<string, string>>;
  /** As `voices`, for blocks of quotation; a language that is not here is read by its own voice. */
  readonly quoteVoices?: Readonly<Record<string, string>>;
  /** Voices that speak only as long as a better one is not installed. */
  readonly standIns?: readonly string[];
  /** Default 1. */
  readonly speed?: number;
  /** Seconds of silence around each kind of block; `title` after the opening lines. */
  readonly pauses: {
    readonly heading: number;
    readonly paragraph: number;
    /** Between two sentences of a block; default none. */
    readonly sentence?: number;
    readonly quote: number;
    readonly clip: number;
    readonly title: number;
  };
  /** Templates with `{title}`, `{byline}`, `{date}`, `{site}`, `{show}`. */
  readonly intro?: string;
  readonly outro?: string;
  /** Whether a synthetic voice says at the end that it is one. */
  readonly disclose?: boolean;
  readonly show: { readonly title: string };
  /** Said before each clip, e.g. `原声：`. */
  readonly leadIn?: string;
  /** Whether the title and the line with author and date open the episode. */
  readonly announce: boolean;
  readonly pronounce: readonly PronounceRule[];
};

/** Something of the article that is not heard, and why. `block` as in {@link Segment}. */
export type LeftOut = { readonly block: number; readonly text: string; readonly reason: string };

export type ScriptResult = Script & { readonly leftOut: readonly LeftOut[] };

type ClipBlock = Extract<Block, { kind: 'clip' }>;

/** Seconds of silence that end an episode. */
const END_PAUSE_SECONDS = 0.6;

/**
 * Plans an episode. Every sentence of the body is in it, in order, but for what `leftOut` names. Between blocks stands
 * one pause, the longer of the two that meet; none at the start.
 *
 * @throws LecternError `no-voice` when no voice is configured for a sentence's language; `invalid` for a template with
 * an unknown placeholder or a pronunciation that is no regular expression.
 */
export function buildScript(article: Article, options: ScriptOptions): ScriptResult {
  const { pauses } = options;
  const plan = createPlan(article, options);
  const narrated = options.mode !== 'original';
  const played = options.mode === 'narration' ? [] : clipsToPlay(article, options.mode);

  if (narrated) openEpisode(plan, article, options);

  article.blocks.forEach((block, index) => {
    if (block.kind === 'clip') {
      const isPlayed = played.some((clip) => clip.index === index);
      if (!isPlayed) plan.leaveOut(index, block.label ?? block.url, clipReason(options.mode, block));
      else if (options.mode === 'original' || block.place === 'body') plan.playClip(block, index);
      return;
    }
    const reason = narrated ? blockReason(article, block, index, options.announce) : 'only the recordings are played';
    if (reason !== undefined) {
      plan.leaveOut(index, block.text, reason);
      return;
    }
    const around = block.kind === 'heading' ? pauses.heading : block.kind === 'quote' ? pauses.quote : pauses.paragraph;
    plan.pause(around);
    plan.say(block.text, index, block.kind === 'heading' ? block.text : undefined, block.kind === 'quote');
    plan.pause(around);
  });

  if (options.mode === 'splice' || options.mode === 'auto') {
    for (const { block, index } of played) if (block.place !== 'body') plan.playClip(block, index);
  }
  if (narrated && options.outro !== undefined) {
    plan.pause(pauses.paragraph);
    plan.say(fillTemplate(options.outro, article, options.show.title), -1);
  }
  const disclosure = narrated && options.disclose ? discloseVoice(article.language) : undefined;
  if (disclosure !== undefined) {
    plan.pause(pauses.paragraph);
    plan.say(disclosure, -1);
  }
  return plan.finish();
}

function openEpisode(plan: Plan, article: Article, options: ScriptOptions): void {
  if (options.intro !== undefined) {
    plan.say(fillTemplate(options.intro, article, options.show.title), -1);
    plan.pause(options.pauses.title);
  }
  if (!options.announce) {
    plan.beginChapter(article.title);
    return;
  }
  if (saysTitle(article)) plan.beginChapter(article.title);
  else plan.say(article.title, -1, article.title);
  const line = bylineAndDate(article);
  if (line !== undefined) {
    plan.pause(options.pauses.paragraph);
    plan.say(line, -1);
  }
  plan.pause(options.pauses.title);
}

/** Whether what is heard first is the title again, as of a text that has none of its own. */
function saysTitle({ title, blocks }: Article): boolean {
  const first = blocks.find(({ kind }) => kind !== 'figure');
  const isSaid = first !== undefined && SAID.has(first.kind) && 'text' in first;
  return isSaid && unspokenReason(first.text) === undefined && beginsWithTitle(first.text, title);
}

const SAID: ReadonlySet<Block['kind']> = new Set(['paragraph', 'quote', 'listItem']);

/** The clips that the mode plays, each recording once, in page order. */
function clipsToPlay(article: Article, mode: Mode): readonly { readonly block: ClipBlock; readonly index: number }[] {
  const clips = article.blocks.flatMap((block, index) => (block.kind === 'clip' ? [{ block, index }] : []));
  // A recording listed both in the body and in the metadata is played where it stands.
  const inBodyFirst = [...clips].sort((a, b) => Number(a.block.place !== 'body') - Number(b.block.place !== 'body'));
  const chosen = new Map<string, number>();
  for (const { block, index } of mode === 'original' ? clips : inBodyFirst) {
    if (!chosen.has(block.url)) chosen.set(block.url, index);
  }
  return clips.filter(({ block, index }) => chosen.get(block.url) === index);
}

function clipReason(mode: Mode, block: ClipBlock): string {
  return mode === 'narration'
    ? 'no recordings in narration mode'
    : `the same recording is played elsewhere (${block.url})`;
}

/** A line without the marks that end it, to tell whether two say the same. */
const plain = (text: string) => text.replace(/(?<![\s:：►▶。.])[\s:：►▶。.]+$/u, '').trim();

/** The labels of the recordings beside a block: they are shown, not read. */
function labelsBeside(article: Article, index: number): readonly string[] {
  return [article.blocks[index - 1], article.blocks[index + 1]].flatMap((other) =>
    other?.kind === 'clip' && other.label !== undefined ? [plain(other.label)] : [],
  );
}

/** Why a block has nothing for ears, if so. */
function blockReason(
  article: Article,
  block: Exclude<Block, ClipBlock>,
  index: number,
  titleIsSaid: boolean,
): string | undefined {
  if (block.kind === 'code') return 'code';
  if (block.kind === 'figure') return 'caption of a picture';
  if (block.kind === 'table') return 'table';
  const isFirst = article.blocks.findIndex(({ kind }) => kind !== 'clip' && kind !== 'figure') === index;
  if (titleIsSaid && block.kind === 'heading' && isFirst && plain(block.text) === plain(article.title))
    return 'same as the title';
  if (labelsBeside(article, index).includes(plain(block.text))) return 'label of a clip';
  return block.kind === 'heading' ? undefined : unspokenReason(block.text);
}

/** Why a sentence within a paragraph is not for ears, if so. */
function sentenceReason(sentence: string, labels: readonly string[]): string | undefined {
  return labels.includes(plain(sentence)) ? 'label of a clip' : unspokenReason(sentence);
}

type Plan = ReturnType<typeof createPlan>;

/** Collects segments while keeping the rules on pauses and chapters. */
function createPlan(article: Article, options: ScriptOptions) {
  const segments: Segment[] = [];
  const leftOut: LeftOut[] = [];
  const pronounce = createPronouncer(options.pronounce);
  let chapterDue: string | undefined;

  const leaveOut = (block: number, text: string, reason: string): void => {
    if (text.trim() !== '') leftOut.push({ block, text, reason });
  };

  const pause = (seconds: number): void => {
    const last = segments.at(-1);
    if (last === undefined || seconds <= 0) return;
    if (last.kind !== 'pause') segments.push({ kind: 'pause', seconds });
    else if (last.seconds < seconds) segments[segments.length - 1] = { kind: 'pause', seconds };
  };

  const say = (text: string, block: number, chapter?: string, isQuote = false): void => {
    const { text: speakable, removed } = removeUnspoken(text, article.language);
    for (const piece of removed) leaveOut(block, piece.text, piece.reason);
    beginChapter(chapter);
    const pieces = splitSentences(speakable, article.language).flatMap((sentence) =>
      splitByLanguage(sentence, article.language).map((shown, at) => ({ shown, isWithin: at > 0 })),
    );
    const labels = labelsBeside(article, block);
    let isFirst = true;
    for (const { shown, isWithin } of pieces) {
      const isBody = chapter === undefined && block >= 0 && article.blocks[block]?.kind !== 'clip';
      const reason = isBody ? sentenceReason(shown, labels) : undefined;
      if (reason !== undefined) {
        leaveOut(block, shown, reason);
        continue;
      }
      const language = detectLanguage(shown, article.language);
      const spoken = pronounce(normalizeText(shown, language), language).trim();
      if (!hasSpeech(spoken)) {
        leaveOut(block, shown, 'nothing that can be said');
        continue;
      }
      const voice =
        (isQuote ? findVoice(language, options.quoteVoices ?? {}) : undefined) ?? voiceFor(language, options.voices);
      const { sentence = 0 } = options.pauses;
      if (!isFirst) pause(isWithin ? sentence / 4 : sentence);
      isFirst = false;
      segments.push({
        kind: 'speech',
        text: spoken,
        shown,
        language,
        voice,
        block,
        ...((options.speed ?? 1) !== 1 && { speed: options.speed }),
        ...(chapterDue === undefined ? {} : { chapter: chapterDue }),
      });
      chapterDue = undefined;
    }
  };

  /** Names the chapter that the next thing heard begins. */
  const beginChapter = (title: string | undefined): void => {
    chapterDue = title?.trim() || chapterDue;
  };

  const playClip = (clip: ClipBlock, index: number): void => {
    pause(options.pauses.clip);
    if (options.leadIn !== undefined && options.leadIn.trim() !== '') say(options.leadIn, index);
    beginChapter(clipTitle(clip.label));
    segments.push({
      kind: 'clip',
      url: clip.url,
      ...(clip.label === undefined ? {} : { label: clip.label }),
      ...(clip.mimeType === undefined ? {} : { mimeType: clip.mimeType }),
      block: index,
      ...(chapterDue === undefined ? {} : { chapter: chapterDue }),
    });
    chapterDue = undefined;
    pause(options.pauses.clip);
  };

  const finish = (): ScriptResult => {
    const last = segments.at(-1);
    if (last?.kind === 'pause') segments.pop();
    if (segments.length > 0) segments.push({ kind: 'pause', seconds: END_PAUSE_SECONDS });
    return { language: article.language, segments, leftOut };
  };

  return { leaveOut, pause, beginChapter, say, playClip, finish };
}

/** The voice of the exact tag, else of the tag shortened from its end, else of `*`. */
function findVoice(language: string, voices: Readonly<Record<string, string>>): string | undefined {
  const configured = new Map(Object.entries(voices).map(([tag, voice]) => [tag.toLowerCase(), voice]));
  const parts = language.toLowerCase().split(/[-_]/);
  for (let length = parts.length; length > 0; length -= 1) {
    const voice = configured.get(parts.slice(0, length).join('-'));
    if (voice !== undefined) return voice;
  }
  return configured.get('*');
}

function voiceFor(language: string, voices: Readonly<Record<string, string>>): string {
  const voice = findVoice(language, voices);
  if (voice !== undefined) return voice;
  throw new LecternError(`No voice is configured for the language "${language}".`, {
    code: 'no-voice',
    stage: 'script',
    hint: `Name a voice for ${primarySubtag(language)}, or for "*", under \`voices\`.`,
    why: { kind: 'no-voice-for', language },
  });
}
