/** The lines a show says around an article: "by …, date", and templates with placeholders. */
import { LecternError } from '../../errors.ts';
import type { Article } from '../../model.ts';
import { isTraditionalTag, localeOf, primarySubtag } from '../language-tags.ts';
import { findLanguage } from '../languages.ts';

const PLACEHOLDERS = ['title', 'byline', 'date', 'site', 'show'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

/** A placeholder with the mark or the word that joins it to what stands before. */
const PLACEHOLDER = /(\s?[，,、·|｜]\s?|\s[-–—]\s|\s(?:by|on|from|von|vom|par|por|di|da)\s)?\{([^{}]{0,40})\}/gu;

/** The day of publication written out in the article's language (`2024年5月18日`, `May 18, 2024`), in its own zone. */
export function writtenDate(article: Article): string | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(article.publishedAt ?? '');
  if (found === null) return undefined;
  const [, year, month, day] = found.map(Number);
  const own = findLanguage(article.language)?.announcement;
  if (own) return own.date(year ?? 0, month ?? 0, day ?? 0);
  const date = new Date(`${found[0]}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return undefined;
  return new Intl.DateTimeFormat(/^en$/i.test(article.language) ? 'en-US' : localeOf(article.language), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(date);
}

/** `王骁，2024年5月18日。`, `By Jane Doe, May 18, 2024.`; `undefined` when neither is known. */
export function bylineAndDate(article: Article): string | undefined {
  const byline = article.byline?.trim() || undefined;
  const date = writtenDate(article);
  if (byline === undefined && date === undefined) return undefined;
  const { announcement, by: word } = findLanguage(article.language) ?? {};
  if (announcement) return announcement.line(byline, date);
  const by = byline === undefined || word === undefined ? byline : withWord(word, byline);
  return `${[by, date].filter(Boolean).join(', ')}.`;
}

/** `By Jane Doe`, also where the page has the word already. */
function withWord(word: string, byline: string): string {
  const has = byline.slice(0, word.length + 1).toLowerCase() === `${word.toLowerCase()} `;
  return `${word} ${has ? byline.slice(word.length + 1) : byline}`;
}

/**
 * Fills an intro or outro. What the article does not know is left empty, with the mark that joined it.
 *
 * @throws LecternError `invalid` for a placeholder that does not exist, naming those that do.
 */
export function fillTemplate(template: string, article: Article, showTitle: string): string {
  const values: Readonly<Record<Placeholder, string>> = {
    title: article.title,
    byline: article.byline ?? '',
    date: writtenDate(article) ?? '',
    site: article.siteName ?? '',
    show: showTitle,
  };
  const filled = template.replace(PLACEHOLDER, (_, joint: string | undefined, name: string) => {
    const known = PLACEHOLDERS.find((placeholder) => placeholder === name.trim());
    if (known !== undefined) return values[known] === '' ? '' : `${joint ?? ''}${values[known]}`;
    throw new LecternError(`The template has the unknown placeholder {${name}}.`, {
      code: 'invalid',
      stage: 'script',
      hint: `Use one of ${PLACEHOLDERS.map((placeholder) => `{${placeholder}}`).join(', ')}.`,
    });
  });
  return filled.replace(/^[\s，,、·|｜]{1,8}/u, '');
}

const DISCLOSURES: Readonly<Record<string, string>> = {
  zh: '本集由合成语音朗读。',
  yue: '本集由合成語音朗讀。',
  ja: 'このエピソードは合成音声で朗読されました。',
  en: 'This was read by a synthetic voice.',
  de: 'Dies wurde von einer synthetischen Stimme gelesen.',
  fr: 'Ce texte a été lu par une voix de synthèse.',
  es: 'Este texto ha sido leído por una voz sintética.',
  it: 'Questo testo è stato letto da una voce sintetica.',
  pt: 'Este texto foi lido por uma voz sintética.',
  ru: 'Этот текст прочитан синтезированным голосом.',
};

/** What a synthetic voice says of itself; `undefined` in a language in which nobody has worded it. */
export function discloseVoice(language: string): string | undefined {
  const words = DISCLOSURES[primarySubtag(language)];
  return words === DISCLOSURES['zh'] && isTraditionalTag(language) ? DISCLOSURES['yue'] : words;
}
