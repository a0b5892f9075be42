/** Protocol buffers' wire format (protobuf.dev, “Encoding”), as far as ONNX files use it. */

export type Field = {
  readonly number: number;
  /** A varint's value; above 2^53 it is not exact. */
  readonly integer?: number;
  /** What a length-delimited field holds. */
  readonly bytes?: Uint8Array;
  /** The whole field, key and length included. */
  readonly raw: Uint8Array;
};

const FIXED_BYTES: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/** The fields of a message, in order; views on `message`, no copies. @throws RangeError for bytes that are no message */
export function* readFields(message: Uint8Array): Generator<Field> {
  for (let at = 0; at < message.length; ) {
    const start = at;
    const key = readVarint(message, at);
    const number = Math.floor(key.value / 8);
    const wireType = key.value % 8;
    if (wireType === 0) {
      const { value, end } = readVarint(message, key.end);
      at = end;
      yield { number, integer: value, raw: message.subarray(start, end) };
    } else if (wireType === 2) {
      const length = readVarint(message, key.end);
      at = length.end + length.value;
      if (at > message.length) throw new RangeError('a field ends behind its message');
      yield { number, bytes: message.subarray(length.end, at), raw: message.subarray(start, at) };
    } else {
      const size = FIXED_BYTES[wireType];
      if (size === undefined) throw new RangeError(`unknown wire type ${wireType}`);
      at = key.end + size;
      yield { number, raw: message.subarray(start, at) };
    }
  }
}

function readVarint(bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let factor = 1;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return { value, end: at + 1 };
    factor *= 128;
  }
  throw new RangeError('a number ends behind its message');
}

/** The numbers of a repeated integer field, packed into one field or not. */
export function readIntegers(field: Field): readonly number[] {
  if (field.integer !== undefined) return [field.integer];
  const bytes = field.bytes ?? new Uint8Array();
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { value, end } = readVarint(bytes, at);
    numbers.push(value);
    at = end;
  }
  return numbers;
}

export function readText({ bytes }: Field): string {
  return Buffer.from(bytes ?? []).toString();
}

function encodeVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

/** A field that holds a non-negative integer. */
export function integerField(number: number, value: number): Uint8Array {
  return Buffer.concat([encodeVarint(number * 8), encodeVarint(value)]);
}

/** The key and the length that stand before `byteLength` bytes of a length-delimited field. */
export function fieldHeader(number: number, byteLength: number): Uint8Array {
  return Buffer.concat([encodeVarint(number * 8 + 2), encodeVarint(byteLength)]);
}

/** A length-delimited field. */
export function bytesField(number: number, ...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return Buffer.concat([fieldHeader(number, body.length), body]);
}
