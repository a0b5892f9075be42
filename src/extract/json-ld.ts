/** Reads a page's structured data, also where its software wrote them with faults or wrapped them for XHTML. */

/** Values stay unknown until they are looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Objects of one page, and levels of one block, that are looked at. */
const [OBJECTS, LEVELS, ITEMS] = [200, 6, 100];
const STRING_OR_COMMA = /"(?:[^"\\]|\\.)*"|,(?=\s?[\]}])/g;

/** What is tried in turn: the text as it is, without line breaks within strings, and without commas behind the last item. */
const MENDED: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/\s+/g, ' '),
  (text) => text.replace(/\s+/g, ' ').replace(STRING_OR_COMMA, (part) => (part === ',' ? '' : part)),
];

/** Adds the objects in the text of a block of JSON-LD, outer ones first; none when it cannot be read. */
export function collectObjects(text: string, into: JsonObject[]): void {
  const bare = withoutWrap(text);
  for (const mend of MENDED) {
    try {
      open(JSON.parse(mend(bare)), 0, into);
      return;
    } catch {
      // The next way may do.
    }
  }
}

/** What stands between comments, CDATA marks of XHTML and semicolons, with the brackets of a list around it. */
function withoutWrap(text: string): string {
  const [first, last] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (first < 0) return text;
  const opening = text.slice(0, first).replaceAll('<![CDATA[', '').replace(/[^[]/g, '');
  const closing = text
    .slice(last + 1)
    .replaceAll(']]>', '')
    .replace(/[^\],]/g, '');
  return opening + text.slice(first, last + 1) + closing;
}

function open(current: unknown, depth: number, into: JsonObject[]): void {
  if (depth > LEVELS || into.length > OBJECTS) return;
  if (Array.isArray(current)) for (const item of current.slice(0, ITEMS)) open(item, depth + 1, into);
  else if (typeof current === 'object' && current !== null) {
    // Checked to be an object; its values stay unknown.
    const object = current as JsonObject;
    into.push(object);
    for (const inner of Object.values(object)) if (typeof inner === 'object') open(inner, depth + 1, into);
  }
}
