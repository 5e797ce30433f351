/** What a command is: its name, what it takes, and what it does. Help and parsing read the same table. */
import type { Surroundings } from '../build.ts';
import type { Outcome } from '../lifetime.ts';

export interface Option {
  readonly type: 'boolean' | 'string';
  /** How the value is called in the help; only for strings. */
  readonly value?: string;
  readonly help: string;
}

/** Values of options by name, and the rest of the command line. */
export interface Arguments {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

export interface Context extends Surroundings {
  readonly stdin: NodeJS.ReadStream;
  /** Writes to stdout; resolves when more may be written. */
  readonly print: (text: string) => Promise<void>;
  readonly isTerminal: boolean;
  /** How answers are laid out: the width of the terminal, and bold where it can and may show that. */
  readonly columns: number;
  readonly bold: (text: string) => string;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the name on the command line, for the help. */
  readonly usage: string;
  readonly options: Readonly<Record<string, Option>>;
  /** What one may type after `npm run -s NAME -- `, for the help. */
  readonly examples: readonly string[];
  /** Paragraphs for the help. */
  readonly notes?: readonly string[];
  /** How many words may follow the options. */
  readonly rest: { readonly atMost: number };
  run(given: Arguments, context: Context): Promise<Outcome>;
}
