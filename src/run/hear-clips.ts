/** The recordings of an episode with what is said in them. */
import { join } from 'node:path';
import type { Assembler } from '../assemble/assembler.ts';
import type { AudioPart, Cue, Timeline } from '../model.ts';
import type { ClipTranscriber } from '../narrate/clip-transcriber.ts';
import { openPcmFile, type PcmFile } from '../narrate/pcm-file.ts';

export type HearClips = {
  readonly transcriber: ClipTranscriber;
  readonly assembler: Pick<Assembler, 'decode'>;
  /** The finished episode. */
  readonly audioPath: string;
  readonly parts: readonly AudioPart[];
  readonly timeline: Timeline;
  /** The article's. */
  readonly language: string;
  /** For samples on their way. */
  readonly directory: string;
  /** Seconds that are heard, and in all. */
  readonly onProgress: (done: number, total: number) => void;
};

/** `untranscribed`: recordings that the recogniser, or this machine, failed at. */
export type HeardClips = { readonly timeline: Timeline; readonly untranscribed: number };

/** Heard in the finished audio, where the timeline says when. */
export async function hearClips(
  { transcriber, assembler, audioPath, parts, timeline, language, directory, onProgress }: HearClips,
  signal: AbortSignal,
): Promise<HeardClips> {
  const clips = parts.filter((part) => part.kind === 'clip');
  if (clips.length === 0 || !transcriber.applies(language)) return { timeline, untranscribed: 0 };
  let file: PcmFile | undefined;
  const decode = async () => {
    if (file) return file;
    const samples = join(directory, 'hearing.pcm');
    const sampleRate = await assembler.decode(audioPath, samples, signal);
    file = await openPcmFile(samples, sampleRate);
    return file;
  };
  const total = timeline.cues.reduce((sum, cue) => sum + (cue.kind === 'clip' ? cue.end - cue.start : 0), 0);
  let [done, untranscribed] = [0, 0];
  let isAway = false;
  try {
    const cues: Cue[] = [];
    let at = 0;
    for (const cue of timeline.cues) {
      const clip = cue.kind === 'clip' ? clips[at] : undefined;
      if (!clip) {
        cues.push(cue);
        continue;
      }
      at += 1;
      const before = done;
      const sought = { key: clip.key, language, span: cue };
      let transcript = await transcriber.find(sought);
      // A server that hangs takes minutes to fail, and would at every recording.
      if (!transcript && !isAway) {
        const tell = (seconds: number) => onProgress(before + seconds, total);
        transcript = await transcriber.transcribe(sought, decode, signal, tell);
        isAway = !transcript;
      }
      if (!transcript) untranscribed += 1;
      done += cue.end - cue.start;
      onProgress(done, total);
      cues.push(transcript && transcript.length > 0 ? { ...cue, transcript } : cue);
    }
    return { timeline: { ...timeline, cues }, untranscribed };
  } finally {
    await file?.close();
  }
}
