/** An ONNX file as a graph that can be rewritten (onnx.proto3): nodes and constants; what is not understood stays as it is. */
import { bytesField, type Field, fieldHeader, integerField, readFields, readIntegers, readText } from './onnx-wire.ts';

/** TensorProto.DataType. */
export const FLOAT = 1;
export const UINT8 = 2;
export const INT8 = 3;
export const INT64 = 7;

export type Node = {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** AttributeProto, encoded as fields of the node. */
  readonly attributes: readonly Uint8Array[];
  /** The NodeProto as it was read; absent for a new one. */
  readonly raw?: Uint8Array;
};

/** A constant. */
export type Tensor = {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly type: number;
  /** TensorProto without its dimensions. */
  readonly rest: readonly Uint8Array[];
};

export type Graph = {
  /** In an order in which they can be computed. */
  readonly nodes: readonly Node[];
  readonly constants: ReadonlyMap<string, Tensor>;
  readonly outputs: readonly string[];
};

export type OnnxModel = {
  readonly graph: Graph;
  /** The version of the operators of the default domain. */
  readonly opset: number;
  /** The fields of ModelProto and of GraphProto that are only handed on. */
  readonly modelRest: readonly Uint8Array[];
  readonly graphRest: readonly Uint8Array[];
};

const MODEL = { graph: 7, opset: 8 } as const;
const GRAPH = { node: 1, initializer: 5, output: 12, valueInfo: 13 } as const;

/** @throws RangeError for what is no ONNX file */
export function readModel(file: Uint8Array): OnnxModel {
  const modelFields = [...readFields(file)];
  const graphBytes = modelFields.find(({ number }) => number === MODEL.graph)?.bytes;
  if (!graphBytes) throw new RangeError('there is no graph in it');
  const graphFields = [...readFields(graphBytes)];
  const inField = (number: number) => graphFields.filter((field) => field.number === number);
  const known: readonly number[] = Object.values(GRAPH);
  return {
    graph: {
      nodes: inField(GRAPH.node).map(readNode),
      constants: new Map(inField(GRAPH.initializer).map((field) => [readTensor(field).name, readTensor(field)])),
      outputs: inField(GRAPH.output).map((field) => readString(field, 1)),
    },
    opset: Math.max(0, ...modelFields.filter(({ number }) => number === MODEL.opset).map(readDefaultOpset)),
    modelRest: modelFields.filter(({ number }) => number !== MODEL.graph).map(({ raw }) => raw),
    // What is said of inner values' shapes may be wrong once the graph is another.
    graphRest: graphFields
      .filter(({ number }) => !known.includes(number) || number === GRAPH.output)
      .map(({ raw }) => raw),
  };
}

/** The parts of the file, in order: joining them would take its size in memory once more. */
export function encodeModel({ graph, modelRest, graphRest }: OnnxModel): readonly Uint8Array[] {
  const body = [
    ...graph.nodes.map(encodeNode),
    ...graphRest,
    ...[...graph.constants.values()].flatMap((tensor) => encodeTensor(tensor)),
  ];
  const length = body.reduce((sum, part) => sum + part.length, 0);
  return [...modelRest, fieldHeader(MODEL.graph, length), ...body];
}

function readNode(field: Field): Node {
  const raw = field.bytes ?? new Uint8Array();
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes: Uint8Array[] = [];
  let operator = '';
  for (const one of readFields(raw)) {
    if (one.number === 1) inputs.push(readText(one));
    else if (one.number === 2) outputs.push(readText(one));
    else if (one.number === 4) operator = readText(one);
    else if (one.number === 5) attributes.push(one.raw);
  }
  return { operator, inputs, outputs, attributes, raw };
}

/** A node with one output. */
export function makeNode(
  operator: string,
  inputs: readonly string[],
  output: string,
  ...attributes: readonly Uint8Array[]
): Node {
  return { operator, inputs, outputs: [output], attributes };
}

function encodeNode({ operator, inputs, outputs, attributes, raw }: Node): Uint8Array {
  if (raw) return bytesField(1, raw);
  const names = [...inputs.map((name) => bytesField(1, name)), ...outputs.map((name) => bytesField(2, name))];
  return bytesField(1, ...names, bytesField(3, outputs[0] ?? ''), bytesField(4, operator), ...attributes);
}

