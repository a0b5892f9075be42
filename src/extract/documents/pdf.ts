/** A PDF → HTML: its text in reading order, without running heads, page numbers and footnotes. Nothing in it is run. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { squash } from '../squash.ts';
import { DocumentRefusal, type DocumentText } from './document-types.ts';
import { escapeText } from './escape-text.ts';
import { layOutPages, type PdfBlock, type PdfPage } from './pdf-layout.ts';
import { buildLines } from './pdf-lines.ts';
import type { PdfRun } from './pdf-run.ts';

const MOST_PAGES = 3000;
const MOST_CHARACTERS = 6_000_000;
/** Fewer letters a page, and its text is in pictures. */
const LEAST_LETTERS = 20;

/** Chinese and Japanese fonts that are not embedded are read by the tables that come with the library. */
const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** @throws DocumentRefusal */
export async function readPdf(bytes: Uint8Array): Promise<DocumentText> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    // The library takes the bytes away.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(PACKAGE, 'cmaps')}/`,
    cMapPacked: true,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await task.promise;
    const { info } = (await pdf.getMetadata().catch(() => ({ info: {} }))) as {
      readonly info: Record<string, unknown>;
    };
    const pages: PdfPage[] = [];
    let [characters, letters, turned] = [0, 0, 0];
    const read = Math.min(pdf.numPages, MOST_PAGES);
    for (let number = 1; number <= read && characters < MOST_CHARACTERS; number += 1) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const { width, height } = viewport;
      const { items } = await page.getTextContent({ includeMarkedContent: false });
      const runs = items.flatMap((item) => ('str' in item ? [toRun(item, viewport)] : []));
      const text = runs.map((run) => run.text).join('');
      characters += text.length;
      letters += countLetters(text);
      const upright = runs.filter(({ isUpright }) => isUpright);
      if (countLetters(text) > 2 * countLetters(upright.map((run) => run.text).join(''))) turned += 1;
      pages.push({ lines: buildLines(runs), width, height });
      page.cleanup();
    }
    if (letters < LEAST_LETTERS * pages.length)
      throw new DocumentRefusal(
        'is a scanned PDF: its pages are pictures, and their text would have to be recognised first',
        'scanned',
      );
    const blocks = layOutPages(pages);
    const [first] = blocks;
    const shown = first?.tag === 'h1' ? first.text : undefined;
    const problems = [
      ...(pages.length < pdf.numPages
        ? [`The document is too long: only its first ${pages.length} pages were read.`]
        : []),
      ...(turned > 0 ? [`Text that stands on its side was not read, on ${turned} of ${pages.length} pages.`] : []),
    ];
    const named = typeof info['Title'] === 'string' ? cleanTitle(info['Title']) : undefined;
    return {
      html: blocks
        .map(({ tag, text }) => `<${tag}>${escapeText(text.replace(/[\p{Cc}\p{Co}]/gu, ''))}</${tag}>`)
        .join('\n'),
      // What the first page shows large is more to be trusted than what a template left.
      title: shown !== undefined && named !== undefined && !isSaid(blocks, named) ? shown : (named ?? shown),
      byline: typeof info['Author'] === 'string' ? cleanAuthor(info['Author']) : undefined,
      problems,
    };
  } catch (thrown) {
    throw refuse(thrown);
  } finally {
    await task.destroy();
  }
}

type TextItem = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
};

/** A page as it is shown: turned, and from its own corner; y counts down. */
type Viewport = { readonly transform: readonly number[]; readonly height: number };

function toRun({ str, transform, width, height, fontName }: TextItem, viewport: Viewport): PdfRun {
  const [p = 1, q = 0, r = 0, s = 1, left = 0, top = 0] = viewport.transform;
  const [ta = 0, tb = 0, tc = 0, td = 0, tx = 0, ty = 0] = transform;
  const [a, b] = [p * ta + r * tb, q * ta + s * tb];
  const scale = Math.hypot(p, q);
  const size = Math.round((Math.hypot(tc, td) || height) * scale * 10) / 10;
  return {
    text: str,
    x: p * tx + r * ty + left,
    y: viewport.height - (q * tx + s * ty + top),
    width: width * scale,
    size,
    font: fontName,
    isUpright: Math.abs(b) < Math.abs(a) * 0.2 && a > 0,
  };
}

const countLetters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

const isSaid = (blocks: readonly PdfBlock[], title: string) =>
  squash(
    blocks
      .slice(0, 4)
      .map(({ text }) => text)
      .join(' '),
  ).includes(squash(title));

/** Programs put the name of the file there. */
function cleanTitle(title: string): string | undefined {
  const text = title
    .replace(/^Microsoft Word - /i, '')
    .replace(/\s+/g, ' ')
    .trim();
  const isName =
    /\.(?:docx?|odt|rtf|tex|dvi|pdf|pptx?|indd|qxd|html?|txt|md|pub|wps)$/i.test(text) ||
    /^(?:untitled|无标题|untitled document|document\d{0,3}|print|\(anonymous\))$/i.test(text);
  return text.length < 3 || isName || !/\p{L}{2}/u.test(text) || /^(?:https?|file):/i.test(text) ? undefined : text;
}

const cleanAuthor = (author: string): string | undefined => {
  const text = author.replace(/\s+/g, ' ').trim();
  return /\p{L}{2}/u.test(text) &&
    text.length < 200 &&
    !/^(?:user|admin|administrator|owner|root|unknown|anonymous|microsoft.{0,20}|pc|windows.{0,20})$|[\\/@]/i.test(text)
    ? text
    : undefined;
};

function refuse(thrown: unknown): DocumentRefusal {
  if (thrown instanceof DocumentRefusal) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (error.name === 'PasswordException') return new DocumentRefusal('has a password', 'password');
  return new DocumentRefusal(`is a damaged PDF (${error.message.slice(0, 200)})`, 'damaged');
}
