/** The model that computes the same in less time: passes over its graph, done once, at installation. */
import { open, readFile } from 'node:fs/promises';
import { dequantizeConvolutions } from './dequantize-convolutions.ts';
import { fuseNormalizations } from './fuse-normalizations.ts';
import { fuseSnakes } from './fuse-snakes.ts';
import { multiplyConvolutions } from './multiply-convolutions.ts';
import { encodeModel, type Graph, type OnnxModel, readModel } from './onnx-model.ts';
import type { ModelForm } from './voice-files.ts';
import { widenConvolutions } from './widen-convolutions.ts';

export type RewrittenForm = Exclude<ModelForm, 'original'>;

const LAST_PASS: Readonly<Record<RewrittenForm, (graph: Graph) => Graph | undefined>> = {
  rewritten: widenConvolutions,
  integer: multiplyConvolutions,
};

/** The first version in which Shape can begin at an axis, as the passes write it. */
const LEAST_OPSET = 15;

/**
 * Writes the rewritten model to `outputPath`; its size stays, and it takes the memory of the file once.
 *
 * @returns the bytes that were written; `undefined`, and nothing is written, when the model is not as the passes expect
 */
export async function rewriteModel(
  inputPath: string,
  outputPath: string,
  form: RewrittenForm,
): Promise<number | undefined> {
  const rewritten = rewriteGraph(await readFile(inputPath), form);
  if (!rewritten) return undefined;
  const parts = encodeModel(rewritten);
  const file = await open(outputPath, 'w');
  try {
    // In chunks: a system call takes a thousand parts at most.
    for (let at = 0; at < parts.length; at += 512) await writeAll(file, parts.slice(at, at + 512));
    await file.sync();
  } finally {
    await file.close();
  }
  return parts.reduce((sum, part) => sum + part.length, 0);
}

type File = Awaited<ReturnType<typeof open>>;

async function writeAll(file: File, parts: readonly Uint8Array[]): Promise<void> {
  const wanted = parts.reduce((sum, part) => sum + part.length, 0);
  const { bytesWritten } = await file.writev([...parts]);
  if (bytesWritten === wanted) return;
  // A short write is followed by the error that says why.
  const rest = Buffer.concat(parts).subarray(bytesWritten);
  await file.writeFile(rest);
}

function rewriteGraph(file: Uint8Array, form: RewrittenForm): OnnxModel | undefined {
  let model: OnnxModel;
  try {
    model = readModel(file);
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
  if (model.opset < LEAST_OPSET) return undefined;
  let graph: Graph | undefined = model.graph;
  for (const pass of [dequantizeConvolutions, fuseNormalizations, fuseSnakes, LAST_PASS[form]])
    graph = graph && pass(graph);
  return graph && { ...model, graph };
}
