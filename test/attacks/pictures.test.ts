/** Pictures that are small to send and would be endless to draw, or that are programs rather than pictures. */
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { squarePicture } from '../../src/publish/square-picture.ts';

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A black PNG of one bit a pixel: a thousandth of a byte for each, packed. */
function blackPng(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

describe('a picture', () => {
  it('of a few bytes and more pixels than are safe is not drawn', async () => {
    const bomb = blackPng(10_500);
    expect(bomb.length).toBeLessThan(20_000);
    expect(await squarePicture(bomb)).toBeUndefined();
    expect(await squarePicture(blackPng(2000))).toBeDefined();
  });

  it('that is a drawing which names files, or of a kind that is rarely tried, is not opened', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="1500"><image href="file:///etc/hostname" width="9" height="9"/></svg>';
    for (const text of [svg, `<?xml version="1.0"?>${svg}`, `<!-- a comment -->\n${svg}`])
      expect(await squarePicture(Buffer.from(text))).toBeUndefined();
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    expect(await squarePicture(gif)).toBeUndefined();
  });
});
