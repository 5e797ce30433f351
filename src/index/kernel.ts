/**
 * The inner loop of the exact scan as WebAssembly SIMD: dot products of many rows of signed bytes with one row of 16-bit
 * numbers. Whole numbers only, so it gives exactly what the loop in scan.ts gives (tested), some ten times as fast; that is
 * what makes an exact scan of a hundred thousand passages take two milliseconds.
 *
 * The module is written out as bytes here, since it is one function of forty instructions:
 *
 *     dots(cells, rows, stride, question, out):
 *       while rows > 0:
 *         sum = 0, 0, 0, 0;  q = question;  end = cells + stride
 *         do:
 *           v = 16 cells at `cells`
 *           sum += pairwise products of the low  8 of v, widened, with 8 numbers at q
 *           sum += pairwise products of the high 8 of v, widened, with 8 numbers at q + 16
 *           cells += 16;  q += 32
 *         while cells < end
 *         out[0] = sum of the four lanes;  out += 4;  rows -= 1
 */

/** Rows must be this many cells long, or a multiple. */
export const LANES = 16;

/** Addresses are bytes in the memory that the kernel was made with. */
export type Kernel = (cells: number, rows: number, stride: number, question: number, out: number) => void;

const I32 = 0x7f;
const V128 = 0x7b;
const VOID = 0x40;
const SIMD = 0xfd;

const BLOCK = 0x02;
const LOOP = 0x03;
const END = 0x0b;
const BRANCH = 0x0c;
const BRANCH_IF = 0x0d;
const I32_STORE = [0x36, 0x02, 0x00];
const I32_EQZ = 0x45;
const I32_LT_U = 0x49;
const I32_ADD = 0x6a;
const I32_SUB = 0x6b;
const LOAD_128 = [SIMD, 0x00, 0x00, 0x00];
const LOAD_128_AT_16 = [SIMD, 0x00, 0x00, 0x10];
const ZEROS = [SIMD, 0x0c, ...new Array<number>(16).fill(0)];
const WIDEN_LOW = [SIMD, 0x87, 0x01];
const WIDEN_HIGH = [SIMD, 0x88, 0x01];
const ADD_32X4 = [SIMD, 0xae, 0x01];
const DOT_16X8 = [SIMD, 0xba, 0x01];

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
/** Constants up to 63 fit one byte. */
const number = (value: number) => [0x41, value];
const lane = (index: number) => [SIMD, 0x1b, index];

const [CELLS, ROWS, STRIDE, QUESTION, OUT, Q, ROW_END, SUM, V] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

const BODY = [
  ...[2, 2, I32, 2, V128], // two kinds of further locals: q and end; sum and v
  ...[BLOCK, VOID, LOOP, VOID],
  ...[...get(ROWS), I32_EQZ, BRANCH_IF, 1],
  ...[...ZEROS, ...set(SUM), ...get(QUESTION), ...set(Q)],
  ...[...get(CELLS), ...get(STRIDE), I32_ADD, ...set(ROW_END)],
  ...[LOOP, VOID],
  ...[...get(CELLS), ...LOAD_128, ...set(V)],
  ...[...get(SUM), ...get(V), ...WIDEN_LOW, ...get(Q), ...LOAD_128, ...DOT_16X8, ...ADD_32X4],
  ...[...get(V), ...WIDEN_HIGH, ...get(Q), ...LOAD_128_AT_16, ...DOT_16X8, ...ADD_32X4, ...set(SUM)],
  ...[...get(CELLS), ...number(16), I32_ADD, ...set(CELLS), ...get(Q), ...number(32), I32_ADD, ...set(Q)],
  ...[...get(CELLS), ...get(ROW_END), I32_LT_U, BRANCH_IF, 0, END],
  ...[...get(OUT), ...get(SUM), ...lane(0), ...get(SUM), ...lane(1), I32_ADD],
  ...[...get(SUM), ...lane(2), I32_ADD, ...get(SUM), ...lane(3), I32_ADD, ...I32_STORE],
  ...[...get(OUT), ...number(4), I32_ADD, ...set(OUT), ...get(ROWS), ...number(1), I32_SUB, ...set(ROWS)],
  ...[BRANCH, 0, END, END, END],
];

const text = (value: string) => [value.length, ...Buffer.from(value, 'ascii')];
/** LEB128 of a number below 16,384, always in two bytes. */
const size = (bytes: number) => [(bytes & 127) | 128, bytes >> 7];
const section = (id: number, bytes: readonly number[]) => [id, ...size(bytes.length), ...bytes];

const MODULE = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
  ...section(2, [1, ...text('quoth'), ...text('memory'), 0x02, 0x00, 0x01]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...text('dots'), 0x00, 0]),
  ...section(10, [1, ...size(BODY.length), ...BODY]),
]);

/** What is used of the engine's WebAssembly; the type library of the project (no DOM) does not know it. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: { readonly dots: Kernel } };
  Memory: new (size: { initial: number }) => KernelMemory;
};

/** Memory that a kernel can reach. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
}

const PAGE = 65_536;

/** A kernel with `bytes` of memory; null where the engine has no SIMD or not that much memory. */
export function makeKernel(bytes: number): { dots: Kernel; memory: KernelMemory } | null {
  if (!WebAssembly.validate(MODULE)) return null;
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(MODULE), { quoth: { memory } });
    return { dots: exports.dots, memory };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
