/** Keeps decoded clips as WAV files between measuring and encoding, so that each is decoded once. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { buildWavHeader, WAV_HEADER_BYTES } from '../io/wav-header.ts';
import type { ListeningFormat } from './analyze-clip.ts';

/** One clip's file. */
export type PcmKeeper = {
  push(samples: Int16Array): void;
  /** The finished file; `undefined` when there was nothing to keep or no room for it. */
  finish(): string | undefined;
};

/** For all clips of an episode: three hours of mono. A clip that finds no room is decoded again. */
const mostBytes = 1 << 30;

/** @param folder a folder for passing files; the caller removes it */
export function createPcmStore(folder: string): { open(format: ListeningFormat): PcmKeeper } {
  let room = mostBytes;
  let opened = 0;
  return {
    open({ sampleRate, channels }) {
      const path = join(folder, `kept-${opened++}.wav`);
      let file: number | undefined;
      let byteLength = 0;
      let isFull = false;

      function drop(): void {
        if (file !== undefined) closeSync(file);
        rmSync(path, { force: true });
        file = undefined;
        room += byteLength;
        isFull = true;
      }
      return {
        push(samples) {
          if (isFull) return;
          if (samples.byteLength > room) return drop();
          try {
            file ??= openSync(path, 'wx');
            writeSync(file, samples, 0, samples.byteLength, WAV_HEADER_BYTES + byteLength);
            byteLength += samples.byteLength;
            room -= samples.byteLength;
          } catch {
            // A disk without room for it may have room for the episode.
            drop();
          }
        },
        finish() {
          if (file === undefined) return undefined;
          writeSync(file, buildWavHeader(sampleRate, byteLength, channels), 0, WAV_HEADER_BYTES, 0);
          closeSync(file);
          return path;
        },
      };
    },
  };
}
