/** The lines of one paragraph as one text: what was divided at a line's end is put together. */

const CJK = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef，。、；：？！“”‘’「」『』（）《》—…]/;

/**
 * Joins lines. A hyphen at a line's end is the printer's where the word goes on in a small letter, unless the same
 * compound stands undivided elsewhere.
 *
 * @param compounds Words with hyphens that the document has within lines, in lower case.
 */
export function joinWrapped(lines: readonly string[], compounds: ReadonlySet<string> = new Set()): string {
  let text = '';
  for (const line of lines) {
    if (line === '') continue;
    if (text === '') text = line;
    else if (/[\p{L}]\u00ad$/u.test(text)) text = text.slice(0, -1) + line;
    else if (/\p{L}[-\u2010]$/u.test(text) && /^\p{Ll}/u.test(line)) text = joinDivided(text, line, compounds);
    else text += joint(text, line) + line;
  }
  return text;
}

function joinDivided(text: string, line: string, compounds: ReadonlySet<string>): string {
  const before = /[\p{L}\p{N}'’-]{1,40}[-\u2010]$/u.exec(text.slice(-41))?.[0] ?? '';
  const after = /^[\p{L}\p{N}'’]{1,40}/u.exec(line)?.[0] ?? '';
  const compound = `${before.slice(0, -1)}-${after}`.toLowerCase();
  return compounds.has(compound) ? `${text.slice(0, -1)}-${line}` : text.slice(0, -1) + line;
}

/** Nothing between ideographs, and behind a dash that joins; a space elsewhere. */
function joint(text: string, line: string): string {
  if (CJK.test(text.at(-1) ?? '') && CJK.test(line[0] ?? '')) return '';
  // What is divided before a capital or a number keeps its hyphen: Anglo-American, 1914-1918.
  return /[\p{L}\p{N}][-\u2010\u2013]$/u.test(text) && /^[\p{L}\p{N}]/u.test(line) ? '' : ' ';
}

/** The words with hyphens within the lines of a document. */
export function listCompounds(lines: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const line of lines)
    for (const [word] of line.matchAll(/\p{L}{1,30}(?:-\p{L}{1,30}){1,3}/gu)) found.add(word.toLowerCase());
  return found;
}
