/** What of another service's export cannot be read, by name, so that a page says it in its reader's language. */

export const ROW_FAULTS = ['no-address', 'not-whole', 'open-quotation'] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** A row of a table, by its line, or an entry of a list, by its number. */
export type UnreadableRow = {
  readonly unit: 'line' | 'entry';
  readonly number: number;
  readonly fault: RowFault;
};

const ENGLISH: Readonly<Record<RowFault, string>> = {
  'no-address': 'has no address',
  'not-whole': 'is cut short',
  'open-quotation': 'opens a quotation mark that nothing closes',
};

/** As the program says it. */
export const describeRow = ({ unit, number, fault }: UnreadableRow): string => `${unit} ${number} ${ENGLISH[fault]}`;
