/** Size and colours of a picture, from the first bytes of a PNG or JPEG. */

export type ImageFacts = {
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
  /** Three colours and no transparency: what Apple calls RGB. */
  readonly isRgb: boolean;
};

/** `undefined` for what is neither a PNG nor a JPEG, or is cut short. */
export function readImageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length >= 26 && data.toString('latin1', 1, 4) === 'PNG') {
    // Colour type 2 is RGB and 3 a palette of RGB; 0 is grey, 4 and 6 have an alpha channel (PNG §11.2.2).
    const colourType = data[25];
    const isRgb = colourType === 2 || colourType === 3;
    return { format: 'png', width: data.readUInt32BE(16), height: data.readUInt32BE(20), isRgb };
  }
  return data.length > 4 && data.readUInt16BE(0) === 0xffd8 ? readJpeg(data) : undefined;
}

function readJpeg(data: Buffer): ImageFacts | undefined {
  let at = 2;
  while (at + 9 < data.length) {
    if (data[at] !== 0xff) return undefined;
    const marker = data[at + 1] ?? 0;
    // SOF0 to SOF15 without the tables DHT, JPG and DAC (ITU T.81, table B.1).
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width, components] = [data.readUInt16BE(at + 5), data.readUInt16BE(at + 7), data[at + 9]];
      return { format: 'jpeg', width, height, isRgb: components === 3 };
    }
    at += 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
}
