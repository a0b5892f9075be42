/** The sender of a mail as an author: a person, a letter, or a person of a letter. */

/** Ann from The Quay; Ann at The Quay; Ann | The Quay. */
const OF_LETTER = /^(.{2,60}?)(?:\s+(?:from|at|@|via|von|de|of)\s+|\s*[|·•–—]\s*|\s*,\s*(?=The\s))(.{2,80})$/;

export function readSender(
  from: { readonly name?: string | undefined; readonly address?: string | undefined } | undefined,
): { readonly byline?: string; readonly siteName?: string } {
  const name =
    from?.name
      ?.replace(/\s+/g, ' ')
      .replace(/^["'“]+|["'”]+$/g, '')
      .trim() ?? '';
  if (name === '' || name.includes('@')) return {};
  const [, person, letter] = OF_LETTER.exec(name) ?? [];
  return person !== undefined && letter !== undefined ? { byline: person, siteName: letter } : { byline: name };
}
