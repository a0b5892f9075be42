/** Puts sources into the text of a configuration, which stays as it is but for their lines. */
import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';

/** `undefined` when the show's sources are not written as a list of lines. */
export function addSources(text: string, showId: string, sources: readonly object[]): string | undefined {
  const document = parseDocument(text);
  const shows = document.get('shows', true);
  const show = isSeq(shows)
    ? shows.items.find((one) => {
        const id = isMap(one) ? one.get('id', true) : undefined;
        return isScalar(id) && id.value === showId;
      })
    : undefined;
  const list = isMap(show) ? show.get('sources', true) : undefined;
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  const range = last && typeof last === 'object' && 'range' in last ? (last.range as readonly number[]) : undefined;
  if (!isSeq(list) || list.flow || !list.range || range?.[1] === undefined) return undefined;
  const [start] = list.range;
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  // Behind what else stands in the last line, as a comment.
  const end = text.indexOf('\n', text.slice(0, range[1]).trimEnd().length);
  const before = end < 0 ? `${text}${lineEnd}` : text.slice(0, end + 1);
  const lines = stringify(sources, { lineWidth: 0 }).trimEnd().split('\n');
  return before + lines.map((line) => `${indent}${line}${lineEnd}`).join('') + (end < 0 ? '' : text.slice(end + 1));
}
