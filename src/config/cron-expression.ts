/** Cron expressions: whether one is right, and when it strikes. */
import { CronExpressionParser } from 'cron-parser';
import cron from 'node-cron';

/** Whether node-cron, which keeps the clock, and cron-parser, which looks ahead and back, both understand it. */
export function isCron(expression: string): boolean {
  if (!cron.validate(expression)) return false;
  try {
    CronExpressionParser.parse(expression);
    return true;
  } catch {
    return false;
  }
}

/** The next `count` times after `now`, in a zone of the IANA database; days with 23 or 25 hours are as cron has them. */
export function nextTimes(expression: string, timeZone: string, now: Date, count: number): readonly Date[] {
  const times = CronExpressionParser.parse(expression, { tz: timeZone, currentDate: now });
  return Array.from({ length: count }, () => times.next().toDate());
}

/** The last time at or before `now`. */
export function lastTime(expression: string, timeZone: string, now: Date): Date {
  // The parser looks strictly before the given instant.
  const after = new Date(now.getTime() + 1000);
  return CronExpressionParser.parse(expression, { tz: timeZone, currentDate: after }).prev().toDate();
}