function readTensor(field: Field): Tensor {
  const rest: Uint8Array[] = [];
  const dimensions: number[] = [];
  let type = 0;
  let name = '';
  for (const one of readFields(field.bytes ?? new Uint8Array())) {
    if (one.number === 1) dimensions.push(...readIntegers(one));
    else rest.push(one.raw);
    if (one.number === 2) type = one.integer ?? 0;
    if (one.number === 8) name = readText(one);
  }
  return { name, dimensions, type, rest };
}

function encodeTensor({ dimensions, rest }: Tensor): readonly Uint8Array[] {
  const parts = [...dimensions.map((size) => integerField(1, size)), ...rest];
  return [
    fieldHeader(
      GRAPH.initializer,
      parts.reduce((sum, part) => sum + part.length, 0),
    ),
    ...parts,
  ];
}

function readString(field: Field, number: number): string {
  const found = [...readFields(field.bytes ?? new Uint8Array())].find((one) => one.number === number);
  return found ? readText(found) : '';
}

function readDefaultOpset(field: Field): number {
  const fields = [...readFields(field.bytes ?? new Uint8Array())];
  const domain = fields.find(({ number }) => number === 1);
  const version = fields.find(({ number }) => number === 2)?.integer ?? 0;
  return domain === undefined || readText(domain) === '' ? version : 0;
}

/** A constant whose values are given as they lie in memory. */
export function rawTensor(name: string, type: number, dimensions: readonly number[], data: Uint8Array): Tensor {
  return { name, dimensions, type, rest: [integerField(2, type), bytesField(8, name), bytesField(9, data)] };
}

/** A constant of whole numbers. */
export function integerTensor(name: string, values: readonly number[]): Tensor {
  return rawTensor(name, INT64, [values.length], new Uint8Array(BigInt64Array.from(values, BigInt).buffer));
}

/** A constant's values as they lie in memory; `undefined` where they are written in another way. */
export function bytesOf(tensor: Tensor | undefined): Uint8Array | undefined {
  return tensor?.rest.flatMap((raw) => [...readFields(raw)]).find(({ number }) => number === 9)?.bytes;
}

/** The numbers of a small constant; `undefined` for one of another type. */
export function numbersOf(tensor: Tensor | undefined): readonly number[] | undefined {
  if (tensor === undefined) return undefined;
  const fields = tensor.rest.flatMap((raw) => [...readFields(raw)]);
  const bytes = (number: number) => fields.find((field) => field.number === number)?.bytes;
  const raw = bytes(9);
  // A copy, since numbers must lie at a multiple of their size.
  if (raw && tensor.type === INT64) return Array.from(new BigInt64Array(Uint8Array.from(raw).buffer), Number);
  if (raw && tensor.type === FLOAT) return [...new Float32Array(Uint8Array.from(raw).buffer)];
  if (raw && tensor.type === UINT8) return [...raw];
  if (tensor.type === INT64) return fields.filter(({ number }) => number === 7).flatMap(readIntegers);
  if (tensor.type === UINT8) return fields.filter(({ number }) => number === 5).flatMap(readIntegers);
  const floats = bytes(4);
  return tensor.type === FLOAT && floats ? [...new Float32Array(Uint8Array.from(floats).buffer)] : undefined;
}

/** AttributeProto.AttributeType. */
const ATTRIBUTE = { float: 1, integer: 2, integers: 7 } as const;

export function integerAttribute(name: string, value: number): Uint8Array {
  return bytesField(5, bytesField(1, name), integerField(3, value), integerField(20, ATTRIBUTE.integer));
}

export function integersAttribute(name: string, values: readonly number[]): Uint8Array {
  const numbers = values.map((value) => integerField(8, value));
  return bytesField(5, bytesField(1, name), ...numbers, integerField(20, ATTRIBUTE.integers));
}

export function floatAttribute(name: string, value: number): Uint8Array {
  const bits = Buffer.alloc(5);
  bits.writeUInt8(2 * 8 + 5);
  bits.writeFloatLE(value, 1);
  return bytesField(5, bytesField(1, name), bits, integerField(20, ATTRIBUTE.float));
}

/** The integers of a node's attribute, one or several; `undefined` where it has no such attribute. */
export function attributeIntegers({ attributes }: Node, name: string): readonly number[] | undefined {
  for (const attribute of attributes) {
    const fields = [...readFields(attribute)].flatMap(({ bytes }) => [...readFields(bytes ?? new Uint8Array())]);
    if (!fields.some((field) => field.number === 1 && readText(field) === name)) continue;
    return fields.filter(({ number }) => number === 3 || number === 8).flatMap(readIntegers);
  }
  return undefined;
}
