/** Whole numbers as bytes: how much more each is than a base. */
export interface Packed {
  base: number;
  bytes: Buffer;
}

/** Numbers of either length: what is read from columns is read quickly. */
export type Numbers = Uint32Array | Float64Array;

const LARGEST_SHORT = 2 ** 32 - 1;

/** Packs numbers: of 4 bytes each where they are near enough to one another, else of 8. */
export function pack(values: readonly number[]): Packed {
  const base = values.reduce((least, value) => Math.min(least, value), values[0] ?? 0);
  const most = values.reduce((highest, value) => Math.max(highest, value), base);
  const isShort = most - base <= LARGEST_SHORT;
  const numbers = isShort ? new Uint32Array(values.length) : new Float64Array(values.length);
  for (const [place, value] of values.entries()) numbers[place] = value - base;
  return { base, bytes: bytesOf(numbers) };
}

/** Reads what `pack` made of so many numbers, without the base. */
export function unpack(bytes: Buffer, length: number): Numbers {
  const buffer = alignedCopy(bytes);
  return bytes.length === length * 4 ? new Uint32Array(buffer) : new Float64Array(buffer);
}

/** The bytes of numbers, as this machine has them. */
export function bytesOf(numbers: Uint8Array | Uint16Array | Numbers): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** A copy that arrays of longer numbers can be laid over. */
export function alignedCopy(bytes: Buffer): ArrayBuffer {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy.buffer;
}
