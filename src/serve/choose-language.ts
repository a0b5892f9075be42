/** In which of its languages a page is sent (RFC 9110 §12.5.4). */
import type { Request } from 'express';

/** The pages' languages, by what browsers ask for. Cantonese is written in traditional characters. */
function toInterface(tag: string): string | undefined {
  if (/^(zh|yue|cmn)\b.*\b(hant|tw|hk|mo)\b|^yue\b/i.test(tag)) return 'zh-Hant';
  if (/^(zh|cmn)\b/i.test(tag)) return 'zh-Hans';
  return /^en\b/i.test(tag) ? 'en' : undefined;
}

/** @param languages as in `<html lang>`, the one first that nobody has to ask for */
export function chooseLanguage(acceptLanguage: string | undefined, languages: readonly string[]): string | undefined {
  const [main] = languages;
  const wanted = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/i.exec(text)?.[1]).find((text) => text !== undefined);
    return { tag, quality: quality === undefined ? 1 : Number(quality) };
  });
  return (
    wanted
      .filter(({ quality }) => quality > 0)
      .toSorted((left, right) => right.quality - left.quality)
      .map(({ tag }) => (tag === '*' ? main : toInterface(tag)))
      .reduce<string | undefined>((found, one) => found ?? languages.find((language) => language === one), undefined) ??
    main
  );
}

export const fileIn = (file: string, language: string): string => file.replace(/\.html$/, `.${language}.html`);

/** The first language of the browser that there are words for. */
export function languageOf(request: Request, otherwise: string): string {
  return request.acceptsLanguages().find((one) => /^(?:zh|yue|cmn|en)\b/i.test(one)) ?? otherwise;
}
