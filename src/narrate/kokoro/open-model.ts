/** The model in the runtime: tokens in, samples out. Only in a process of its own, since native code can end its process. */
import { createRequire } from 'node:module';
import { hasExactProducts } from './exact-products.ts';

/** Hz. */
export const SAMPLE_RATE = 24_000;

type Tensor = { readonly data: Float32Array };
type Runtime = {
  readonly InferenceSession: {
    create(model: string | Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Session>;
  };
  readonly Tensor: new (
    type: string,
    data: Float32Array | BigInt64Array | Uint8Array,
    dimensions: readonly number[],
  ) => Tensor;
};
type Session = { run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> };

export type Model = {
  /** Samples at {@link SAMPLE_RATE}. The same input gives the same bytes, in whichever process, on one type of CPU. */
  run(tokens: readonly number[], style: Float32Array, speed: number): Promise<Float32Array>;
};

/**
 * One thread: a second one in a session costs half as much CPU again for a fifth less time, and a second process none.
 * `disable_quant_qdq`: the int8 weights behind DequantizeLinear are unpacked once, when the model is loaded.
 * `x64quantprecision`: signed weights are multiplied as unsigned ones, which takes twice the time and never overflows.
 */
const optionsFor = (isExact: boolean) => ({
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: 'all',
  // A plan for each length of sentence takes a block of its own beside what the runtime holds already.
  enableMemPattern: false,
  logSeverityLevel: 3,
  extra: {
    session: { disable_quant_qdq: '1', x64quantprecision: isExact ? '0' : '1', intra_op: { allow_spinning: '0' } },
  },
});

export async function openModel(runtimePath: string, modelPath: string): Promise<Model> {
  // Loaded from where it was found; the package's own types need the DOM's.
  const runtime = createRequire(import.meta.url)(runtimePath) as Runtime;
  const isExact = await hasExactProducts(async (product, left, dimensions) => {
    const session = await runtime.InferenceSession.create(product, optionsFor(true));
    const { sums } = await session.run({ left: new runtime.Tensor('uint8', left, dimensions) });
    return sums?.data ?? new Float32Array();
  });
  const session = await runtime.InferenceSession.create(modelPath, optionsFor(isExact));
  return {
    async run(tokens, style, speed) {
      const padded = BigInt64Array.from([0, ...tokens, 0], BigInt);
      const { audio } = await session.run({
        tokens: new runtime.Tensor('int64', padded, [1, padded.length]),
        style: new runtime.Tensor('float32', style, [1, style.length]),
        speed: new runtime.Tensor('float32', Float32Array.of(speed), [1]),
      });
      if (!audio) throw new Error('the model gave no audio');
      return audio.data;
    },
  };
}
