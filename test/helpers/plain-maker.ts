/** An episode maker whose stages are not looked at: its audio is text, what `say` makes of each sentence. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AudioPart } from '../../src/model.ts';
import type { EpisodeMaker } from '../../src/run/make-episode.ts';

type Sentence = Extract<AudioPart, { kind: 'speech' }>;

export const createPlainMaker = (
  around: Pick<EpisodeMaker, 'mediaStore' | 'workDirectory' | 'now'>,
  say: (sentence: Sentence) => string,
): EpisodeMaker => ({
  ...around,
  narrator: {
    version: () => '1',
    voiceVersion: () => '1',
    findHeard: async () => undefined,
    narrate: async (fragments) => ({
      sentences: fragments.map(({ voice, text }) => ({ path: '', key: text, sampleRate: 1, samples: 1, voice })),
      unspoken: [],
      synthesised: fragments.length,
      reused: 0,
    }),
  },
  assembler: {
    decode: async () => 16_000,
    probe: () => Promise.reject(new Error('no clips')),
    assemble: async ({ parts, directory }) => {
      const bytes = Buffer.from(parts.map((part) => (part.kind === 'speech' ? say(part) : '')).join(' '));
      const path = join(directory, 'a.mp3');
      await writeFile(path, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return {
        main: { path, extension: 'mp3', mimeType: 'audio/mpeg', byteLength: bytes.length, sha256, bitrateKbps: 64 },
        timeline: { durationSeconds: 1, sampleRate: 1, samples: 1, cues: [], chapters: [] },
        fragmentsEncoded: 1,
        fragmentsReused: 0,
      };
    },
  },
  clips: { fetch: () => Promise.reject(new Error('no clips')) },
});
