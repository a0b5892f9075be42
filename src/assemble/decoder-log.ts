/** Reads what ffmpeg says while it decodes a clip. */
import { LecternError } from '../errors.ts';
import type { ClipSource } from './open-clip.ts';

/** What ffmpeg says of its input. */
export type StreamFacts = {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** Duration in the container's header, s; absent without one. */
  readonly declaredSeconds?: number;
};

/** Parses ffmpeg's log at level `info`: stream facts and decoder errors. */
export function createDecoderLog() {
  let declaredSeconds: number | undefined;
  let stream: Omit<StreamFacts, 'declaredSeconds'> | undefined;
  let output = false;
  let complaints = 0;
  let firstComplaint: string | undefined;
  const errors: string[] = [];

  function read(line: string): void {
    if (/^Output #0/.test(line)) output = true;
    const duration = /^ {2}Duration: (\d+):(\d+):(\d+\.\d+)/.exec(line);
    if (duration && !output)
      declaredSeconds = Number(duration[1]) * 3600 + Number(duration[2]) * 60 + Number(duration[3]);
    const audio =
      /^ {2,4}Stream #\d{1,4}:\d{1,4}[^:]{0,60}: Audio: (\w{1,40}).{0,200}?, (\d{1,9}) Hz, ([^,]{1,80})/.exec(line);
    if (audio && !output)
      stream ??= {
        codec: audio[1] ?? '',
        sampleRate: Number(audio[2]),
        channels: countChannels(audio[3] ?? ''),
      };
    if (!/^\s|^(?:Input|Output|Stream mapping|Press|video:|Guessed)/.test(line) && line !== '') {
      errors.push(line);
      if (errors.length > 20) errors.shift();
    }
    if (/(?:error|invalid|missing|corrupt|damaged|overread|illegal|mismatch)/i.test(line) && !/^ /.test(line)) {
      complaints += 1;
      firstComplaint ??= line.replace(/^\[[^\]]*\]\s*/, '').trim();
    }
  }

  return {
    read,
    /** `undefined` when ffmpeg did not say what it decoded: then nothing that was measured can be trusted. */
    facts: (): StreamFacts | undefined =>
      stream && { ...stream, ...(declaredSeconds !== undefined && { declaredSeconds }) },
    complaints: () => ({ complaints, ...(firstComplaint !== undefined && { firstComplaint }) }),
    explain: (source: ClipSource, thrown: LecternError) => explainFailure(source, thrown, errors, stream !== undefined),
  };
}

function explainFailure(
  source: ClipSource,
  thrown: LecternError,
  errors: readonly string[],
  sawAudio: boolean,
): LecternError {
  const all = errors.join('\n');
  if (/moov atom not found/.test(all))
    return new LecternError('The clip is cut off: its index is missing, so nothing of it can be played.', {
      code: 'truncated',
      stage: 'assemble',
      retryable: true,
      hint: 'It is fetched again by the next run.',
      why: { kind: 'clip', fault: 'cut-off' },
      cause: thrown,
    });
  if (!sawAudio)
    return new LecternError(`The clip is not audio: no sound was found in the ${source.demuxer} file.`, {
      code: 'not-audio',
      stage: 'assemble',
      why: { kind: 'clip', fault: 'no-audio' },
      cause: thrown,
    });
  return new LecternError(`The clip cannot be decoded (${errors.at(-1)?.trim() ?? thrown.message}).`, {
    code: 'not-audio',
    stage: 'assemble',
    why: { kind: 'clip', fault: 'no-audio' },
    cause: thrown,
  });
}

function countChannels(layout: string): number {
  const name = layout.trim().replace(/\(.*\)/, '');
  if (name === 'mono') return 1;
  if (name === 'stereo' || name === 'downmix') return 2;
  const dotted = /^(\d+)\.(\d+)$/.exec(name);
  if (dotted) return Number(dotted[1]) + Number(dotted[2]);
  const counted = /^(\d+) channels/.exec(name);
  if (counted) return Number(counted[1]);
  return name === 'quad' ? 4 : 2;
}
