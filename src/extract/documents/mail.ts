/** Mail (EML) and saved pages (MHTML) → the page that is in them, to be read as pages are. */
import PostalMime, { type Email } from 'postal-mime';
import { DocumentRefusal } from './document-types.ts';
import { escapeText } from './escape-text.ts';
import { readPlainText } from './plain-text.ts';

/** `url`: where the page was saved from. */
export type MailPage = { readonly html: string; readonly url?: string | undefined };

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 1_000_000 } as const;

/** A message as the page that its sender meant: its HTML, else its text, under its subject. @throws DocumentRefusal */
export async function readMessage(bytes: Uint8Array): Promise<MailPage> {
  const mail = await parse(bytes);
  const subject = (mail.subject ?? '').replace(PREFIX, '').trim();
  const from = mail.from?.name?.trim() ?? '';
  const meta = (name: string, content: string | undefined) =>
    content ? `<meta property="${name}" content="${escapeText(content)}">` : '';
  const head = `<title>${escapeText(subject)}</title>${meta('og:title', subject)}${meta('author', from)}${meta('article:published_time', mail.date)}`;
  const body = mail.html?.trim()
    ? mail.html
    : `<article>${readPlainText(mail.text ?? '', { isTitled: false }).html}</article>`;
  if (!/[\p{L}]/u.test(body.replace(/<[^<>]{0,2000}>/g, ''))) throw new DocumentRefusal('is a message without text');
  return { html: `${head}<h1>${escapeText(subject)}</h1>${body}` };
}

/** Forwarded, replied to: the subject is the one below. */
const PREFIX = /^(?:(?:re|fwd?|aw|wg|tr|rv|sv|回复|答复|转发|轉寄|回覆)\s?[:：]\s?){1,6}/i;

async function parse(message: Uint8Array): Promise<Email> {
  try {
    return await new PostalMime(LIMITS).parse(message);
  } catch (thrown) {
    throw new DocumentRefusal(`is no message that can be read (${String(thrown).slice(0, 200)})`);
  }
}

/** The page of a browser's archive (RFC 2557), as it was at its address. @throws DocumentRefusal */
export async function readSavedPage(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array, contentType?: string) => string,
): Promise<MailPage> {
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
  if (page === undefined) throw new DocumentRefusal('is a saved page without its page');
  const own = splitHead(page);
  const location = address || headerOf(own.head, 'content-location') || headerOf(head, 'content-location');
  const contentType = headerOf(own.head, 'content-type');
  // Its bytes are wanted, since the page itself says what they are in.
  const opaque = `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: ${headerOf(own.head, 'content-transfer-encoding') || '8bit'}\r\n\r\n${own.body}`;
  const [attachment] = (await parse(Buffer.from(opaque, 'latin1'))).attachments;
  const content = attachment?.content;
  if (content === undefined || typeof content === 'string')
    throw new DocumentRefusal('is a saved page without its page');
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
