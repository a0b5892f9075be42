import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { buildCover } from '../../src/publish/build-cover.ts';
import { type CoverFont, LINE_HEIGHT, layOutTitle } from '../../src/publish/lay-out-title.ts';
import { readCoverFont } from '../../src/publish/read-cover-font.ts';
import { readImageFacts } from '../../src/publish/read-image-facts.ts';
import { shrinkCover } from '../../src/publish/square-picture.ts';
import { sampleShow } from './sample-episode.ts';

/** Every letter but `?` is a square of half its width; `i` is narrow. */
const blocks: CoverFont = {
  glyph(character) {
    if (character === '?') return undefined;
    const advance = character === 'i' ? 0.25 : 0.5;
    const draw = (x: number, y: number, size: number) =>
      `M${x} ${y}h${(advance / 2) * size}v${-0.7 * size}h${(-advance / 2) * size}z`;
    return { advance, draw };
  },
};

describe('a made cover', () => {
  it('is what Apple asks for: square, 1400 to 3000 pixels, RGB, and no larger than a page', async () => {
    const cover = await buildCover(sampleShow(), blocks);
    expect(readImageFacts(cover)).toEqual({ format: 'png', width: 1400, height: 1400, isRgb: true });
    expect(cover.length).toBeLessThan(500_000);
  });

  it('is the same for the same show, another for another title, and has a mark without a font', async () => {
    const cover = await buildCover(sampleShow(), blocks);
    expect(await buildCover(sampleShow(), blocks)).toEqual(cover);
    expect(await buildCover(sampleShow({ title: 'Other' }), blocks)).not.toEqual(cover);
    const mark = await buildCover(sampleShow());
    expect(await buildCover(sampleShow({ title: '???' }), blocks)).toEqual(mark);
    // White on a dark colour.
    for (const one of [cover, mark]) {
      const [red] = (await sharp(one).stats()).channels;
      expect([red?.max, (red?.mean ?? 0) < 160]).toEqual([255, true]);
    }
  });
});

describe('the setting of a title', () => {
  const box = { width: 1000, height: 800 };
  const widthOf = (line: string) => [...line].reduce((sum, each) => sum + (blocks.glyph(each)?.advance ?? 0), 0);

  it.each([
    '港口听报',
    'Tide Tables & Other Stories',
    '每日新闻朗读（含原声采访录音）',
    'x'.repeat(300),
    'i',
    '新聞 Daily，一',
  ])('fits %s into the box, as large as it can be', (title) => {
    const layout = layOutTitle(blocks, title, box);
    for (const line of layout?.lines ?? []) expect(widthOf(line) * (layout?.size ?? 0)).toBeLessThanOrEqual(1000.001);
    const height = (layout?.lines.length ?? 0) * LINE_HEIGHT * (layout?.size ?? 0);
    expect(height).toBeLessThanOrEqual(800);
    expect(height).toBeGreaterThan(0);
  });

  it('breaks Chinese evenly, other words whole, and no line begins with a comma', () => {
    expect(layOutTitle(blocks, '港口听报今日', { width: 750, height: 800 })?.lines).toEqual(['港口听', '报今日']);
    expect(layOutTitle(blocks, 'Tide Tables', { width: 1000, height: 800 })?.lines).toEqual(['Tide', 'Tables']);
    const lines = layOutTitle(blocks, '港口听报，今日新闻，明日新闻', { width: 600, height: 800 })?.lines ?? [];
    expect(lines.join('')).toBe('港口听报，今日新闻，明日新闻');
    for (const line of lines) expect(line).not.toMatch(/^，/);
  });

  it('shortens what cannot fit, and gives up on what the font cannot draw', () => {
    expect(layOutTitle(blocks, 'x'.repeat(3000), box)?.lines.at(-1)).toMatch(/x…$/);
    expect(layOutTitle(blocks, '??', box)).toBeUndefined();
  });
});

it('is made small for the files of episodes', async () => {
  const noise = {
    width: 1500,
    height: 1500,
    channels: 3 as const,
    background: 'white',
    noise: { type: 'gaussian' as const, mean: 128, sigma: 20 },
  };
  const cover = await sharp({ create: { ...noise } })
    .blur(3)
    .png()
    .toBuffer();
  const small = (await shrinkCover(cover)) ?? Buffer.alloc(0);
  expect(readImageFacts(small)).toMatchObject({ format: 'jpeg', width: 640, height: 640 });
  expect(small.length).toBeLessThan(80_000);
  expect(await shrinkCover(Buffer.from('no picture at all'))).toBeUndefined();
});

describe('the font package', async () => {
  const font = await readCoverFont(AbortSignal.timeout(30_000));

  it.skipIf(font === undefined)('draws Chinese of both scripts and Latin (skipped: package not installed)', () => {
    // The `&` at a place where opentype.js itself wrote NaN.
    for (const character of '港聽Aé—「&')
      expect(font?.glyph(character)?.draw(686.4800000000001, 1033.1999999999998, 160), character).toMatch(
        /^M[-\d.MLCQZ ]+$/,
      );
    expect(font?.glyph('🙂')).toBeUndefined();
  });
});
