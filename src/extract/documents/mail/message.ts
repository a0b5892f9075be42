/** What mail and browsers' archives are packed in (MIME): its parts, and the page of an archive (MHTML). */
import PostalMime, { type Email } from 'postal-mime';
import { DocumentRefusal } from '../document-types.ts';

/** `url`: where the page was saved from. */
export type SavedPage = { readonly html: string; readonly url?: string | undefined };

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 1_000_000 } as const;

/** @throws DocumentRefusal */
export async function parseMessage(message: Uint8Array): Promise<Email> {
  try {
    return await new PostalMime(LIMITS).parse(message);
  } catch (thrown) {
    throw new DocumentRefusal(`is no message that can be read (${String(thrown).slice(0, 200)})`, 'damaged');
  }
}

/** The page of a browser's archive (RFC 2557), as it was at its address. @throws DocumentRefusal */
export async function readSavedPage(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array, contentType?: string) => string,
): Promise<SavedPage> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const { head, body } = splitHead(text);
  const type = headerOf(head, 'content-type');
  const boundary = /boundary\s{0,3}=\s{0,3}(?:"([^"\n]{1,200})"|([^\s;]{1,200}))/i.exec(type);
  const parts = boundary ? splitParts(body, boundary[1] ?? boundary[2] ?? '') : [text];
  const address = headerOf(head, 'snapshot-content-location');
  const start = /start\s{0,3}=\s{0,3}"?<?([^">;\s]{1,200})/i.exec(type)?.[1];
  const pages = parts.filter((part) =>
    /^text\/html|^application\/xhtml/i.test(headerOf(splitHead(part).head, 'content-type')),
  );
  const page =
    pages.find((part) => start !== undefined && headerOf(splitHead(part).head, 'content-id').includes(start)) ??
    pages.find((part) => address !== '' && headerOf(splitHead(part).head, 'content-location') === address) ??
    pages[0];
  if (page === undefined) throw new DocumentRefusal('is a saved page without its page', 'damaged');
  const own = splitHead(page);
  const location = address || headerOf(own.head, 'content-location') || headerOf(head, 'content-location');
  const contentType = headerOf(own.head, 'content-type');
  // Its bytes are wanted, since the page itself says what they are in.
  const opaque = `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: ${headerOf(own.head, 'content-transfer-encoding') || '8bit'}\r\n\r\n${own.body}`;
  const [attachment] = (await parseMessage(Buffer.from(opaque, 'latin1'))).attachments;
  const content = attachment?.content;
  if (content === undefined || typeof content === 'string')
    throw new DocumentRefusal('is a saved page without its page', 'damaged');
  const html = decode(new Uint8Array(content), contentType);
  return { html, ...(/^https?:\/\//i.test(location) && URL.canParse(location) && { url: location }) };
}

function splitHead(text: string): { readonly head: string; readonly body: string } {
  const found = /\r?\n\r?\n/.exec(text);
  if (!found) return { head: text, body: '' };
  return { head: text.slice(0, found.index), body: text.slice(found.index + found[0].length) };
}

/** Unfolded (RFC 5322 §2.2.3); `''` when it is not there. */
function headerOf(head: string, name: string): string {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const found = lines.find((line) => line.toLowerCase().startsWith(`${name}:`));
  return found?.slice(name.length + 1).trim() ?? '';
}

const MOST_PARTS = 5000;

function splitParts(body: string, boundary: string): readonly string[] {
  return `\n${body}`
    .split(`\n--${boundary}`)
    .slice(1, MOST_PARTS)
    .filter((part) => !part.startsWith('--'))
    .map((part) => part.replace(/^[^\n]{0,200}\n/, ''));
}
