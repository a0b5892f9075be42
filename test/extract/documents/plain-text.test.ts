import { describe, expect, it } from 'vitest';
import { readMailText } from '../../../src/extract/documents/mail/clean-text.ts';
import { heard, readBytes } from './read.ts';

const read = (text: string | Uint8Array, contentType?: string) =>
  readBytes(typeof text === 'string' ? Buffer.from(text) : text, { fileName: 'letters.txt', contentType });

describe('plain text', () => {
  it('joins lines that were wrapped, and words that were divided', async () => {
    const document = await read(`The Harbour at Night

by Jane Doe

The ferry left at nine and the harbour was quiet again. It had been a long day, and no-
body spoke of the storm that had kept the boats in port since the well-known gale of the
year before.

   4

A second paragraph of the same length as the first one stands here, so that there is more.
`);
    expect(document.article).toMatchObject({ title: 'The Harbour at Night', byline: 'Jane Doe', language: 'en' });
    expect(heard(document)).toEqual([
      'The ferry left at nine and the harbour was quiet again. It had been a long day, and nobody spoke of the storm that had kept the boats in port since the well-known gale of the year before.',
      'A second paragraph of the same length as the first one stands here, so that there is more.',
    ]);
  });

  it('keeps years and the numbers of chapters, and leaves out those of pages', async () => {
    const text = 'The ferry left at nine, and the harbour was';
    const rest = 'quiet again after a long day of storms.';
    const document = await read(
      `1984\n\n1\n\n${text}\n17\n${rest}\n\n1949\n\n${text} ${rest}\n\n18\n\f2\n\n— 19 —\n\n3\n\n${text} ${rest}\n`,
    );
    expect(heard(document)).toEqual([
      '1984',
      'h2 1',
      `${text} ${rest}`,
      'h2 1949',
      `${text} ${rest}`,
      'h2 3',
      `${text} ${rest}`,
    ]);
  });

  it('begins a paragraph at an indentation where no empty line does', async () => {
    const document = await read(`夜里的港口
作者：王五
　　渡船九点离开，港口又安静下来。这一天很长，没有人提起那场
把船留在港里的风暴。
　　第二段从这里开始，也有足够的字数。
`);
    expect(document.article).toMatchObject({ title: '夜里的港口', byline: '王五', language: 'zh-Hans' });
    expect(heard(document)).toEqual([
      '渡船九点离开，港口又安静下来。这一天很长，没有人提起那场把船留在港里的风暴。',
      '第二段从这里开始，也有足够的字数。',
    ]);
  });

  it('takes a line for a paragraph where lines have all lengths', async () => {
    const document = await read(
      '短文一则\n第一段说的是港口。它很长，长得超过了一行，所以没有人在这里换行，读的人要自己换行才能看完全部的内容，这是很多编辑器的做法。\n第二段短。\n第三段说的是别的事情，也不太长。\n',
    );
    expect(heard(document)).toHaveLength(3);
  });

  it('finds chapters, items and rules', async () => {
    const document = await read(`A Small Book

Chapter 1

The first chapter begins with a sentence.

* * *

- one thing
- another thing

Chapter 2

The second one ends the book.
`);
    expect(heard(document)).toEqual([
      'h2 Chapter 1',
      'The first chapter begins with a sentence.',
      'listItem one thing',
      'listItem another thing',
      'h2 Chapter 2',
      'The second one ends the book.',
    ]);
  });

  const CHINESE =
    '港口\n\n渡船九点离开，港口又安静下来。这一天很长，没有人提起那场风暴。\n\n人们回家去了，街上的灯一盏一盏地灭了。\n';
  const [FIRST, SECOND] = [
    '渡船九点离开，港口又安静下来。这一天很长，没有人提起那场风暴。',
    '人们回家去了，街上的灯一盏一盏地灭了。',
  ];
  const little = Buffer.from(CHINESE, 'utf16le');
  // The same text in GB 18030, two bytes a character.
  const gb18030 = Buffer.from(
    'b8dbbfda0a0ab6c9b4acbec5b5e3c0ebbfaaa3acb8dbbfdad3d6b0b2beb2cfc2c0b4a1a3d5e2d2bbccecbadcb3a4a3acc3bbd3d0c8cbcce1c6f0c4c7b3a1b7e7b1a9a1a30a0ac8cbc3c7bbd8bcd2c8a5c1cba3acbdd6c9cfb5c4b5c6d2bbd5b5d2bbd5b5b5d8c3f0c1cba1a30a',
    'hex',
  );

  it.each([
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), little]), undefined],
    ['UTF-16 without one', little, undefined],
    ['UTF-16, the high byte first', Buffer.from(little).swap16(), undefined],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${CHINESE}`), undefined],
    ['GB 18030', gb18030, undefined],
    ['GB 18030 that the server names', gb18030, 'text/plain; charset=gbk'],
  ])('reads %s', async (_, bytes, contentType) => {
    const document = await read(bytes, contentType);
    expect(document.article.title).toBe('港口');
    expect(heard(document)).toEqual([FIRST, SECOND]);
  });

  it('is called by its file where it has no title', async () => {
    const text = 'The only paragraph of this text is long enough to be no title, and it ends with a stop.\n';
    expect((await readBytes(Buffer.from(text), { fileName: 'Letters_from_home.txt' })).article.title).toBe(
      'Letters from home',
    );
    await expect(read('\n\n  \n')).rejects.toThrow('holds no text');
  });
});

describe('a message', () => {
  it.each([
    ['indentations', '　　渡船九点离开，港口又安静下来。\n　　第二段从这里开始，也有足够的字数。\n'],
    ['lines', '渡船九点离开，港口又安静下来，没有人提起那场把船留在港里的风暴。\n第二段短\n第三段说的是别的事情，\n'],
  ])('of text is divided by its %s where no line is empty', async (_, text) => {
    const html = readMailText(text, { own: [], subject: 'A', names: [] });
    expect(html.match(/<(?:p|h2)>/g)).toHaveLength(text.split('\n').length - 1);
  });
});

describe('Markdown', () => {
  const read = (text: string) => readBytes(Buffer.from(text), { fileName: 'notes.md' });

  it('reads what is written, and no marks, notes, comments or code', async () => {
    const document = await read(`---
title: "Notes on *harbours*"
author: [Jane Doe, {name: John Roe}]
date: 2024-05-18
lang: en-GB
---

# Notes on *harbours*

The **ferry** left[^1] at nine, see [the list](https://example.org/list). <!-- not this -->

[^1]: A note that nobody hears.

    With a second paragraph.

## Boats

1. one boat
2. another
   - smaller

> Said by somebody.

\`\`\`sh
rm -rf /
\`\`\`

| a | b |
|---|---|
| 1 | 2 |

***

<script>alert(1)</script>

Last words.
`);
    expect(document.article).toMatchObject({
      title: 'Notes on *harbours*',
      byline: 'Jane Doe, John Roe',
      publishedAt: '2024-05-18',
      language: 'en-GB',
    });
    expect(heard(document).filter((text) => !/^(?:code|table)/.test(text))).toEqual([
      'The ferry left at nine, see the list.',
      'h2 Boats',
      'listItem one boat',
      'listItem another',
      'listItem smaller',
      'quote Said by somebody.',
      'Last words.',
    ]);
  });

  it('takes front matter that is no YAML, or that multiplies itself, for none', async () => {
    const bomb = `a: &a [x,x]\nb: &b [*a,*a]\ntitle: *b`;
    for (const front of ['title: [', bomb])
      expect((await read(`---\n${front}\n---\n\n# Own title\n\nText.\n`)).article.title).toBe('Own title');
  });
});
