/** How often a show appears, told from its episodes: `podcast:updateFrequency`. */
import { isChinese } from './page-text.ts';

export type UpdateFrequency = { readonly rrule: string; readonly words: string };

const HOUR = 3_600_000;
/** Only the latest tell how it is now. */
const LOOKED_AT = 20;
/** With fewer episodes there is no habit yet. */
const NEEDED = 4;

const HABITS = [
  { upToHours: 36, rrule: 'FREQ=DAILY', zh: '每日', en: 'Daily' },
  { upToHours: 9 * 24, rrule: 'FREQ=WEEKLY', zh: '每周', en: 'Weekly' },
  { upToHours: 40 * 24, rrule: 'FREQ=MONTHLY', zh: '每月', en: 'Monthly' },
] as const;

/** `episodes` newest first; `undefined` when no rule can be told. The rule is RFC 5545's (§3.3.10). */
export function updateFrequency(
  episodes: readonly { readonly publishedAt: string }[],
  language: string,
): UpdateFrequency | undefined {
  const dates = episodes.slice(0, LOOKED_AT).map(({ publishedAt }) => Date.parse(publishedAt));
  if (dates.length < NEEDED) return undefined;
  const gaps = dates.slice(1).map((date, index) => (dates[index] ?? date) - date);
  const usual = gaps.toSorted((left, right) => left - right)[Math.floor(gaps.length / 2)] ?? Number.NaN;
  const habit = HABITS.find(({ upToHours }) => usual <= upToHours * HOUR);
  return habit && { rrule: habit.rrule, words: isChinese(language) ? habit.zh : habit.en };
}
