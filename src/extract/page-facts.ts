/** Reads what a page says about itself: meta elements, links, JSON-LD, `<time>`, headings. Nothing is judged here. */

import { isPictureCredit, isQuotedName } from './credit-elements.ts';
import { stampOf } from './date-stamps.ts';
import { isBesideDate } from './dated-list.ts';
import { attribute, type DocumentNode, type Element, eachElement, innerText, isElement } from './dom.ts';
import { headingLevel } from './element-content.ts';
import { hintOf } from './element-hints.ts';
import { collectObjects, type JsonObject } from './json-ld.ts';
import { remember } from './remember.ts';
import { splitCase } from './split-case.ts';

export type { JsonObject } from './json-ld.ts';

export type PageFacts = {
  /** By lower-case name, property or itemprop; the first of each that is not empty. */
  readonly meta: ReadonlyMap<string, string>;
  /** Every value of a name, for those that repeat (`article:tag`). */
  readonly metaAll: ReadonlyMap<string, readonly string[]>;
  /** By lower-case rel. */
  readonly links: ReadonlyMap<string, Element>;
  /** Every object that JSON-LD scripts hold, `@graph` and nested ones opened. */
  readonly jsonLd: readonly JsonObject[];
  readonly documentTitle: string;
  readonly htmlLanguage: string;
  readonly baseHref: string | undefined;
  /** Elements in document order that metadata is read from. */
  readonly headings: readonly Element[];
  readonly times: readonly Element[];
  /** Elements that are marked as the author's name. */
  readonly authors: readonly Element[];
  /** Elements that name an account: by a class, or by a link to its own page. */
  readonly accounts: readonly Element[];
  /** What hidden or shown elements say of the editors to a search engine. */
  readonly editors: readonly string[];
  /** What elements say of the day of publication on being pointed at, or to those who hear the page. */
  readonly dateLabels: readonly string[];
  /** Elements with an attribute that holds an instant, for the script that writes how long ago it was. */
  readonly stamps: readonly Element[];
  /** What the page's scripts hold, JSON-LD left out. */
  readonly scripts: readonly { readonly text: string; readonly json: boolean }[];
  /** Every `a[href]`, and those with `rel=tag`. */
  readonly anchors: readonly Element[];
  readonly tagLinks: readonly Element[];
};

/** Reads the facts of a document in one walk. `scripts` are the texts that the markup guard set aside. */
export function readFacts(root: DocumentNode, scripts: readonly string[]): PageFacts {
  const meta = new Map<string, string>();
  const metaAll = new Map<string, string[]>();
  const links = new Map<string, Element>();
  const jsonLd: JsonObject[] = [];
  const headings: Element[] = [];
  const times: Element[] = [];
  const authors: Element[] = [];
  const accounts: Element[] = [];
  const editors: string[] = [];
  const dateLabels: string[] = [];
  const stamps: Element[] = [];
  const data: { text: string; json: boolean }[] = [];
  const anchors: Element[] = [];
  const tagLinks: Element[] = [];
  let documentTitle = '';
  let htmlLanguage = '';
  let baseHref: string | undefined;

  function readScript(type: string, text: string): void {
    if (/ld\+json/i.test(type)) collectObjects(text, jsonLd);
    else if (text !== '') data.push({ text, json: /json/i.test(type) });
  }

  eachElement(root, (element) => {
    switch (element.name) {
      case 'html':
        htmlLanguage = attribute(element, 'lang') || attribute(element, 'xml:lang');
        break;
      case 'title':
        if (documentTitle === '') documentTitle = innerText(element, 1000);
        break;
      case 'base':
        baseHref ??= element.attribs['href'];
        break;
      case 'meta': {
        const content = attribute(element, 'content').trim();
        const keys = ['name', 'property', 'itemprop', 'http-equiv'].map((key) => attribute(element, key).toLowerCase());
        for (const key of new Set(keys)) {
          if (key === '' || content === '') continue;
          if (!meta.has(key)) meta.set(key, content);
          const all = metaAll.get(key);
          if (all) all.push(content);
          else metaAll.set(key, [content]);
        }
        break;
      }
      case 'link':
        for (const rel of attribute(element, 'rel').toLowerCase().split(/\s+/))
          if (rel !== '' && !links.has(rel)) links.set(rel, element);
        break;
      case 'script':
        readScript(attribute(element, 'type'), scripts[Number(element.attribs['data-set-aside'])] ?? '');
        break;
      case 'h1':
      case 'h2':
      case 'h3':
        headings.push(element);
        break;
      case 'a':
        if (element.attribs['href'] !== undefined && anchors.length < ANCHOR_LIMIT) anchors.push(element);
        if (element.attribs['rel'] === 'tag') tagLinks.push(element);
        break;
      case 'time':
        times.push(element);
        break;
      default:
        // The headline within a heading that has a kicker, too. By itself it may be the site's motto.
        if (headingLevel(element) === 1 && isInHeading(element)) headings.push(element);
    }
    if (element.attribs['id'] === 'editor_baidu') editors.push(innerText(element, 80));
    const label = dateLabelOf(element);
    if (label !== undefined && dateLabels.length < 10) dateLabels.push(label);
    if (stamps.length < 40 && stampOf(element) !== undefined) stamps.push(element);
    if (authors.length < 20 && isAuthor(element) && !isPictureCredit(element)) authors.push(element);
    if (accounts.length < 40 && namesAccount(element)) accounts.push(element);
    return !MAY_HOLD_COMMENTS.has(element.name) || hintOf(element) !== 'comments';
  });
  return {
    meta,
    metaAll,
    links,
    jsonLd,
    documentTitle,
    htmlLanguage,
    baseHref,
    headings,
    times,
    authors,
    accounts,
    editors,
    dateLabels,
    stamps,
    scripts: data,
    anchors,
    tagLinks,
  };
}

