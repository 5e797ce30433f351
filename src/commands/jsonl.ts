/** Files of JSON lines, checked line by line. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { BadInputError } from '../errors.ts';

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
};

/** @throws BadInputError naming the file and the first line that is not as it should be. */
export async function readJsonLines<T>(file: string, shape: z.ZodType<T>): Promise<T[]> {
  let text: string;
  try {
    text = await readFile(resolve(process.env.INIT_CWD ?? '.', file), 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const why = WHY[String(error.code)] ?? String(error.code);
    throw new BadInputError(`${file} cannot be read: ${why}. What eval reads: npm run -s eval -- --help`);
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
