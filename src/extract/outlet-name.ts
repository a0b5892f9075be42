/** Tells what an outlet, a desk or a house signs as from the name of a person. */

const OUTLET =
  /(?<!\p{L})(?:team|staff|desk|newsroom|news|digital|media|press|agency|agenc(?:e|ia|ies)|agenzia|agentur|bureau|portal|radio|tv|television|redaktion(?:s\p{L}+)?|redacción|redacao|redação|redazione|redactie|redakcja|redakce|rédaction|редакция|editors|editorial|magazine|online|wire|network|services?|journal|times|herald|tribune|gazette|daily|weekly|observer|university|institute|foundation|department|ministry|ministerium|office|association|organi[sz]ation|federation|committee|commission|consortium|coalition|society|club|council|company|group|inc|ltd|gmbh|llc|reuters|afp|dpa|efe|ansa|lusa|anp|belga|pap|associated press|bloomberg|content|partners?|contributors?|maintainers|developers|committers|authors|labs|community|collective|project|correspondents?|reporters?|writers)(?!\p{L})/iu;

/** True for a house, a desk or a group; nobody is called in capitals or by a figure. */
export const isHouse = (name: string): boolean =>
  OUTLET.test(name) || /^the\s/i.test(name) || /\d/.test(name) || /^[\p{Lu}\d]{2,5}$/u.test(name);

/** True for what may be one of them or an account: few people are called by a single word. */
export function isOutlet(name: string): boolean {
  return !name.includes(' ') || isHouse(name);
}

/** The first list that names a person, without the outlets in it; the first that names anything where none does. */
export function peopleFirst(places: readonly (() => readonly string[])[]): readonly string[] {
  let fallback: readonly string[] = [];
  for (const place of places) {
    const names = place();
    const people = names.filter((name) => !isOutlet(name));
    if (people.length > 0) return people;
    if (fallback.length === 0) fallback = names;
  }
  return fallback;
}
