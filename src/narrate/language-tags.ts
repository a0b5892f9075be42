/** What a BCP 47 tag says. */

/** The primary subtag of a BCP 47 tag, in lower case: `zh-Hant-TW` → `zh`. */
export function primarySubtag(tag: string): string {
  return (tag.split(/[-_]/, 1)[0] ?? '').toLowerCase();
}

/** A tag as `Intl` takes it: pages write `zh_CN`, or nonsense, which becomes the root locale. */
export function localeOf(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? 'und';
  } catch {
    return 'und';
  }
}

/** Whether a tag asks for traditional characters: by its script, else by its region. Cantonese is written so too. */
export function isTraditionalTag(tag: string): boolean {
  const parts = tag.toLowerCase().split(/[-_]/);
  if (parts.includes('hans')) return false;
  return (
    parts.includes('hant') || parts.includes('tw') || parts.includes('hk') || parts.includes('mo') || parts[0] === 'yue'
  );
}
