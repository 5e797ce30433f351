/** Non-negative whole numbers below 2^31 as bytes, 7 bits a byte, the lowest first. Pure. */

/** Gathers numbers into bytes. */
export class Packer {
  #bytes = Buffer.allocUnsafe(256);
  #length = 0;

  add(number: number): void {
    if (this.#length + 5 > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(this.#bytes.length * 2);
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    let rest = number;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  bytes(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }
}

/** Gives the numbers back, one after the other. */
export class Unpacker {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get atEnd(): boolean {
    return this.#at >= this.bytes.length;
  }

  /** Throws RangeError when the bytes end early or hold no number. */
  next(): number {
    let number = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.#at++];
      if (byte === undefined) throw new RangeError('packed numbers end early');
      number |= (byte & 127) << shift;
      if (byte < 128) return number >>> 0;
    }
    throw new RangeError('a packed number is too long');
  }
}

/** Lists of numbers: each list is its length, then its numbers. */
export function packNumbers(lists: readonly (readonly number[])[]): Buffer {
  const packer = new Packer();
  for (const list of lists) {
    packer.add(list.length);
    for (const number of list) packer.add(number);
  }
  return packer.bytes();
}

/** The reverse of `packNumbers`; throws RangeError when the bytes end early. */
export function unpackNumbers(bytes: Uint8Array, lists: number): number[][] {
  const packed = new Unpacker(bytes);
  return Array.from({ length: lists }, () => {
    const list: number[] = [];
    for (let left = packed.next(); left > 0; left--) list.push(packed.next());
    return list;
  });
}
