/** The head of a WAV file, as sentences are kept and as ffmpeg is fed. */

export const WAV_HEADER_BYTES = 44;

/** The canonical 44 bytes before PCM s16le (RIFF, Multimedia Programming Interface 1.0 §3). */
export function buildWavHeader(sampleRate: number, dataBytes: number, channels = 1): Buffer {
  const header = Buffer.from('RIFF....WAVEfmt ....................data....', 'latin1');
  header.writeUInt32LE(WAV_HEADER_BYTES - 8 + dataBytes, 4);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
