/** Bodies of requests: read up to a limit, and checked. */
import type { z } from 'zod';

/** Bytes of a body. A question has at most 4,000 characters. */
export const LONGEST_BODY = 64 * 1024;

/** What came, or a status with one sentence that says what is wrong with it. */
export type Body<T> = { readonly data: T } | { readonly status: 400 | 413; readonly error: string };

/** Reads a body of JSON of this shape. Does not reject: whoever goes away in the middle is told what nobody hears. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<Body<T>> {
  const tooLong = { status: 413, error: `The body is longer than ${LONGEST_BODY / 1024} kB.` } as const;
  if (Number(request.headers.get('content-length') ?? 0) > LONGEST_BODY) return tooLong;
  const text = await textUpTo(request).catch(() => '');
  if (text === null) return tooLong;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { status: 400, error: 'The body is not JSON.' };
  }
  const read = schema.safeParse(given);
  if (read.success) return { data: read.data };
  const path = read.error.issues[0]?.path ?? [];
  const where = path.length > 0 ? path.join('.').slice(0, 80) : 'the body';
  return { status: 400, error: `The request cannot be understood: ${where} is not as it must be.` };
}

/** Null when it is too long; what is too long is not read to its end. */
async function textUpTo({ body }: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > LONGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
