import { describe, expect, it } from 'vitest';
import { heard, readBytes } from './read.ts';

/** Pages of one stream each, turned clockwise by so many degrees. */
function pdfOf(pages: readonly { readonly rotate: number; readonly text: string }[]): Buffer {
  const font = '/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>';
  const objects = pages.flatMap(({ rotate, text }, at) => [
    `${3 + at * 2} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[10 20 310 420]/Rotate ${rotate}/Contents ${4 + at * 2} 0 R/Resources<<${font}>>>>endobj\n`,
    `${4 + at * 2} 0 obj<</Length ${text.length}>>stream\n${text}\nendstream endobj\n`,
  ]);
  const kids = pages.map((_, at) => `${3 + at * 2} 0 R`).join(' ');
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>endobj\n${objects.join('')}trailer<</Root 1 0 R>>\n%%EOF`,
  );
}

const FIRST = 'The harbour was quiet again that night.';
const SECOND = 'Nobody spoke of the storm any more.';
/** Two lines, the matrix of each its direction and place. */
const lines = (one: string, two: string) =>
  `BT /F 10 Tf ${one} Tm (${FIRST}) Tj ET BT /F 10 Tf ${two} Tm (${SECOND}) Tj ET`;

describe('a PDF', () => {
  it.each([
    [0, '1 0 0 1 30 300', '1 0 0 1 30 260'],
    [90, '0 1 -1 0 100 50', '0 1 -1 0 140 50'],
    [180, '-1 0 0 -1 290 100', '-1 0 0 -1 290 140'],
    [270, '0 -1 1 0 200 390', '0 -1 1 0 160 390'],
  ])('whose pages are turned by %s° is read as they are shown', async (rotate, one, two) => {
    const document = await readBytes(pdfOf([{ rotate, text: lines(one, two) }]));
    expect(heard(document).join(' ')).toBe(`${FIRST} ${SECOND}`);
    expect(document.report.problems).toEqual([]);
  });

  it('says on how many pages text stands on its side', async () => {
    const document = await readBytes(
      pdfOf([
        { rotate: 0, text: lines('1 0 0 1 30 300', '1 0 0 1 30 260') },
        { rotate: 0, text: lines('0 1 -1 0 100 50', '0 1 -1 0 140 50') },
      ]),
    );
    expect(heard(document).join(' ')).toBe(`${FIRST} ${SECOND}`);
    expect(document.report.problems).toEqual(['Text that stands on its side was not read, on 1 of 2 pages.']);
  });
});
