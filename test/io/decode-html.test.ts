/** Bytes in any charset become the text that was written. */
import { describe, expect, it } from 'vitest';
import { decodeHtml } from '../../src/io/decode-html.ts';
import { ZH_PROSE } from '../extract/sample-page.ts';

/** Node's own windows-1252 is ISO 8859-1: these are the characters that the test needs. */
const latin = (byte: number) => ({ 147: '“', 148: '”', 150: '–', 128: '€' })[byte] ?? String.fromCharCode(byte);

/** Encodes by looking every character up in the decoder: Node can decode these charsets, not encode them. */
function encode(text: string, charset: string): Uint8Array {
  const single = charset === 'windows-1252' ? latin : (byte: number) => decoder.decode(Uint8Array.of(byte));
  const decoder = new TextDecoder(charset);
  const table = new Map<string, readonly number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && !table.has(character)) table.set(character, [high, low]);
    }
  for (let byte = 0; byte < 256; byte += 1) {
    const character = single(byte);
    if (character.length === 1 && character !== '\ufffd') table.set(character, [byte]);
  }
  return Uint8Array.from([...text].flatMap((character) => table.get(character) ?? [63]));
}

const wrap = (text: string, charset?: string) =>
  `<html><head>${charset ? `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">` : ''}</head><body><p>${text}</p></body></html>`;
const traditional =
  '週四清晨，第一艘電動渡輪繞過防波堤，緩緩停靠在老煤碼頭，岸邊的人群發出一陣歡呼，樂隊奏起了熟悉的曲子。';
const japanese =
  '木曜日の朝、最初の電気フェリーが防波堤を回り、古い石炭埠頭にゆっくりと着いた。港には夜明けから人が集まっていた。';
const simplified = ZH_PROSE.join('');

describe('decodeHtml', () => {
  it.each([
    ['gbk', 'gb2312', simplified],
    ['gbk', 'GBK', simplified],
    ['gb18030', 'gb18030', simplified],
    ['big5', 'big5', traditional],
    ['shift_jis', 'Shift_JIS', japanese],
    ['windows-1252', 'iso-8859-1', 'Café – “naïve”'],
    ['windows-1251', 'windows-1251', 'Паром пришёл в порт рано утром.'],
  ])('reads %s that the page declares as %s', (charset, declared, text) => {
    expect(decodeHtml(encode(wrap(text, declared), charset)).html).toContain(text);
  });

  it.each([
    ['gbk', simplified],
    ['big5', traditional],
    ['shift_jis', japanese],
  ])('detects %s that nothing declares', (charset, text) => {
    expect(decodeHtml(encode(wrap(text), charset)).html).toContain(text);
  });

  it('believes the header before the page, and a byte order mark before both', () => {
    const bytes = encode(wrap(simplified, 'utf-8'), 'gbk');
    expect(decodeHtml(bytes, 'text/html; charset=GBK').html).toContain(simplified);
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode(wrap(simplified, 'gbk')));
    expect(decodeHtml(marked, 'text/html; charset=big5')).toMatchObject({
      charset: 'utf-8',
      html: wrap(simplified, 'gbk'),
    });
  });

  it('overrules a declaration that ruins the text', () => {
    expect(decodeHtml(encode(wrap(simplified, 'utf-8'), 'gbk')).html).toContain(simplified);
    const utf8 = new TextEncoder().encode(wrap(simplified, 'big5'));
    expect(decodeHtml(utf8).html).toContain(simplified);
  });

  it('reads UTF-16 with a mark, and never throws', () => {
    const utf16 = Uint8Array.of(0xff, 0xfe, ...Buffer.from(wrap(simplified), 'utf16le'));
    expect(decodeHtml(utf16).html).toContain(simplified);
    expect(decodeHtml(new Uint8Array()).html).toBe('');
    expect(decodeHtml(Uint8Array.of(0xff), 'text/html; charset=no-such-thing').html).toHaveLength(1);
  });
});
