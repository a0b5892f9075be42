/** JSON in a column. */

/** Only the modules of this folder write these columns, so what comes out is what went in. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}
