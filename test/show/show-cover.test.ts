import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readImageFacts } from '../../src/publish/read-image-facts.ts';
import { numbered, openPublishingPlace, type PublishingPlace, picture } from '../publish/publishing-place.ts';
import { sampleShow } from '../publish/sample-episode.ts';

let place: PublishingPlace;
const show = { show: sampleShow(), maxItems: 3 };

beforeEach(async () => {
  place = await openPublishingPlace();
});

afterEach(() => place.close());

describe('the operator’s cover', () => {
  const coverFile = () => join(place.directory, 'mine.png');
  const cover = (running = place.publisher()) => running.ensureCover({ ...show, coverFile: coverFile() });

  it('is taken as it is when directories take it so', async () => {
    const good = await picture(1500, 1500, 'jpeg');
    await writeFile(coverFile(), good);
    const { fileName, bytes } = await cover();
    expect(fileName).toBe('cover.jpg');
    expect(good.equals(bytes)).toBe(true);
  });

  it.each([
    [500, 500, 'png', 1400],
    [4000, 3500, 'jpeg', 3000],
    [2000, 400, 'webp', 2000],
  ] as const)('of %i by %i pixels (%s) becomes a square of %i in RGB', async (width, height, format, side) => {
    await writeFile(coverFile(), await picture(width, height, format));
    const { bytes, fileName } = await cover();
    const path = join(place.folder, fileName);
    expect(readImageFacts(bytes)).toEqual({ format: 'jpeg', width: side, height: side, isRgb: true });
    expect(fileName).toBe('cover.jpg');
    expect(await readFile(path)).toEqual(Buffer.from(bytes));
    await rm(path);
    expect(Buffer.from((await cover()).bytes).equals(bytes)).toBe(true);
  });

  it.each([
    ['no picture', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an animation', () => picture(1400, 1400, 'gif')],
    ['a picture cut short', async () => (await picture(900, 900, 'jpeg')).subarray(0, 400)],
  ])('that is %s is refused with a remedy', async (_name, bytes) => {
    await writeFile(coverFile(), await bytes());
    await expect(cover()).rejects.toMatchObject({
      code: 'wrong-type',
      hint: expect.stringContaining('PNG, JPEG or WebP'),
    });
  });

  it('is seen to be another while the program runs, and the old one goes', async () => {
    await writeFile(coverFile(), await picture(1400, 1400, 'png'));
    const running = place.publisher();
    await place.save(numbered(1));
    await running.publishShow({ ...show, coverFile: coverFile() });
    expect(await place.names()).toContain('cover.png');
    await writeFile(coverFile(), await picture(600, 600, 'jpeg'));
    await running.publishShow({ ...show, coverFile: coverFile() });
    const covers = (await place.names()).filter((name) => /^cover/.test(name));
    expect(covers).toEqual(['cover-small.jpg', 'cover.jpg']);
    expect(String((await place.contents()).get('feed.xml'))).toContain('harbour/cover.jpg');
  });
});
