/** Tells the elements of a quotation, and of who is quoted, by their names and classes. */
import type { Element } from './dom.ts';
import { isNames } from './line-shape.ts';
import { remember } from './remember.ts';
import { splitCase } from './split-case.ts';

const QUOTE =
  /^(?:(?:pull|block|big|large)?quotes?|quotation|zitate?|exergue|citations?|citat|citaat|citazione|citas?|yinyong|jinju)$/;
/** Words that name nothing else beside a text. */
const CREDIT = /^(?:\w{0,8}cite|author|autor[ae]?|auteure?|attr|attribution|credit)$/;
const OF_QUOTE =
  /^(?:source|quelle|fuente|fonte|speaker|person|name|nom|nombre|nome|by|byline|from|footer|role|job|position|function|funktion|fonction|cargo)$/;
/** What may stand in a class behind such a word: by-the-numbers, from-the-editor are no credits. */
const BEHIND = /^(?:name|text|title|info|line|wrap(?:per)?|box|container|inner|label|position|job|role|function)$|\d/;
/** Offers of a price are called quotes, too. */
const OFFER = /^(?:price|offer|insurance|free|get|request|stock)$/;
/** Words of a post or a source at most. */
const WORDS = 8;
const NAME_CLASS = /(?:^|[\s_-])(?:speaker|person|name|nom|nombre|nome|by|byline)(?:$|[\s_-])/i;
const NAMES = /^(?:cite|footer|figcaption)$/;

/** Boxes of a poem or of an epigraph. */
export const POEM_CLASS = /(?:^|[\s_-])(?:poems?|poetry|verses?|stanzas?|lyrics?|epigraphs?|shige)(?:$|[\s_-])/i;

type Said = { readonly isQuote: boolean; readonly isCredit: boolean; readonly isPart: boolean };

/** What the last word says of quotations in each of an element's classes: quote__author, field--name-field-attribution. */
const saidBy = remember((classes: string): Said => {
  const said = { isQuote: false, isCredit: false, isPart: false };
  for (const token of classes.split(/\s+/, 12)) {
    const words = splitCase(token.replace(/field--name-(?:field-)?/, ''))
      .toLowerCase()
      .replace(/\b(pull|block)-quote/g, '$1quote')
      .split(/[_-]+/);
    const quote = words.findIndex((word, at) => QUOTE.test(word) && !OFFER.test(words[at - 1] ?? ''));
    const isLast = (at: number) => words.slice(at + 1).every((word) => BEHIND.test(word));
    // In English a citation is a source.
    const credit = words.findLastIndex(
      (word, at) =>
        (CREDIT.test(word) && !/^(?:intro|bio|notes?|section)$/.test(words[at + 1] ?? '')) ||
        (OF_QUOTE.test(word) && isLast(at)) ||
        (word === 'citation' && quote !== at),
    );
    if (quote > credit) said.isQuote = true;
    else if (credit >= 0) said[CREDIT.test(words[credit] ?? '') || quote >= 0 ? 'isCredit' : 'isPart'] = true;
  }
  return said;
});

/** What an element is called: by its classes, or as a part of a newsroom's system where these say nothing. */
export const calledBy = (element: Element | undefined): string =>
  `${element?.attribs['class'] ?? ''} ${element?.attribs['data-component'] ?? ''}`.slice(0, 200).trim();

/** True for a quotation that is set apart, or the box around it. */
export function isQuotation(element: Element | undefined): boolean {
  return element?.name === 'blockquote' || (saidBy(calledBy(element)).isQuote && !NAMES.test(element?.name ?? ''));
}

/** True for what says with `text` whose a quotation is; `isWithin` its box, where every name is. */
export function isCreditElement(element: Element | undefined, isWithin: boolean, text: string): boolean {
  if (!element) return false;
  const { isCredit, isPart } = saidBy(calledBy(element));
  if (isCredit) return true;
  if (NAMES.test(element.name) && (!/^\p{Ll}/u.test(text) || isNames(text))) return true;
  if (!isWithin || !isPart || /[:?]/.test(text)) return false;
  const isName = isNames(text.split(/\s?[,(|–—]/, 1)[0] ?? '');
  return isName || (text.split(' ').length <= WORDS && !NAME_CLASS.test(calledBy(element)));
}
