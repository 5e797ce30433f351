/** The command line: parsed by the table of a command, explained from the same table. Pure. */
import { parseArgs } from 'node:util';
import { BadInputError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Arguments, Command, Option } from './command.ts';

const HELP: Option = { type: 'boolean', help: 'Print this.' };
const EXIT_CODES =
  'Exit codes: 0 done; 1 done, with problems named on stderr; 2 not done, with the reason in a sentence; 130 stopped.';

/** `'help'` when help is asked for. @throws BadInputError naming the nearest option. */
export function parseArguments(command: Command, args: readonly string[]): Arguments | 'help' {
  const options: Readonly<Record<string, Option>> = { ...command.options, help: HELP };
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw unknownOption(command, token.rawName, token.name, Object.keys(options));
    if (option.type === 'boolean') {
      if (token.value !== undefined) throw new BadInputError(`--${token.name} takes no value.`);
      flags.add(token.name);
    } else {
      if (token.value === undefined || (!token.inlineValue && /^--\w/u.test(token.value))) {
        throw new BadInputError(`--${token.name} needs a value: --${token.name} ${option.value ?? 'VALUE'}.`);
      }
      values.set(token.name, token.value);
    }
  }
  if (flags.has('help')) return 'help';
  if (rest.length > command.rest.atMost) {
    const spare = rest[command.rest.atMost]!;
    throw new BadInputError(
      `${command.name} does not know what to do with ${JSON.stringify(spare.slice(0, 60))}; see: npm run -s ${command.name} -- --help`,
    );
  }
  return { flags, values, rest };
}

function unknownOption(command: Command, raw: string, name: string, known: readonly string[]): BadInputError {
  const near =
    nearest(name.toLowerCase(), known) ?? known.find((each) => name.length > 1 && each.startsWith(name));
  const advice = near ? `did you mean --${near}?` : `see: npm run -s ${command.name} -- --help`;
  return new BadInputError(`${command.name} has no option ${raw.slice(0, 60)}; ${advice}`);
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const rows = Object.entries({ ...command.options, help: HELP }).map(
    ([name, option]) => [`  --${name}${option.value ? ` ${option.value}` : ''}`, option.help] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const typed = (rest: string): string =>
    rest === '' ? `  npm run -s ${command.name}` : `  npm run -s ${command.name} -- ${rest}`;
  return [
    command.summary,
    '',
    typed(command.usage),
    '',
    ...rows.map(([left, right]) => left.padEnd(width) + right),
    ...(command.notes ?? []).flatMap((note) => ['', note]),
    '',
    'Examples:',
    ...command.examples.map(typed),
    '',
    EXIT_CODES,
    '',
  ].join('\n');
}

/** The help of the whole program. */
export function helpOfAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    "Quoth answers questions about a folder of news articles in the articles' own words.",
    '',
    ...commands.map(({ name, summary }) => `  npm run -s ${name.padEnd(width)} ${summary}`),
    '',
    'Each explains itself: npm run -s ask -- --help. What can be set is in .env.example.',
    '',
  ].join('\n');
}
