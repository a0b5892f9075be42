/** Instants for what came at once and has an order: the dates of feeds have no less than seconds. */

/** ISO 8601. */
export const secondsAfter = (at: string, seconds: number): string =>
  new Date(Date.parse(at) + seconds * 1000).toISOString();
