/** A recording that browsers play: a quiet tone as 8-bit PCM in a WAV file. They look at the bytes and not at the name. */
export function toneWav(seconds: number): Uint8Array {
  const rate = 8000;
  const wav = Buffer.alloc(44 + rate * seconds, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + rate * seconds, 4);
  wav.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate],
    [40, rate * seconds],
  ] as const)
    wav.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    wav.writeUInt16LE(value, at);
  wav.write('data', 36);
  for (let at = 44; at < wav.length; at += 1) wav[at] = 128 + 20 * Math.sin(at * 0.3);
  return wav;
}
