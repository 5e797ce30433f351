/** Files of JSON lines, checked line by line. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { BadInputError } from '../errors.ts';

/** @throws BadInputError naming the file and the first line that is not as it should be. */
export async function readJsonLines<T>(file: string, shape: z.ZodType<T>): Promise<T[]> {
  let text: string;
  try {
    text = await readFile(resolve(process.env.INIT_CWD ?? '.', file), 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const why = error.code === 'ENOENT' ? 'it does not exist' : String(error.code);
    throw new BadInputError(`${file} cannot be read: ${why}.`);
  }
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new BadInputError(`${file}, line ${i + 1}, is not JSON.`);
    }
    const result = shape.safeParse(value);
    if (result.success) return [result.data];
    const [issue] = result.error.issues;
    throw new BadInputError(
      `${file}, line ${i + 1}: ${issue?.path.join('.') || 'the line'}: ${issue?.message}.`,
    );
  });
}
