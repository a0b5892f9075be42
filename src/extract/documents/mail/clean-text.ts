/** The text of a mail without what its program and its sender set around it; a digest as the messages that it holds. */
import { escapeText } from '../escape-text.ts';
import { readPlainText } from '../plain-text.ts';
import { findSurroundings, type Leaf } from './find-surroundings.ts';
import { judgeLine } from './mail-lines.ts';
import { toPublicLink } from './public-link.ts';
import { withoutGreeting } from './salutation.ts';

type Context = { readonly own: readonly string[]; readonly subject: string; readonly names: readonly string[] };

const ADDRESS = /[<([]?\bhttps?:\/\/[^\s<>"）】]{1,4000}[^\s<>"）】.,;:!?)\]]\/?[>)\]]?/g;
const RULE = /^[-=_*~]{3,100}$/;

/** As HTML. */
export function readMailText(input: string, context: Context): string {
  const text = input.replace(/\r\n?/g, '\n');
  const messages = splitDigest(text);
  const read = (body: string) => readPlainText(cleanParagraphs(body, context), { isTitled: false }).html;
  if (!messages) return read(withoutMasthead(withoutSignature(text)));
  return messages.map(({ title, body }) => `<h2>${escapeText(title)}</h2>${read(body)}`).join('\n');
}

/** RFC 3676 §4.3. */
const withoutSignature = (text: string): string => text.replace(/\n-- \n[\s\S]*$/, '\n');

/** THE QUAY LETTER, and a rule below it. */
const withoutMasthead = (text: string): string =>
  text.replace(/^([^\n]{1,300}\n){0,3}\s{0,200}?(?!.*\p{Ll}).{2,80}\n[-=_*~]{3,100}\n/u, '$1');

/** The reader is greeted in one of the first paragraphs. */
const GREETED = 8;

function cleanParagraphs(text: string, context: Context): string {
  const paragraphs = text
    .split(/\n[^\S\n]*\n\s*/)
    .map((one) =>
      one
        .split('\n')
        .filter((line) => !RULE.test(line.trim()))
        .join('\n'),
    )
    .filter((one) => one.trim() !== '');
  const leaves = paragraphs.map(toLeaf);
  const surrounding = findSurroundings(leaves, context);
  return paragraphs
    .flatMap((one, at) =>
      surrounding.has(at) ? [] : [at < GREETED ? withoutGreeting(withoutLines(one), context.names) : withoutLines(one)],
    )
    .map((one) => cleanAddresses(one, context.own))
    .filter((one) => one.trim() !== '')
    .join('\n\n');
}

function toLeaf(paragraph: string): Leaf {
  const links = paragraph.match(ADDRESS) ?? [];
  const text = paragraph.replace(ADDRESS, ' ').replace(/\s+/g, ' ').trim();
  const linked = links.join('').length;
  return {
    text: text.replace(/\s*[:：]$/, ''),
    links: links.length,
    linkShare: linked / Math.max(1, paragraph.length),
  };
}

/** Several short lines that stand together are judged each. */
function withoutLines(paragraph: string): string {
  const lines = paragraph.split('\n');
  if (lines.length < 2) return paragraph;
  return lines
    .filter((line) => {
      const { text, links } = toLeaf(line);
      const kind = judgeLine(text);
      return !(links > 0 && (kind === 'around' || text === '')) && kind !== 'social' && kind !== 'sponsor';
    })
    .join('\n');
}

/** Addresses that are the reader's alone go, with what brackets them. */
const cleanAddresses = (text: string, own: readonly string[]): string =>
  text.replace(ADDRESS, (found) => {
    const [open = '', close = ''] = [/^[<([]/.exec(found)?.[0] ?? '', /[>)\]]$/.exec(found)?.[0] ?? ''];
    const address = toPublicLink(found.slice(open.length, found.length - close.length), own);
    return address === undefined ? '' : `${open === '<' ? '' : open}${address}${close === '>' ? '' : close}`;
  });

type Message = { readonly title: string; readonly body: string };

const MESSAGE = /^Message: \d{1,4}$/m;
const MOST_MESSAGES = 500;

/** A digest of a mailing list (RFC 1153): each message under its subject and author, without quotations of the others. */
function splitDigest(text: string): readonly Message[] | undefined {
  if (!MESSAGE.test(text)) return undefined;
  const parts = text.split(/^-{20,80}$/m).filter((part) => MESSAGE.test(part) || /^Subject: /m.test(part));
  const messages = parts.slice(0, MOST_MESSAGES).flatMap((part) => {
    const [head = '', ...rest] = part.trim().split(/\n[^\S\n]*\n/);
    const header = (name: string) =>
      new RegExp(`^${name}:[^\\S\\n]{0,5}(.{0,300}(?:\\n[^\\S\\n]+.{1,300}){0,5})`, 'mi')
        .exec(head)?.[1]
        ?.replace(/\s+/g, ' ')
        .trim() ?? '';
    const subject = header('subject').replace(/^(?:(?:re|fwd?|aw)\s?:\s?|\[[^\]]{1,60}\]\s?){1,8}/i, '');
    const author = header('from')
      .replace(/\s*[<(].*$/, '')
      .replace(/^"|"$/g, '');
    const body = withoutSignature(rest.join('\n\n'))
      .split('\n')
      .filter(
        (line) =>
          !line.startsWith('>') && !/^(?:on|am|le|el) .{5,200} (?:wrote|schrieb|a écrit|escribió):\s*$/i.test(line),
      )
      .join('\n')
      .trim();
    if (body === '') return [];
    const name = author === '' || author.includes('@') ? '' : ` (${author})`;
    return [{ title: `${subject}${name}`, body }];
  });
  return messages.length > 0 ? messages : undefined;
}
