import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildCover } from '../../src/publish/build-cover.ts';
import type { RgbImage } from '../../src/publish/encode-png.ts';
import { fillOutline, type PathCommand } from '../../src/publish/fill-outline.ts';
import { type CoverFont, LINE_HEIGHT, layOutTitle } from '../../src/publish/lay-out-title.ts';
import { readCoverFont } from '../../src/publish/read-cover-font.ts';
import { sampleShow } from './sample-episode.ts';

/** Reads a PNG as far as the cover needs it: size, colour type and pixels. */
function decode(bytes: Uint8Array) {
  const png = Buffer.from(bytes);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const [width, height, depth, colourType] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]];
  return { width, height, depth, colourType, rows: inflateSync(Buffer.concat(parts)) };
}

/** Every letter but `?` is a square of half its width; `i` is narrow. */
const blocks: CoverFont = {
  glyph(character) {
    if (character === '?') return undefined;
    const advance = character === 'i' ? 0.25 : 0.5;
    const commands: readonly PathCommand[] = [
      { type: 'M', x: 0, y: 0 },
      { type: 'L', x: advance / 2, y: 0 },
      { type: 'L', x: advance / 2, y: -0.7 },
      { type: 'L', x: 0, y: -0.7 },
      { type: 'Z' },
    ];
    return { advance, commands };
  },
};

describe('a made cover', () => {
  it('is what Apple asks for: square, 1400 to 3000 pixels, RGB, and no larger than a page', () => {
    const cover = buildCover(sampleShow(), blocks);
    const { width, height, depth, colourType } = decode(cover);
    expect([width, height, depth, colourType]).toEqual([1400, 1400, 8, 2]);
    expect(cover.length).toBeLessThan(500_000);
  });

  it('is the same for the same show, another for another title, and has a mark without a font', () => {
    expect(buildCover(sampleShow(), blocks)).toEqual(buildCover(sampleShow(), blocks));
    expect(buildCover(sampleShow({ title: 'Other' }), blocks)).not.toEqual(buildCover(sampleShow(), blocks));
    expect(buildCover(sampleShow({ title: '???' }), blocks)).toEqual(buildCover(sampleShow()));
    expect(new Set(decode(buildCover(sampleShow())).rows).size).toBeGreaterThan(3);
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

describe('filling an outline', () => {
  const square = (x: number, y: number, size: number): readonly PathCommand[] => [
    { type: 'M', x, y },
    { type: 'L', x: x + size, y },
    { type: 'L', x: x + size, y: y + size },
    { type: 'L', x, y: y + size },
    { type: 'Z' },
  ];
  const draw = (commands: readonly PathCommand[]) => {
    const image: RgbImage = { width: 4, height: 4, pixels: new Uint8Array(48) };
    fillOutline(image, commands, [200, 100, 0]);
    return Array.from({ length: 16 }, (_, index) => image.pixels[index * 3]);
  };

  it('covers whole pixels wholly and cut pixels in part', () => {
    expect(draw(square(1, 1, 2))).toEqual([0, 0, 0, 0, 0, 200, 200, 0, 0, 200, 200, 0, 0, 0, 0, 0]);
    expect(draw(square(0.5, 0.5, 1)).slice(0, 6)).toEqual([50, 50, 0, 0, 50, 50]);
  });

  it('unites overlapping shapes, cuts out inner ones that turn the other way, and clips at the edge', () => {
    expect(draw([...square(0, 0, 3), ...square(1, 1, 3)])[5]).toBe(200);
    const hole: readonly PathCommand[] = [
      { type: 'M', x: 1, y: 1 },
      { type: 'L', x: 1, y: 3 },
      { type: 'L', x: 3, y: 3 },
      { type: 'L', x: 3, y: 1 },
      { type: 'Z' },
    ];
    expect(draw([...square(0, 0, 4), ...hole])).toEqual([
      200, 200, 200, 200, 200, 0, 0, 200, 200, 0, 0, 200, 200, 200, 200, 200,
    ]);
    expect(draw(square(-5, -5, 20))).toEqual(Array.from({ length: 16 }, () => 200));
  });
});

describe('the font package', async () => {
  const font = await readCoverFont(AbortSignal.timeout(30_000));

  it.skipIf(font === undefined)('draws Chinese of both scripts and Latin (skipped: package not installed)', () => {
    for (const character of '港聽Aé—「') expect(font?.glyph(character)?.commands.length, character).toBeGreaterThan(0);
    expect(font?.glyph('🙂')).toBeUndefined();
  });
});
