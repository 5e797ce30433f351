/** `ask --batch`: a JSON line in, a JSON line out, in order, as it goes. A bad line is answered like any other. */
import { z } from 'zod';
import type { Answerer } from '../answer/answerer.ts';
import type { Answer } from '../domain.ts';
import { BadInputError, QuothError } from '../errors.ts';
import { type Outcome, sentenceOf } from '../lifetime.ts';
import { linesOf } from './lines.ts';

const MAX_LINE = 1_000_000;
/** Answers of so many lines can be followed on. */
const REMEMBERED = 1_000;

const id = z.union([z.string(), z.number()]);
const shape = z.object({
  id,
  question: z.string(),
  follows: id.nullish(),
});
type Id = z.infer<typeof id>;

/** A line that cannot be answered as it stands; keeps the line's id, when it has one. */
class BadLineError extends BadInputError {
  override readonly code: string = 'bad-line';
  constructor(
    message: string,
    readonly id: Id | null = null,
  ) {
    super(message);
  }
}

/** The line names an earlier one that is not there. */
class UnknownFollowsError extends BadLineError {
  override readonly code = 'unknown-follows';
}

/** 1 when a line failed for a reason that was not in the line. */
export async function runBatch(
  input: AsyncIterable<Buffer | string>,
  answerer: Answerer,
  print: (text: string) => Promise<void>,
): Promise<Outcome> {
  const answers = new Map<Id, Answer>();
  let outcome: Outcome = 0;
  for await (const line of linesOf(input, MAX_LINE)) {
    let reply: object;
    let read: z.infer<typeof shape> | null = null;
    try {
      read = readLine(line);
      const answer = await answerer.ask(read.question, { follows: followed(read, answers) });
      remember(answers, read.id, answer);
      reply = { id: read.id, ...answer };
    } catch (error) {
      if (!(error instanceof BadLineError)) outcome = 1;
      const lineId = error instanceof BadLineError ? error.id : (read?.id ?? null);
      const code = error instanceof QuothError ? error.code : 'internal';
      reply = { ...(lineId === null ? {} : { id: lineId }), error: { code, message: sentenceOf(error) } };
    }
    await print(`${JSON.stringify(reply)}\n`);
  }
  return outcome;
}

function readLine(line: string | null): z.infer<typeof shape> {
  if (line === null) throw new BadLineError(`The line is longer than ${MAX_LINE} characters.`);
  if (line.trim() === '')
    throw new BadLineError('The line is empty; it should be {"id": …, "question": "…"}.');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new BadLineError('The line is not JSON; it should be {"id": …, "question": "…"}.');
  }
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const given = z.object({ id }).safeParse(value);
  const wrong = [...new Set(result.error.issues.map(({ path }) => String(path[0] ?? '')))].filter(Boolean);
  throw new BadLineError(
    wrong.length === 0
      ? 'The line is JSON but no object; it should be {"id": …, "question": "…"}.'
      : `The line has no usable ${wrong.map((name) => `"${name}"`).join(' and ')}; it should be {"id": …, "question": "…"}.`,
    given.success ? given.data.id : null,
  );
}

function followed(read: z.infer<typeof shape>, answers: ReadonlyMap<Id, Answer>): Answer | null {
  if (read.follows === undefined || read.follows === null) return null;
  const answer = answers.get(read.follows);
  if (answer) return answer;
  const named = JSON.stringify(read.follows).slice(0, 60);
  throw new UnknownFollowsError(
    `"follows" names ${named}, which none of the last ${REMEMBERED} lines that were answered has as its id.`,
    read.id,
  );
}

function remember(answers: Map<Id, Answer>, key: Id, answer: Answer): void {
  answers.delete(key);
  answers.set(key, answer);
  if (answers.size > REMEMBERED) {
    const [eldest] = answers.keys();
    if (eldest !== undefined) answers.delete(eldest);
  }
}
