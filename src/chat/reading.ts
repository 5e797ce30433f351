/**
 * "How I read it": shown when a question was read otherwise than it stands: a word corrected, something taken from the question
 * before, an alias or an office resolved, a time taken as a limit. Made from `Answer.understood`, whose parts
 * `describe` (answer/question.ts) puts between dots. Pure.
 */
import { tokenize } from '../language/tokens.ts';
import { source } from './cite.ts';
import { kindText } from './kindText.ts';
import type { Inline, Line, Locale } from './reply.ts';
import { line, own, pieces, say, separated } from './say.ts';

const BETWEEN = ' · ';
const CORRECTED = /^“(.+)” read as “(.+)”$/su;
const UNKNOWN = / \(nobody of that name\)$/;

type Part =
  | {
      readonly what: 'kind' | 'saidBy' | 'with' | 'nobody' | 'about' | 'following' | 'time';
      readonly text: string;
    }
  | { readonly what: 'corrected'; readonly typed: string; readonly read: string };

/** The parts of `Answer.understood`. */
export function partsOf(understood: string): readonly Part[] {
  return understood.split(BETWEEN).map((text, i): Part => {
    if (i === 0) return { what: 'kind', text };
    const corrected = CORRECTED.exec(text);
    if (corrected) return { what: 'corrected', typed: corrected[1]!, read: corrected[2]! };
    const prefixes = {
      saidBy: 'said by ',
      with: 'with ',
      about: 'about ',
      following: 'following on ',
    } as const;
    for (const [what, prefix] of Object.entries(prefixes) as [keyof typeof prefixes, string][]) {
      if (text.startsWith(prefix)) return { what, text: text.slice(prefix.length) };
    }
    return UNKNOWN.test(text) ? { what: 'nobody', text: text.replace(UNKNOWN, '') } : { what: 'time', text };
  });
}

/**
 * The line, or null when the question was read as it stands.
 * @param scope what the question was limited to by the user; null for nothing
 */
export function readingLine(
  locale: Locale,
  understood: string,
  question: string,
  scope: readonly Inline[] | null,
): Line | null {
  const parts = partsOf(understood);
  const differs = parts.some((part) => isOtherwise(part, question));
  if (!differs && !scope) return null;
  const shown = differs ? parts.map((part) => partInline(locale, part)) : [];
  const limit = scope ? pieces(locale, 'onlyIn', { what: scope }) : [];
  return line(locale, 'small', 'readAs', { reading: separated([...shown, limit], BETWEEN) });
}

function isOtherwise(part: Part, question: string): boolean {
  switch (part.what) {
    case 'corrected':
    case 'following':
    case 'time':
      return true;
    case 'saidBy':
    case 'with': {
      const typed = new Set(tokenize(question).map((token) => token.folded));
      const known = (name: string): boolean =>
        tokenize(name).some(({ folded }) => folded.length > 1 && typed.has(folded));
      return !namesOf(part.text).every(known);
    }
    default:
      return false;
  }
}

function partInline(locale: Locale, part: Part): readonly Inline[] {
  const typed = (text: string): Inline => ({ kind: 'typed', text });
  switch (part.what) {
    case 'kind':
      return [own(kindText(locale, part.text) ?? part.text)];
    case 'saidBy':
      return pieces(locale, 'saidBy', { who: namesInline(locale, part.text) });
    case 'with':
      return pieces(locale, 'takesPart', { who: namesInline(locale, part.text) });
    case 'nobody':
      return pieces(locale, 'nobodyCalled', { who: typed(part.text) });
    case 'about':
      return pieces(locale, 'about', { what: typed(part.text) });
    case 'following':
      return pieces(locale, 'followingOn', { what: typed(part.text) });
    case 'time':
      return [typed(part.text)];
    case 'corrected':
      return pieces(locale, 'correctedWord', { typed: typed(part.typed), read: typed(part.read) });
  }
}

/** "A, B or C", as `namesOf` (answer/question.ts) joins names. */
function namesOf(joinedNames: string): readonly string[] {
  const last = joinedNames.lastIndexOf(' or ');
  if (last < 0) return [joinedNames];
  return [...joinedNames.slice(0, last).split(', '), joinedNames.slice(last + 4)];
}

/** The same names with the word between in this language. */
export function namesInline(locale: Locale, joinedNames: string): readonly Inline[] {
  const names = namesOf(joinedNames).map((name) => [source(name)]);
  const last = names.pop()!;
  if (names.length === 0) return last;
  return [...separated(names, ', '), own(` ${say(locale, 'or')} `), ...last];
}
