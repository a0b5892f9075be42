/** The day that a page prints, where its data tell the instant of publication in Greenwich's time. */
import { attribute, type Element, innerText } from './dom.ts';
import { parseDate, type WrittenDate } from './parse-date.ts';

const CHANGED =
  /(?:last |zuletzt |dernière )?(?:updated?|modified|edited|aktualisiert|geändert|bearbeitet|mis(?:e)? à jour|modifié|actualizado|actualización|aggiornato|modificato|atualizado|ultima modifica|aggiornamento|actualisée?|última modificación|atualização|modificado|bijgewerkt|gewijzigd|uppdaterad|opdateret|oppdatert|обновлен[оа]|изменен[оа]|(?<!\p{L})stand(?=\s?:|\s\d|\svom\s|,?\s?$)|更新|修改|成文(?:日期|[时時][间間])|印[发發](?:日期|[时時][间間])|生效(?:日期|[时時][间間]))/iu;
const PUBLISHED =
  /(?:published|posted|first published|created|veröffentlicht|erschienen|erstellt|publié|(?<!\p{L})paru|опубликован[оа]|publicado|publicación|pubblicato|gepubliceerd|publicerad|[发發][布佈表]|刊[登载載])/iu;
/** 11:48 PM, 20h22, 20.22 Uhr */
const CLOCK = /(?<![\d.:])(\d{1,2})(?:[:h]|\.(?=\d{2} ?Uhr))(\d{2})(?!\d)(?::\d{2})?(?:\s?([ap])\.?m\b)?/gi;

export const CHINA_HOURS = 8;
const MINUTE = 60_000;
/** The clocks of the earth, in minutes from Greenwich's. */
const [WEST, EAST, STEP] = [-12 * 60, 14 * 60, 15];

/** The part of a text that does not tell of a change; `''` when there is none. */
export function publishedPart(text: string): string {
  const changed = text.search(CHANGED);
  if (changed < 0) return text;
  const published = text.search(PUBLISHED);
  return published > changed ? text.slice(published) : text.slice(0, changed);
}

type Shown = {
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly elsewhere: readonly string[];
  readonly language: string;
};

/**
 * The local date of the instant `found`, when it is on another day and readers see that day: in the element that holds
 * the instant, beside a clock time that fits it, or behind a word such as “Published”.
 */
export function asPrinted(
  found: WrittenDate,
  times: readonly Element[],
  { above, below, elsewhere, language }: Shown,
): WrittenDate | undefined {
  if (found.time === undefined || (found.zone !== 'Z' && found.zone !== '+00:00')) return undefined;
  const instant = Date.parse(`${found.date}T${found.time}Z`);
  if (Number.isNaN(instant)) return undefined;
  if (language.startsWith('zh')) return inChina(found, instant, [...above, ...below], elsewhere);
  const own = times.filter((time) => Date.parse(attribute(time, 'datetime')) === instant);
  return (
    localDay(
      own.map((time) => ({ text: innerText(time, 200), isSure: true })),
      found,
      instant,
    ) ?? localDay([...above.map(lineOf), ...below.map(lineBelow)], found, instant)
  );
}

/** Characters at the start of a line among which it says that it tells a publication. */
const LABELLED_DATE = 6;

/** The date in China, Hong Kong and Taiwan. */
function inChina(
  found: WrittenDate,
  instant: number,
  lines: readonly string[],
  elsewhere: readonly string[],
): WrittenDate | undefined {
  const here = at(instant, CHINA_HOURS * 60);
  const isShown = (line: string) =>
    shownDay([line]) === here.date.slice(5) ||
    [line, line.slice(Math.max(0, line.search(PUBLISHED)))].some((part) => parseDate(part, true)?.date === here.date);
  const isPublished = (line: string) => PUBLISHED.test(line.slice(0, LABELLED_DATE)) && isShown(line);
  return here.date !== found.date && (lines.some(isShown) || elsewhere.some(isPublished)) ? here : undefined;
}

/** 05-18 09:30, 05 月 18 日: a day without its year, as `05-18`. */
export function shownDay(above: readonly string[]): string | undefined {
  for (const line of above) {
    const [, month = '', day = ''] =
      /(?<![\d-])(\d{1,2})\s?(?:[-/]|月)\s?(\d{1,2})\s?日?(?=\s{0,3}(?:$|\d{1,2}:\d{2}))/.exec(line.slice(0, 80)) ?? [];
    const found = parseDate(`2000-${month}-${day}`);
    if (found) return found.date.slice(5);
  }
  return undefined;
}

type Told = { readonly text: string; readonly isSure: boolean };

/** The first day beside Greenwich's that fits the instant, unless one of the texts tells Greenwich's. */
function localDay(told: readonly Told[], found: WrittenDate, instant: number): WrittenDate | undefined {
  let first: WrittenDate | undefined;
  for (const { text, isSure } of told) {
    for (const day of new Set([true, false].flatMap((dayFirst) => parseDate(text, dayFirst)?.date ?? []))) {
      if (day === found.date) return undefined;
      const offset = clocksIn(text)
        .map((clock) => Math.ceil((Date.parse(`${day}T${clock}Z`) - instant) / MINUTE))
        .find((one) => one >= WEST && one <= EAST && one % STEP === 0);
      first ??=
        offset !== undefined ? at(instant, offset) : isSure && isNextDay(day, instant) ? { date: day } : undefined;
    }
  }
  return first;
}

const lineOf = (line: string): Told => ({ text: publishedPart(line), isSure: PUBLISHED.test(line) });
/** Other articles and comments below the text are published and posted, too. */
const lineBelow = (line: string): Told => ({ text: publishedPart(line), isSure: false });

function clocksIn(text: string): readonly string[] {
  return [...text.matchAll(CLOCK)].map(([, hour = '', minute = '', half]) => {
    const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
    return `${String(hours).padStart(2, '0')}:${minute}`;
  });
}

/** Whether some place on earth has that day at that instant, and Greenwich has another. */
function isNextDay(day: string, instant: number): boolean {
  const [west, east] = [at(instant, WEST).date, at(instant, EAST).date];
  return day === west || day === east;
}

function at(instant: number, offset: number): WrittenDate {
  const written = new Date(instant + offset * MINUTE).toISOString();
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const zone = `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return { date: written.slice(0, 10), time: written.slice(11, 19), zone };
}
