/** Who wrote an article: from JSON-LD, meta elements, marked elements, or the lines that datelines and credits are written in. */
import { bylineInText, editorInText, sourceInText } from './byline-in-text.ts';
import { attribute, type Element, innerText } from './dom.ts';
import { articleObjects, type JsonObject, type PageFacts } from './page-facts.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';
import { cjkShare } from './text-weight.ts';

const META_NAMES = [
  'author',
  'article:author',
  'dc.creator',
  'dc:creator',
  'dcterms.creator',
  'byl',
  'parsely-author',
  'sailthru.author',
];
/** Names of accounts and desks that say nothing to a listener. */
const NOBODY =
  /^(?:admin(?:istrator)?|editor|editors|webmaster|root|user|guest|unknown|anonymous|anónimo|redaktion|redaction|redacción|staff|author|autor|by|von|none|null|undefined|小编|佚名|未知|管理员|编辑|本站|原创|网络|互联网|匿名)$/i;
const PREFIX =
  /^(?:(?:written|posted|published|reported|story|text|words|article|von|by|par|por|di|text|autor(?:in)?|author|auteur|redakteur|写|文|作者|记者|撰文)\s?[:：]?\s?(?:by|von|de|par)?\s?[:：]?\s)+|^(?:作者|记者|撰文|文)[:：]\s?/i;

const NAME_LIMIT = 1000;

/** A name as a person would write it; `undefined` when the text is no name. */
export function cleanName(input: string, siteName: string | undefined): string | undefined {
  // What is longer is none, and would keep the expressions below busy for ever.
  let text = input.slice(0, NAME_LIMIT).replace(/\s+/g, ' ').trim().replace(PREFIX, '').trim();
  text = text
    .replace(/\s?(?:[|•·–—]|\s-\s|\bon\s(?=\p{Lu}|\d)|\bam\s(?=\d)|,?\s?(?:updated|published|posted)\b).{0,200}$/iu, '')
    .trim();
  text = text
    .replace(/\s?[<(]?[\w.+-]{1,64}@[\w.-]{1,100}[>)]?/g, '')
    .replace(/\s?\(?@\w{2,30}\)?/g, '')
    .replace(/[,;:\s/]+$/, '')
    .trim();
  if (text.length < 2 || text.length > 90 || /https?:|www\.|[<>{}=]|[.!?。！？]\s\S|\d{4}/.test(text)) return undefined;
  if (NOBODY.test(text) || !/\p{L}{2}/u.test(text) || text.split(' ').length > 12) return undefined;
  if (/^(?:[\w-]{1,40}\.){1,3}(?:com|net|org|de|fr|at|ch|it|es|co\.uk|cn|tv|info|io|eu)(?:\/.{0,60})?$/i.test(text))
    return undefined;
  if (siteName !== undefined && squash(siteName) === squash(text)) return undefined;
  return text;
}

function namesOf(
  value: unknown,
  byId: ReadonlyMap<string, JsonObject>,
  depth = 0,
): { name: string; person: boolean }[] {
  if (depth > 3) return [];
  if (typeof value === 'string') return /^https?:/.test(value) ? [] : [{ name: value, person: true }];
  if (Array.isArray(value)) return value.slice(0, 12).flatMap((item) => namesOf(item, byId, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  // Checked to be an object; its values stay unknown.
  const object = value as JsonObject;
  if (object['name'] === undefined && typeof object['@id'] === 'string') {
    const referred = byId.get(object['@id']);
    return referred && referred !== object ? namesOf(referred, byId, depth + 1) : [];
  }
  const person = !/Organization/.test(String(object['@type'] ?? ''));
  return namesOf(object['name'], byId, depth + 1).map(({ name }) => ({ name, person }));
}

function fromJsonLd(facts: PageFacts, siteName: string | undefined): string | undefined {
  const byId = new Map<string, JsonObject>();
  for (const object of facts.jsonLd)
    if (typeof object['@id'] === 'string' && object['name'] !== undefined) byId.set(object['@id'], object);
  const publishers = new Set(
    facts.jsonLd
      .filter(({ '@type': type }) => /Organization|WebSite/.test(String(type)))
      .map(({ name }) => squash(String(name ?? ''))),
  );
  for (const object of articleObjects(facts)) {
    const names = [object['author'], object['creator']]
      .flatMap((value) => namesOf(value, byId))
      .filter(({ person, name }) => person && !publishers.has(squash(name)))
      .map(({ name }) => cleanName(name, siteName))
      .filter((name) => name !== undefined);
    if (names.length > 0) return [...new Set(names)].join(', ');
  }
  return undefined;
}

/** Words that stand in an author's box but name nobody. */
const NO_NAME =
  /\b(?:edition|edited|recipe|invitation|authors|photo|foto|contributors?|follow|more|about|all|posts?|articles?|read|subscribe|super|press|team|share)\b/i;

function fromElements(elements: readonly Element[], siteName: string | undefined): string | undefined {
  for (const element of elements) {
    const inner = elements.find((other) => other !== element && isInside(other, element));
    const source = inner ?? element;
    const own = attribute(source, 'content');
    const name = cleanName(own === '' ? innerText(source, 200) : own, siteName);
    if (name && !NO_NAME.test(name) && name.split(' ').length <= 7) return name;
  }
  return undefined;
}

function isInside(inner: Element, outer: Element): boolean {
  for (let at = inner.parent; at; at = at.parent) if (at === outer) return true;
  return false;
}

function fromText(near: readonly Piece[]): string | undefined {
  for (const piece of near) {
    if (piece.linkWeight > piece.weight * 0.6 && piece.weight > 30) continue;
    const found = bylineInText(piece.text, piece.weight);
    const name = found && cleanName(found, undefined);
    if (name) return name;
  }
  return undefined;
}

/** The desk that a page names when it names nobody: its editor, or the source of its text. */
function fromCredits(near: readonly Piece[]): string | undefined {
  for (const find of [editorInText, sourceInText]) {
    for (const piece of near) {
      const found = piece.weight <= 400 ? find(piece.text) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

/**
 * The author; `undefined` when none is named. `near` are the pieces around the article's start and end, in order of
 * trust. Chinese pages write the author into the text, and their meta elements name the software's maker.
 */
export function readByline(facts: PageFacts, near: readonly Piece[], siteName: string | undefined): string | undefined {
  const stated = fromJsonLd(facts, siteName);
  if (stated) return stated;
  const chinese = near.some(({ text }) => cjkShare(text.slice(0, 200)) > 0.4);
  const written = chinese ? fromText(near) : undefined;
  if (written) return written;
  for (const key of META_NAMES) {
    const names = (facts.metaAll.get(key) ?? [])
      .map((name) => cleanName(name, siteName))
      .filter((name) => name !== undefined);
    if (names.length > 0) return [...new Set(names)].slice(0, 4).join(', ');
  }
  return fromElements(facts.authors, siteName) ?? fromText(near) ?? (chinese ? fromCredits(near) : undefined);
}
