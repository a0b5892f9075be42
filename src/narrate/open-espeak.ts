/** The embedded eSpeak NG, opened once and put back to its first state before each use. */

type EspeakWorker = {
  /** 0 for a voice that is there; otherwise the engine goes on in English. */
  set_voice(name: string): number;
  list_voices(): readonly { readonly identifier: string; readonly languages: readonly { readonly name: string }[] }[];
  set_rate(wordsPerMinute: number): void;
  synthesize(text: string, take: (samples: Int16Array | null) => void): void;
  convert_to_phonemes(text: string, ipa: boolean): { readonly ptr: number };
};

type EspeakModule = {
  readonly HEAPU8: Uint8Array;
  readonly eSpeakNGWorker: new () => EspeakWorker | Promise<EspeakWorker>;
};

export type Espeak = {
  readonly worker: EspeakWorker;
  /** The text that ends with a zero at this address. */
  readText(address: number): string;
  /** Keeps the present memory as the one that {@link Espeak.restore} goes back to. */
  keep(): void;
  /** Makes the next call give what it would have given first of all: an instance that has spoken gives other bytes. */
  restore(): void;
};

/**
 * The binding keeps a buffer for the texts that go in, and remembers its address outside the memory that is restored. It
 * has to have its final size before the memory is copied, or it would be handed out again while it is in use.
 */
export const MOST_TEXT_BYTES = 16_384;

/**
 * A fresh instance. Restoring its memory gives the bytes of a new one in a twentieth of its CPU time (measured on 3
 * sentences: 15–25 ms against 360–530 ms).
 */
export async function openEspeak(): Promise<Espeak> {
  // The package has no types of its own.
  const { default: init } = (await import('@echogarden/espeak-ng-emscripten' as string)) as {
    default: () => Promise<EspeakModule>;
  };
  const module = await init();
  const worker = await new module.eSpeakNGWorker();
  // The longest text makes the binding ask for its buffer, and the next call gets it.
  worker.set_voice('-'.repeat(MOST_TEXT_BYTES));
  let pristine = withoutZeros(module.HEAPU8);
  return {
    worker,
    readText(address) {
      const memory = module.HEAPU8;
      return Buffer.from(memory.subarray(address, memory.indexOf(0, address))).toString('utf8');
    },
    keep() {
      pristine = withoutZeros(module.HEAPU8);
    },
    restore() {
      // Memory may have grown, and growing makes a new view: ask for it each time.
      module.HEAPU8.set(pristine);
      module.HEAPU8.fill(0, pristine.length);
    },
  };
}

/** A copy without the zeros at the end: five sixths of the memory, which are cheaper to fill than to copy. */
function withoutZeros(memory: Uint8Array): Uint8Array {
  // Memory comes in pages of 64 KiB. Looking at its bytes one by one takes four times as long.
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  let end = words.length;
  while (end > 0 && words[end - 1] === 0) end -= 1;
  return memory.slice(0, end << 2);
}

let checker: Promise<Espeak> | undefined;

/** {@link takesVoice}, for who only wants to know. */
export async function isEspeakVoice(name: string): Promise<boolean> {
  checker ??= openEspeak();
  return takesVoice(await checker, name);
}

/**
 * Sets a voice, if it is one of eSpeak's by a code of its language (`en-us`) or by its file (`gmw/en-US`); `+f3` and the
 * like may follow. The engine itself goes on in English with a name that it does not know, and also takes a voice's title
 * (`Klingon`) and any word after the `+`.
 */
export function takesVoice({ worker, restore }: Espeak, name: string): boolean {
  const [voice = '', variant = 'f1', ...rest] = name.toLowerCase().split('+');
  const isListed = worker
    .list_voices()
    .some(({ identifier, languages }) =>
      [identifier, ...languages.map((language) => language.name)].some((known) => known.toLowerCase() === voice),
    );
  // Listing uses memory, and the same memory gives the same bytes.
  restore();
  return isListed && rest.length === 0 && /^(?:[mf]\d|\p{L}+)$/u.test(variant) && worker.set_voice(name) === 0;
}
