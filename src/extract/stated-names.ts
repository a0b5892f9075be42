/** The authors whom a page's metadata name. */
import { ACCOUNT, namesInField } from './author-elements.ts';
import { writersOf } from './marked-roles.ts';
import { isHouse, isOutlet } from './outlet-name.ts';
import { articleObjects, type JsonObject, type PageFacts } from './page-facts.ts';
import { splitNames } from './person-name.ts';
import { squash } from './squash.ts';

const META_NAMES = [
  'author',
  'citation_author',
  'citation_authors',
  'article:author',
  'og:article:author',
  'dc.creator',
  'dc:creator',
  'dcterms.creator',
  'byl',
  'byline',
  'parsely-author',
  'sailthru.author',
  'authors',
];
/**
 * `isAccount`: a name in small letters, by which the address of the person's own page ends.
 * `isTyped`: the data call it a person's.
 */
type Stated = {
  readonly name: string;
  readonly person: boolean;
  readonly isAccount?: boolean;
  readonly isTyped?: boolean;
};

function namesOfValue(value: unknown, byId: ReadonlyMap<string, JsonObject>, depth = 0): Stated[] {
  if (depth > 3) return [];
  if (typeof value === 'string') return /^https?:/.test(value) ? [] : [{ name: value, person: true }];
  if (Array.isArray(value)) return writersOf(value.slice(0, 12)).flatMap((item) => namesOfValue(item, byId, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  // Checked to be an object; its values stay unknown.
  const object = value as JsonObject;
  if (object['name'] === undefined && typeof object['@id'] === 'string') {
    const referred = byId.get(object['@id']);
    return referred && referred !== object ? namesOfValue(referred, byId, depth + 1) : [];
  }
  const person = !/Organization/.test(String(object['@type'] ?? ''));
  const page = String(object['url'] ?? '');
  const isAccount = (name: string) => ACCOUNT.test(name) && page.replace(/\/$/, '').endsWith(`/${name}`);
  return namesOfValue(object['name'], byId, depth + 1).map(({ name }) => ({
    name,
    person,
    isAccount: isAccount(name),
    isTyped: /Person/.test(String(object['@type'] ?? '')),
  }));
}

/** The authors whom the structured data name. */
export function fromJsonLd(facts: PageFacts, siteName: string | undefined): readonly string[] {
  const byId = new Map<string, JsonObject>();
  for (const object of facts.jsonLd)
    if (typeof object['@id'] === 'string' && object['name'] !== undefined) byId.set(object['@id'], object);
  const publishers = new Set(
    facts.jsonLd
      .filter(({ '@type': type }) => /Organization|WebSite/.test(String(type)))
      .map(({ name }) => squash(String(name ?? ''))),
  );
  for (const object of articleObjects(facts)) {
    const named = (value: unknown, isWanted: (stated: Stated) => boolean = () => true) =>
      namesOfValue(value, byId)
        .filter((one) => one.person && !publishers.has(squash(one.name)) && isWanted(one))
        .flatMap(({ name, isAccount }) => (isAccount ? [name] : namesInField(name, siteName)));
    const authors = named(object['author']);
    const creators = named(object['creator']);
    const people = creators.filter((name) => !isOutlet(name));
    // Creators may be the authors once more, with the houses that they work for: only the data tell who is a person.
    const others = named(object['creator'], ({ isTyped }) => isTyped === true).filter((name) => !isOutlet(name));
    const onlyHouses = authors.length > 0 && authors.every(isHouse);
    const names = onlyHouses && people.length > 0 ? people : authors.length > 0 ? [...authors, ...others] : creators;
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

/** The authors whom the meta elements name: those of the first field that names any whom `among` leaves. */
export function fromMeta(
  facts: PageFacts,
  siteName: string | undefined,
  among: (names: readonly string[]) => readonly string[] = (names) => names,
): readonly string[] {
  for (const key of META_NAMES) {
    const values = facts.metaAll.get(key) ?? [];
    const isTurned = (value: string) => TURNED.test(value) && squash(value) !== squash(siteName ?? '');
    const isCited = key.startsWith('citation') || (key.startsWith('dc') && values.every(isTurned));
    const names = among(
      values.flatMap((value) => (isCited ? citedNames(value, siteName) : namesInField(withoutLines(value), siteName))),
    );
    if (names.length > 0) return names;
  }
  return [];
}

/** A surname and what stands before it, as libraries write one name: Ames, Ann; Kooman, F.; Jong, Michiel de. */
const TURNED =
  /^\p{Lu}[\p{L}’'-]{1,30}, (?:\p{Lu}\p{Ll}[\p{L}’'-]{0,20}|(?:\p{Lu}\. ?-?){1,3})(?: (?:\p{Lu}[\p{L}.’'-]{0,20}|\p{Ll}{1,4})){0,3}$/u;

/** Ann Ames<BR>The Courier */
const withoutLines = (value: string) => value.replace(/<br\s?\/?>.*$/is, '');

/** The authors of a paper: its metadata name them all. */
export function citedAuthors(facts: PageFacts, siteName: string | undefined): readonly string[] {
  return ['citation_author', 'citation_authors'].flatMap((key) =>
    (facts.metaAll.get(key) ?? []).flatMap((value) => citedNames(value, siteName)),
  );
}

/** Quill, Ruth; Ames, Ann */
function citedNames(value: string, siteName: string | undefined): readonly string[] {
  return value.split(/\s?;\s?/).flatMap((one) => {
    const turned = /^([^,]{2,40}),\s([^,]{1,40})$/.exec(one.trim());
    return splitNames(turned ? `${turned[2]} ${turned[1]}` : one, siteName);
  });
}
