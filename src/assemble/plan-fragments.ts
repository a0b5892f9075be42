/** Splits an episode into fragments, the units that are encoded and cached. */
import type { AudioPart } from '../model.ts';

export type SpeechPart = Extract<AudioPart, { readonly kind: 'speech' }>;
export type ClipPart = Extract<AudioPart, { readonly kind: 'clip' }>;

/** Sentences of one voice, with the silences between them, in samples of the voice's own rate. */
export type NarrationFragment = {
  readonly kind: 'narration';
  readonly voice: string;
  readonly sampleRate: number;
  readonly sentences: readonly { readonly part: SpeechPart; readonly at: number }[];
  readonly samples: number;
};

export type ClipFragment = { readonly kind: 'clip'; readonly part: ClipPart };

export type Fragment = NarrationFragment | ClipFragment;

export type FragmentSequence = {
  /** Silence before the first fragment, s. */
  readonly leadSeconds: number;
  readonly items: readonly { readonly fragment: Fragment; readonly pauseSeconds: number }[];
};

/** A paragraph that speaks for longer is cut at its next pause, so that a changed sentence stays cheap. */
const longSeconds = 45;
/** Where a long paragraph may be cut. */
const cutPauseSeconds = 0.1;

/** Each clip is a fragment; so is each paragraph, or the stretch of it that one voice says. */
export function planFragments(parts: readonly AudioPart[]): FragmentSequence {
  const items: { fragment: Fragment; pauseSeconds: number }[] = [];
  let leadSeconds = 0;
  let open: { sentences: { part: SpeechPart; at: number }[]; samples: number } | undefined;
  let pause = 0;

  function close(): void {
    const first = open?.sentences[0]?.part;
    if (open && first)
      items.push({
        fragment: { kind: 'narration', voice: first.voice, sampleRate: first.sampleRate, ...open },
        pauseSeconds: 0,
      });
    open = undefined;
    const last = items.at(-1);
    if (last) last.pauseSeconds += pause;
    else leadSeconds += pause;
    pause = 0;
  }

  for (const part of parts) {
    if (part.kind === 'pause') {
      pause += Math.max(0, part.seconds);
      continue;
    }
    if (part.kind === 'clip') {
      close();
      items.push({ fragment: { kind: 'clip', part }, pauseSeconds: 0 });
      continue;
    }
    const last = open?.sentences.at(-1)?.part;
    if (!open || !last || !belongsTo(part, last, open.samples, pause)) {
      close();
      open = { sentences: [{ part, at: 0 }], samples: part.samples };
      continue;
    }
    const at: number = open.samples + Math.round(pause * part.sampleRate);
    pause = 0;
    open.sentences.push({ part, at });
    open.samples = at + part.samples;
  }
  close();
  return { leadSeconds, items };
}

function belongsTo(part: SpeechPart, last: SpeechPart, samples: number, pause: number): boolean {
  if (part.voice !== last.voice || part.sampleRate !== last.sampleRate || part.block !== last.block) return false;
  return samples < longSeconds * part.sampleRate || pause < cutPauseSeconds;
}
