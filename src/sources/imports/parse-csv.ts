/** Tables (RFC 4180) as real programs write them: their rows with the lines they stand on, and the rows that are broken. */

export type CsvRow = { readonly line: number; readonly fields: readonly string[] };

export type CsvTable = {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  /** Lines on which a quotation mark opens a field that nothing closes. */
  readonly broken: readonly number[];
};

/** What ends a field, by the header. */
function separatorOf(text: string): string {
  const first = text.slice(0, 4000).split(/\r|\n/, 1)[0] ?? '';
  const count = (mark: string) => first.split(mark).length - 1;
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

/** Lines end with LF, CRLF or CR; fields may be quoted, with quotation marks doubled and line ends as they are. */
export function parseCsv(text: string): CsvTable {
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  const broken: number[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row = readRow(text, at, separator);
    if (!row) {
      // The rest of the file is not lost for one mark: the next line begins a row.
      broken.push(line);
      const end = text.slice(at, at + 1_000_000).search(/\r|\n/);
      at = end < 0 ? text.length : at + end + (text.startsWith('\r\n', at + end) ? 2 : 1);
      line += 1;
      continue;
    }
    if (row.fields.length > 1 || row.fields[0]?.trim()) rows.push({ line, fields: row.fields });
    line += row.lines;
    at = row.end;
  }
  const [header, ...others] = rows;
  return { header: header?.fields.map((name) => name.trim().toLowerCase()) ?? [], rows: others, broken };
}

type ReadRow = { readonly fields: readonly string[]; readonly end: number; readonly lines: number };

/** `undefined` when a quotation mark is never closed. */
function readRow(text: string, start: number, separator: string): ReadRow | undefined {
  const fields: string[] = [];
  let lines = 0;
  let at = start;
  for (;;) {
    let field = '';
    if (text[at] === '"') {
      const quoted = readQuoted(text, at + 1);
      if (!quoted) return undefined;
      field = quoted.field;
      for (let end = field.search(/\r|\n/), rest = field; end >= 0; end = rest.search(/\r|\n/)) {
        lines += 1;
        rest = rest.slice(end + (rest.startsWith('\r\n', end) ? 2 : 1));
      }
      at = quoted.end;
    }
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    fields.push(field + text.slice(from, at));
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    const isDouble = text[at] === '\r' && text[at + 1] === '\n';
    return { fields, end: at + (isDouble ? 2 : 1), lines: lines + 1 };
  }
}

function readQuoted(text: string, start: number): { readonly field: string; readonly end: number } | undefined {
  const parts: string[] = [];
  let from = start;
  for (;;) {
    const mark = text.indexOf('"', from);
    if (mark < 0) return undefined;
    parts.push(text.slice(from, mark));
    if (text[mark + 1] !== '"') return { field: parts.join('"'), end: mark + 1 };
    from = mark + 2;
  }
}
