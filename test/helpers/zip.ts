/** ZIP archives for tests, also such as no program writes (APPNOTE 6.3). */
import { crc32, deflateRawSync } from 'node:zlib';

export type ZipMember = {
  readonly content: string | Uint8Array;
  /** Instead of the true length. */
  readonly declaredBytes?: number;
  readonly flags?: number;
};

/** An archive of these files, in this order; `mimetype` is stored as it is. */
export function zipOf(files: Readonly<Record<string, string | ZipMember>>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, given] of Object.entries(files)) {
    const { content, declaredBytes, flags = 0 } = typeof given === 'string' ? { content: given } : given;
    const bytes = Buffer.from(content as string);
    const method = name === 'mimetype' ? 0 : 8;
    const packed = method === 0 ? bytes : deflateRawSync(bytes);
    const path = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(flags, 2);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(declaredBytes ?? bytes.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), facts, tail, path]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const CONTAINER =
  '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';

export type BookOptions = {
  /** Files of the book by their path in `OPS/`, in reading order. */
  readonly chapters: Readonly<Record<string, string | ZipMember>>;
  readonly metadata?: string;
  readonly manifest?: string;
  /** After those of the chapters. */
  readonly spine?: string;
  readonly files?: Readonly<Record<string, string | ZipMember>>;
};

/** An EPUB 3 of these files. */
export function bookOf({ chapters, metadata = '', manifest = '', spine = '', files = {} }: BookOptions): Buffer {
  const names = Object.keys(chapters);
  const items = names.map((name, at) => `<item id="c${at}" href="${name}" media-type="application/xhtml+xml"/>`);
  const refs = names.map((_, at) => `<itemref idref="c${at}"/>`);
  const contents = Object.fromEntries(Object.entries(chapters).map(([name, content]) => [`OPS/${name}`, content]));
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OPS/book.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest>${items.join('')}${manifest}</manifest><spine>${refs.join('')}${spine}</spine></package>`,
    ...contents,
    ...files,
  });
}

/** A page of a book. */
export const pageOf = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="a.js"/></head><body>${body}</body></html>`;
