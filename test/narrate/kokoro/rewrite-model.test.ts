import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOnnxRuntime } from '../../../src/narrate/kokoro/find-runtime.ts';
import { attributeIntegers, encodeModel, readModel } from '../../../src/narrate/kokoro/onnx-model.ts';
import { openModel } from '../../../src/narrate/kokoro/open-model.ts';
import { type RewrittenForm, rewriteModel } from '../../../src/narrate/kokoro/rewrite-model.ts';
import { buildToyKokoro, SAMPLES_PER_TOKEN } from './toy-model.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-rewrite-'));
});
afterAll(() => rm(folder, { recursive: true }));

const FORMS = ['rewritten', 'integer'] as const satisfies readonly RewrittenForm[];

async function rewrite(file: Uint8Array, form: RewrittenForm = 'rewritten') {
  const [input, output] = [join(folder, 'in.onnx'), join(folder, 'out.onnx')];
  await rm(output, { force: true });
  await writeFile(input, file);
  return { input, output, bytes: await rewriteModel(input, output, form) };
}

describe('a model of quantised convolutions', () => {
  it('computes in float32, in one normalisation, in the layout for pictures', async () => {
    const { output, bytes } = await rewrite(buildToyKokoro());
    const file = await readFile(output);
    expect(file.length).toBe(bytes);
    const { nodes, constants } = readModel(file).graph;
    const operators = nodes.map(({ operator }) => operator);
    expect(operators).not.toContain('ConvInteger');
    expect(operators).not.toContain('DynamicQuantizeLinear');
    expect(operators.filter((operator) => operator === 'InstanceNormalization')).toHaveLength(1);
    for (const gone of ['Sqrt', 'Pow']) expect(operators).not.toContain(gone);
    const [convolution] = nodes.filter(({ operator }) => operator === 'Conv');
    expect(convolution && attributeIntegers(convolution, 'pads')).toEqual([0, 1, 0, 1]);
    // Eight bits in the file as before.
    expect(constants.get('weights')).toMatchObject({ type: 2, dimensions: [16, 16, 1, 3] });
  });

  it('computes in 8-bit matrix products with signed weights', async () => {
    const { output, bytes } = await rewrite(buildToyKokoro(), 'integer');
    const file = await readFile(output);
    expect(file.length).toBe(bytes);
    const { nodes, constants } = readModel(file).graph;
    const operators = nodes.map(({ operator }) => operator);
    for (const gone of ['ConvInteger', 'Conv', 'DequantizeLinear', 'Sqrt', 'Pow'])
      expect(operators).not.toContain(gone);
    expect(operators.filter((operator) => operator === 'MatMulInteger')).toHaveLength(1);
    // Three taps of sixteen channels.
    const matrices = [...constants.values()].filter(({ type, dimensions }) => type === 3 && dimensions.length === 2);
    expect(matrices.map(({ dimensions }) => dimensions)).toEqual([[48, 16]]);
  });

  it.each([
    // Its convolutions do not round their input to eight bits.
    ['rewritten', 0.15],
    ['integer', 0.0001],
  ] as const)('gives the same audio as before it was rewritten (%s)', async (form, difference) => {
    const { input, output } = await rewrite(buildToyKokoro(), form);
    const { runtime } = findOnnxRuntime();
    const speak = async (path: string) =>
      (await openModel(runtime?.path ?? '', path)).run([7, 23, 112, 4], new Float32Array(256), 1);
    const [before, after] = [await speak(input), await speak(output)];
    expect(before.length).toBe(6 * SAMPLES_PER_TOKEN);
    expect(after.length).toBe(before.length);
    const furthest = before.reduce((most, sample, at) => Math.max(most, Math.abs(sample - (after[at] ?? 0))), 0);
    expect(Math.max(...before)).toBeGreaterThan(0.1);
    expect(furthest).toBeLessThan(difference);
  });

  it('keeps an activation that divides by another factor than it multiplies by', async () => {
    const { output } = await rewrite(buildToyKokoro({ inverse: 0.6 }), 'integer');
    const operators = readModel(await readFile(output)).graph.nodes.map(({ operator }) => operator);
    expect(operators).toContain('Pow');
  });

  it.each([
    ['with a scale of another shape', buildToyKokoro({ isScaleInList: true })],
    ['that was rewritten already', undefined],
    ['that is cut short', buildToyKokoro().subarray(0, 900)],
    ['that is no model', Buffer.from('<html>not found</html>')],
    ['that is empty', new Uint8Array()],
  ])('%s is left as it is', async (_what, file) => {
    for (const form of FORMS) {
      const found = file ?? (await readFile((await rewrite(buildToyKokoro(), form)).output));
      const { output, bytes } = await rewrite(found, form);
      expect(bytes).toBeUndefined();
      expect(existsSync(output)).toBe(false);
    }
  });
});

describe('an ONNX file', () => {
  it('that was read and written says the same', () => {
    const model = readModel(buildToyKokoro());
    const again = readModel(Buffer.concat(encodeModel(model)));
    expect(again).toEqual(model);
    expect(again.opset).toBe(20);
  });
});
