/** Days beside an article that are not its own: of changes, of what a table tells, of works that are cited. */
import { type Element, innerText, isElement } from './dom.ts';
import type { Piece, Region } from './pieces.ts';

/** In the cell before that of a day. */
const OTHER_DAY = /^(?:成文|印[发發]|生效|更新|修改)(?:日期|[时時][间間])\s?[：:]?$/;
/** When somebody looked at what a note cites; wikis begin notes with an arrow. */
const CITED =
  /^\^ |(?<!\p{L})(?:retrieved|accessed|archived from|abgerufen am|zuletzt abgerufen|consulté le|consultado el|consultato il|acesso em)(?!\p{L})/iu;
const LABELS_DAY =
  /dat(?:e|um|a)|fecha|publi|post|updat|erschein|issued|время|дата|опублик|日期|日時|日付|[时時][间間]|[发發][布佈表]|更新|掲載/i;
const [CELL_LEVELS, LABEL] = [3, 60];

/** The label before a cell that makes its day another one; `''` for any other piece. */
export const labelOfOtherDay = (before: Piece | undefined): string => OTHER_DAY.exec(before?.text ?? '')?.[0] ?? '';

/** The rows of a table that say when something was published. */
export const rowsOfDays = (text: string): readonly string[] =>
  text.split('\n').filter((row) => LABELS_DAY.test(row.slice(0, LABEL)));

/** True for a note that cites a work, and for a cell whose row says what else it tells: Founded, Born. */
export function tellsOtherDay({ region, text }: Piece): boolean {
  if (CITED.test(text)) return true;
  let cell: Region | undefined = region;
  for (let level = 0; cell && cell.element?.name !== 'td' && level < CELL_LEVELS; level += 1) cell = cell.parent;
  if (cell?.element?.name !== 'td') return false;
  const label = cell.element.parent?.children.find((node): node is Element => isElement(node) && node.name === 'th');
  return label !== undefined && !LABELS_DAY.test(innerText(label, LABEL));
}
