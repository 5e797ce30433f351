/** The commands as the composer offers them, in the reader's language. Pure. */
import type { Locale } from '../../chat/reply.ts';
import { folded } from './folded.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from './read.ts';

export interface Command {
  /** As the server knows it. */
  readonly name: string;
  /** As the reader sees it. */
  readonly shown: string;
  readonly description: string;
  readonly options: readonly Option[];
}

export interface Option {
  readonly name: string;
  readonly shown: string;
  readonly description: string;
  /** text: anything; choice: one of `choices`; flag: yes or no. */
  readonly kind: 'text' | 'choice' | 'flag';
  readonly required: boolean;
  /** Whether the server suggests something for what is typed. */
  readonly suggested: boolean;
  /** Whether it is somebody's own words, a question, which a suggestion must not take the place of unasked. */
  readonly own: boolean;
  readonly maximum: number | null;
  readonly choices: readonly { readonly name: string; readonly value: string }[];
}

/** What a command is sent with, by the names of its options. */
export type OptionValues = Readonly<Record<string, string | boolean>>;

const CHAT_INPUT = 1;
const STRING = 3;
const BOOLEAN = 5;
/** There are no threads on the page. */
const NOT_HERE: ReadonlySet<string> = new Set(['thread']);

/** @param raw the commands as Discord is told of them */
export function commandsIn(raw: unknown, locale: Locale): readonly Command[] {
  return listOf(raw, (fields) => {
    if (fields.type !== CHAT_INPUT) return null;
    const named = nameOf(fields, locale);
    return named && { ...named, options: listOf(fields.options, (option) => optionFrom(option, locale)) };
  });
}

/** The commands that what is typed may become: `/su`; null when it is no command. Those that begin so come first. */
export function matching(commands: readonly Command[], typed: string): readonly Command[] | null {
  const wanted = /^\/(\S*)$/u.exec(typed)?.[1];
  if (wanted === undefined) return null;
  const text = folded(wanted);
  const rank = ({ name, shown }: Command): number => {
    const names = [folded(shown), folded(name)];
    if (names.some((one) => one.startsWith(text))) return 0;
    return names.some((one) => one.includes(text)) ? 1 : 2;
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter((one) => one.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}

/** A command that is typed or pasted as a whole, `/ask What …`: the rest belongs to its first option. */
export function typedCommand(
  commands: readonly Command[],
  typed: string,
): { readonly command: Command; readonly rest: string } | null {
  const found = /^\/(\S+)\s([\s\S]*)$/u.exec(typed);
  if (!found) return null;
  const name = found[1]!.normalize('NFC').toLowerCase();
  const command = commands.find((one) => one.shown === name || one.name === name);
  return command ? { command, rest: found[2]!.trim() } : null;
}

function optionFrom(fields: Fields, locale: Locale): Option | null {
  const { type, required, autocomplete, max_length, choices } = fields;
  const named = nameOf(fields, locale);
  const maximum = numberOf(max_length);
  if (!named || NOT_HERE.has(named.name) || (type !== STRING && type !== BOOLEAN)) return null;
  const offered = listOf(choices, (choice) => {
    const value = textOf(choice.value);
    return value === null ? null : { value, name: nameOf(choice, locale)?.shown ?? value };
  });
  return {
    ...named,
    kind: type === BOOLEAN ? 'flag' : offered.length > 0 ? 'choice' : 'text',
    required: required === true,
    suggested: autocomplete === true,
    // Names of articles, people and meetings have no limit of their own.
    own: maximum !== null,
    maximum,
    choices: offered,
  };
}

function nameOf(
  { name, name_localizations, description, description_localizations }: Fields,
  locale: Locale,
): { readonly name: string; readonly shown: string; readonly description: string } | null {
  const called = textOf(name);
  if (called === null) return null;
  const inLocale = (translations: unknown): string | null => textOf(fieldsOf(translations)[locale]);
  return {
    name: called,
    shown: inLocale(name_localizations) ?? called,
    description: inLocale(description_localizations) ?? textOf(description) ?? '',
  };
}