const MAY_HOLD_COMMENTS = new Set(['div', 'section', 'ol', 'ul', 'aside', 'article', 'table', 'dl', 'form']);
const ANCHOR_LIMIT = 5000;

const AUTHOR_CLASS =
  /(?:^|[\s_-])(?:author|authors|byline|autor|autoren|auteur|redakteur|writer|poet|post-?author|entry-?author|article-?author|author-?name|byline-?name|blog-?author|contributor)(?:$|[\s_-])/i;

/** Whether a class says that it is the author's name, or an account's. */
const namesWriter = remember((words: string) => ({
  author: AUTHOR_CLASS.test(splitCase(words)),
  account: /(?:(?:nick|user|account|profile|media)[_-]?|author[_-]{1,2})name/i.test(words),
}));
const ACCOUNT_PAGE =
  /\/(?:u|users?|people|profile|authors?|members?|space)\/(?:token\/)?[^/.?#]{2,}|\/(?:user_|media(?:_m)?[/_])[A-Za-z]?\d{2,}(?:\.s?html?)?(?:$|[?#])|(?:^|\/)space-(?:uid-\d|username-)|[?&]mod=space&(?:amp;)?(?:uid|username)=|[?&]func=ucp&|\/(?:home|profile)\?|\/home\/\d{5,}(?:\/media)?(?:$|[?#])|\/\/(?:author|space)\.[\w.-]{1,60}\//i;

function namesAccount({ attribs, name }: Element): boolean {
  const words = attribs['class'] ?? '';
  return (
    (words !== '' && words.length < 200 && namesWriter(words).account) ||
    (name === 'a' && ACCOUNT_PAGE.test(attribs['href'] ?? ''))
  );
}

const DATE_LABEL =
  /^\s?(?:[发發][布佈表](?:[于於]|[时時][间間])|(?:[创創]建|刊[登载載])[于於时時][间間]?|首次[发發][布佈]|published|posted|veröffentlicht|publié|publicado)[^\d]{0,12}(?:\d{1,2}[^\d]{1,12}){0,2}(?:19|20)\d{2}/i;

/** A label that says when the page was published. */
function dateLabelOf(element: Element): string | undefined {
  const { attribs } = element;
  if (attribs['id'] === 'pubtime_baidu') return innerText(element, 80);
  const label = attribs['data-tooltip'] ?? attribs['aria-label'] ?? attribs['title'];
  return label !== undefined && label.length < 80 && DATE_LABEL.test(label) ? label : undefined;
}

/** HTML's element for how to reach the author; beside a date it names one, elsewhere it is a house or an office. */
function isBesideTime(element: Element): boolean {
  const beside = element.parent?.children ?? [];
  return (
    beside.length < 12 &&
    beside.some((other) => isElement(other) && other.name === 'time') &&
    !/\d/.test(innerText(element, 80))
  );
}

/** A link right before the line that says when the page was posted. */
function isBesidePosted({ name, attribs, next: sibling }: Element): boolean {
  if (name !== 'a' || attribs['href'] === undefined) return false;
  const next = sibling && !isElement(sibling) ? sibling.next : sibling;
  if (!next || !isElement(next) || !/^(?:p|div|span|time)$/.test(next.name)) return false;
  if (next.name !== 'time' && !next.children.some((child) => isElement(child) && child.name === 'time')) return false;
  return /^(?:posted|published)(?: on)?\b/i.test(innerText(next, 60));
}

function isAuthor(element: Element): boolean {
  const { attribs, name } = element;
  if (name === 'body' || name === 'meta' || name === 'link') return false;
  if (
    attribs['itemprop'] === 'author' ||
    attribs['property'] === 'v:reviewer' ||
    /(?:^|\s)author(?:$|\s)/.test(attribs['rel'] ?? '')
  )
    return true;
  // Chinese sites name their facts for Baidu: author_baidu, editor_baidu, pubtime_baidu.
  if (attribs['id'] === 'author_baidu') return innerText(element, 200).length < 100;
  if (isBesidePosted(element)) return innerText(element, 80).length < 60;
  if (name === 'address') return isBesideTime(element);
  if (name === 'a' && /\/(?:author|autor|autoren|auteur|authors)\//.test(attribs['href'] ?? '')) return true;
  const { class: classes, 'data-testid': testId } = attribs;
  // Most elements have neither.
  if (!classes && !testId) return false;
  const words = testId ? `${classes ?? ''} ${testId}`.trim() : (classes ?? '').trim();
  if (words === '' || name === 'img' || words.length > 200 || !namesWriter(words).author) return false;
  if ((name === 'li' && !isBesideDate(element)) || isQuotedName(element)) return false;
  return innerText(element, 200).length < 100;
}

/** The JSON-LD objects of an article-like type. */
export function articleObjects(facts: PageFacts): readonly JsonObject[] {
  return facts.jsonLd.filter((object) =>
    [object['@type']]
      .flat()
      .some(
        (type) =>
          typeof type === 'string' && /Article$|Posting$|^Report$|^Review$|^Recipe$|^PodcastEpisode$/.test(type),
      ),
  );
}

const isInHeading = ({ parent }: Element): boolean =>
  parent !== null && isElement(parent) && /^h[1-3]$/.test(parent.name);
