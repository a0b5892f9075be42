/** Decides for `mode: auto` whether an article's recording is a reading of its text, and so the episode. */
import type { Article, Block, Mode, ModeReason } from '../model.ts';

export type DecidedMode = { readonly mode: Mode; readonly reason?: ModeReason };

type ClipBlock = Extract<Block, { kind: 'clip' }>;

const READING = new RegExp(
  [
    String.raw`\b(?:listen|listening) to (?:this|the|our|full)(?: full| whole| entire)? ?(?:article|story|post|piece|essay|report|column|text|newsletter|blog)\b`,
    String.raw`\bhear (?:this|the) (?:article|story|post|piece|essay)\b`,
    String.raw`\b(?:audio|spoken|narrated|read[- ]aloud) (?:version|article|edition|story)\b|\bread(?:ing)? (?:this )?(?:article |story |post )?aloud\b`,
    String.raw`\b(?:article|story|post|essay)(?: is)? (?:read|narrated|voiced)\b|\b(?:narrated|read) by\b|\bread to me\b`,
    String.raw`artikel (?:an)?hören|beitrag (?:an)?hören|vorlesen lassen|vorgelesen|(?:écoute[rz]) (?:l['’]|cet |le )(?:article|texte)|article lu\b`,
    `(?:escuch(?:ar|a|e)|oír) (?:el |este |la |esta )(?:artículo|noticia|texto)|ascolta (?:l['’]|questo )articolo|(?:ouvir|ouça) (?:o |este |a |esta )(?:artigo|notícia|texto|matéria)`,
    `(?:слушать|прослушать) (?:эту |этот )?(?:статью|материал|текст)`,
    '(?:收听|收聽|聆听|聆聽|听|聽|播放|朗读|朗讀)(?:全文|本文|文章|此文|这篇|這篇)|(?:本文|全文|文章)(?:的)?(?:朗读|朗讀|音频|音頻|语音|語音|录音|錄音|有声|有聲)',
    '语音(?:朗读|播报|版)|語音(?:朗讀|播報|版)|音频版|音頻版|有声(?:版|文章)|有聲(?:版|文章)|朗读(?:者|版|：|:)|朗讀(?:者|版|：|:)|この記事を(?:聴く|聞く)|기사 듣기',
  ].join('|'),
  'iu',
);

/** A label of sound that the text is about, whatever else it says. */
const ORIGINAL_SOUND =
  /\b(?:interview|podcast|episode|speech|song|performance|conversation|debate|trailer|part \d)|entretien|entrevista|intervista|gespräch|访谈|訪談|采访|採訪|专访|專訪|播客|演讲|演講|讲话|講話|对话|對話|现场|現場|原声|原聲|第.{1,4}[集期部]/iu;

/** Seconds that a person takes to read one sign aloud: 185 words, 250 ideographs a minute. */
const SECONDS_OF = { ideograph: 0.24, kana: 0.13, hangul: 0.2, digit: 0.25, letter: 0.065 } as const;

/** How long a reading is against the estimate: readers differ by a third, and what says so itself is given more. */
const FITS = { unlabelled: [0.7, 1.5], labelled: [0.5, 2] } as const;
/** Of the music and the words that frame a labelled reading. */
const FRAME_SECONDS = 20;

/**
 * What `auto` is for an article. A reading is the only recording of its article and fits the text's length; its label
 * says so, or it stands before the text or in the metadata. Everything else is spliced, so that nothing written is lost.
 *
 * @param seconds Length of each recording that can be had, by its address.
 */
export function decideMode(article: Article, seconds: ReadonlyMap<string, number>): DecidedMode {
  const reading = findReading(article);
  const recorded = reading && seconds.get(reading.clip.url);
  const expected = estimateReadingSeconds(article);
  if (!reading || recorded === undefined || expected === 0) return { mode: 'splice' };
  const isLabelled = reading.reason === 'label';
  const [least, most] = isLabelled ? FITS.labelled : FITS.unlabelled;
  const fits = recorded >= expected * least && recorded <= expected * most + (isLabelled ? FRAME_SECONDS : 0);
  return fits ? { mode: 'original', reason: reading.reason } : { mode: 'splice' };
}

/** As {@link decideMode}, or what was decided before: only a recording that cannot be had gives way to narration. */
export function keepOrDecideMode(
  article: Article,
  seconds: ReadonlyMap<string, number>,
  kept?: DecidedMode,
): DecidedMode {
  if (!kept) return decideMode(article, seconds);
  return kept.mode === 'original' && seconds.size === 0 ? { mode: 'splice' } : kept;
}

/** The recording that is a reading if its length fits, and what speaks for it. */
export function findReading({
  blocks,
}: Pick<Article, 'blocks'>): { readonly clip: ClipBlock; readonly reason: ModeReason } | undefined {
  const clips = blocks.filter((block) => block.kind === 'clip');
  const [clip] = clips;
  if (!clip || clips.some(({ url }) => url !== clip.url)) return undefined;
  const label = clip.label ?? '';
  if (ORIGINAL_SOUND.test(label)) return undefined;
  if (READING.test(label)) return { clip, reason: 'label' };
  const at = blocks.indexOf(clip);
  const isBeforeText = !blocks.slice(0, at).some(({ kind }) => RUNNING.has(kind));
  const isBesideText = clip.place === 'meta' || (clip.place === 'body' && isBeforeText);
  return isBesideText ? { clip, reason: 'length' } : undefined;
}

const RUNNING = new Set<Block['kind']>(['paragraph', 'quote', 'listItem']);

/** How long a person would take to read the article aloud. */
export function estimateReadingSeconds({ blocks }: Pick<Article, 'blocks'>): number {
  const text = blocks
    .map((block) => (block.kind === 'heading' || RUNNING.has(block.kind) ? 'text' in block && block.text : ''))
    .join('');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const [ideographs, kana, hangul] = [
    count(/\p{Script=Han}/gu),
    count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
    count(/\p{Script=Hangul}/gu),
  ];
  return (
    ideographs * SECONDS_OF.ideograph +
    kana * SECONDS_OF.kana +
    hangul * SECONDS_OF.hangul +
    count(/\p{Nd}/gu) * SECONDS_OF.digit +
    (count(/\p{L}/gu) - ideographs - kana - hangul) * SECONDS_OF.letter
  );
}
