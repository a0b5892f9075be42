/** A mail as the article that its sender meant: its HTML, else its text, without what is for its one reader. */
import { createHash } from 'node:crypto';
import type { Email } from 'postal-mime';
import type { Article, Block } from '../../../model.ts';
import { extractArticle } from '../../extract-article.ts';
import type { ExtractOptions } from '../../extract-types.ts';
import { demandArticle } from '../demand-article.ts';
import { DocumentRefusal, type ReadDocument } from '../document-types.ts';
import { escapeText } from '../escape-text.ts';
import { cleanMailPage } from './clean-page.ts';
import { readMailText } from './clean-text.ts';
import { parseMessage } from './message.ts';
import { toPublicLink } from './public-link.ts';
import { readSender } from './read-sender.ts';
import { cleanSubject } from './read-subject.ts';
import { readerNames, withoutName } from './salutation.ts';

const MOST_RECORDINGS = 20;

/** `url`: what the mail goes by, which nobody is shown. @throws DocumentRefusal */
export async function readMail(
  bytes: Uint8Array,
  url: string,
  page: ExtractOptions | undefined,
): Promise<ReadDocument> {
  const mail = await parseMessage(bytes);
  const forwarded = findForwarded(mail);
  // Who sends it on is its reader.
  const readers = [...(mail.to ?? []), ...(forwarded && mail.from ? [mail.from] : [])];
  const own = [...ownAddresses(mail), ...(forwarded ? [mail.from?.address?.toLowerCase() ?? ''] : [])].filter(Boolean);
  const names = readerNames(readers.map(({ name }) => name));
  const subject = withoutName(cleanSubject(mail.subject ?? '', headerOf(mail, 'list-id')), names);
  const context = { own, subject, names };
  const { html, original } = mail.html?.trim()
    ? cleanMailPage(mail.html, context)
    : { html: readMailText(mail.text ?? '', context), original: undefined };
  if (!/\p{L}/u.test(html.replace(/<[^<>]{0,2000}>/g, '')))
    throw new DocumentRefusal('is a message without text', 'no-text');
  const head = `<title>${escapeText(subject)}</title><meta property="og:title" content="${escapeText(subject)}">`;
  const result = extractArticle(`${head}<article><h1>${escapeText(subject)}</h1>${html}</article>`, url, page);
  const found = demandArticle(result);
  const { byline, siteName } = readSender(forwarded ?? mail.from);
  const recordings = mail.attachments.filter(({ mimeType }) => mimeType.startsWith('audio/')).slice(0, MOST_RECORDINGS);
  const shown = original ?? archiveOf(mail, own);
  const { imageUrl: _, byline: __, publishedAt, siteName: ___, ...kept } = found;
  const date = mail.date ?? publishedAt;
  const article: Article = {
    ...kept,
    url: shown ?? url,
    canonicalUrl: url,
    title: subject || found.title,
    ...(byline !== undefined && { byline }),
    ...(siteName !== undefined && { siteName }),
    ...(date !== undefined && { publishedAt: date.replace('.000Z', 'Z') }),
    tags: [],
    blocks: [...found.blocks.flatMap(withoutPicture), ...recordings.map(toClip)],
  };
  return { article, report: result.report, recordings: recordings.map(({ content }) => toBytes(content)) };
}

const FORWARDED =
  /(?:forwarded message|original message|转发邮件|原始邮件|weitergeleitete nachricht)\s?-{0,20}:?\s{1,20}(?:from|von|de|发件人)\s?[:：]\s{0,5}\*{0,2}([^<>\n*]{2,100}?)\*{0,2}\s{0,5}(?:<|\n|&lt;|date:|sent:)/i;

/** Who wrote it, where a reader has sent it on. */
function findForwarded({ text, html }: Email): { readonly name: string } | undefined {
  const plain = text?.trim() ? text.slice(0, 50_000) : (html?.slice(0, 50_000).replace(/<[^<>]{0,2000}>/g, ' ') ?? '');
  const name = FORWARDED.exec(plain)?.[1]?.trim();
  return name ? { name } : undefined;
}

/** To whom it came, by every header that says so. */
function ownAddresses(mail: Email): readonly string[] {
  const people = [...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])];
  const named = people.flatMap((one) => [one, ...('group' in one ? (one.group ?? []) : [])]);
  const others = [mail.deliveredTo, headerOf(mail, 'x-original-to'), headerOf(mail, 'envelope-to')];
  const all = [...named.map(({ address }) => address), ...others].map((one) => one?.trim().toLowerCase() ?? '');
  return [...new Set(all)].filter((one) => /^\S+@\S+$/.test(one));
}

const headerOf = ({ headers }: Email, name: string): string | undefined =>
  headers.find(({ key }) => key === name)?.value;

/** RFC 5064. */
function archiveOf(mail: Email, own: readonly string[]): string | undefined {
  const address = /<(https?:\/\/[^<>\s]{1,2000})>/.exec(headerOf(mail, 'archived-at') ?? '')?.[1];
  return address === undefined ? undefined : toPublicLink(address, own);
}

/** Whoever loads a picture of a mail tells its sender that it was read. */
function withoutPicture(block: Block): readonly Block[] {
  if (block.kind !== 'figure') return [block];
  const { imageUrl: _, ...rest } = block;
  return rest.text === '' && rest.player === undefined ? [] : [rest];
}

const toBytes = (content: string | ArrayBuffer | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

function toClip({ content, mimeType, filename }: Email['attachments'][number]): Block {
  const sha256 = createHash('sha256').update(toBytes(content)).digest('hex');
  const label = filename
    ?.replace(/\.[a-z\d]{1,5}$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return { kind: 'clip', url: `urn:sha256:${sha256}`, mimeType, place: 'after', ...(label && { label }) };
}
