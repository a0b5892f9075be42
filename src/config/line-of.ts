/** Where in the YAML file a part of the configuration stands. */
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml';

/** The line, counted from 1, of a key or of an entry of a list; of what surrounds it where it is not in the file. */
export function lineOf(document: Document, lines: LineCounter, keys: readonly PropertyKey[]): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const key of keys) {
    const whole: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap(whole)) {
      const pair = whole.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key));
      if (!pair) break;
      offset = isNode(pair.key) ? pair.key.range?.[0] : undefined;
      node = pair.value;
    } else if (isSeq(whole)) {
      node = whole.items[Number(key)];
      if (!isNode(node)) break;
      offset = node.range?.[0];
    } else break;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}
