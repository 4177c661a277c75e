/** Bytes of a page of WebAssembly's memory. */
const PAGE = 65_536;
/** What begins where one of the processor's lines of memory begins lies in as few of them as possible. */
const ALIGNMENT = 64;

/** A memory that fills from the bottom. Addresses are numbers of bytes; 0 is never given out for anything. */
export class Arena {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  #end = ALIGNMENT;

  /** Returns the address of so many new bytes, all zero. Views of the memory that were made before may be void afterwards. */
  reserve(bytes: number): number {
    const address = this.#end;
    this.#end = Math.ceil((address + bytes) / ALIGNMENT) * ALIGNMENT;
    const missing = this.#end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return address;
  }

  /** Returns the address of a copy of the numbers. */
  store(numbers: Float32Array | Int32Array | Int16Array | Int8Array): number {
    const address = this.reserve(numbers.byteLength);
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    new Uint8Array(this.memory.buffer, address).set(bytes);
    return address;
  }

  /** Returns a view of numbers in the memory, which stays valid until more is reserved. */
  integers(address: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, length);
  }

  floats(address: number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.memory.buffer, address, length);
  }

  doubles(address: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.memory.buffer, address, length);
  }

  bytes(address: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.memory.buffer, address, length);
  }
}
