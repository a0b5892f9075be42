import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasExactProducts } from '../../../src/narrate/kokoro/exact-products.ts';
import { findOnnxRuntime } from '../../../src/narrate/kokoro/find-runtime.ts';
import { openModel } from '../../../src/narrate/kokoro/open-model.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-open-model-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A runtime whose products of bytes are all `sum`, and whose models say the option that they were opened with. */
async function writeRuntime(sum: number): Promise<string> {
  const path = join(folder, `runtime-${sum}.cjs`);
  await writeFile(
    path,
    `exports.Tensor = class {};
     exports.InferenceSession = { create: async (model, { extra }) => ({ run: async () =>
       typeof model === 'string'
         ? { audio: { data: Float32Array.of(Number(extra.session.x64quantprecision)) } }
         : { sums: { data: new Float32Array(256).fill(${sum}) } } }) };`,
  );
  return path;
}
const PRODUCT = 255 * 127 * 64;

it.each([
  ['signed', 'exact', PRODUCT, 0],
  // Two products stop at 32,767.
  ['unsigned', 'cut off', 32 * 32_767, 1],
])('multiplies with %s weights where the products of signed ones are %s', async (_weights, _products, sum, option) => {
  const model = await openModel(await writeRuntime(sum), 'model.onnx');
  expect([...(await model.run([1], new Float32Array(256), 1))]).toEqual([option]);
});

it('asks the real runtime in a model that it can read', async () => {
  const { runtime } = findOnnxRuntime();
  const { InferenceSession, Tensor } = createRequire(import.meta.url)(runtime?.path ?? '');
  let sums = new Float32Array();
  await hasExactProducts(async (product, left, dimensions) => {
    const session = await InferenceSession.create(product);
    sums = (await session.run({ left: new Tensor('uint8', left, dimensions) })).sums.data;
    return sums;
  });
  expect(sums).toHaveLength(256);
  expect([PRODUCT, 32 * 32_767]).toContain(sums[0]);
});
