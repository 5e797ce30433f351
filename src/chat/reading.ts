/**
 * "How I read it": shown when a question was read otherwise than it stands: a word corrected, something taken from the question
 * before, an alias or an office resolved, a time taken as a limit. Pure.
 */
import type { ReadingPart } from '../domain.ts';
import { tokenize } from '../language/tokens.ts';
import { source } from './cite.ts';
import { kindText } from './kindText.ts';
import type { Inline, Line, Locale } from './reply.ts';
import { line, own, pieces, say, separated } from './say.ts';

const BETWEEN = ' · ';

/**
 * The line, or null when the question was read as it stands.
 * @param scope what the question was limited to by the user; null for nothing
 */
export function readingLine(
  locale: Locale,
  parts: readonly ReadingPart[],
  question: string,
  scope: readonly Inline[] | null,
): Line | null {
  const differs = parts.some((part) => isOtherwise(part, question));
  if (!differs && !scope) return null;
  const shown = differs ? parts.map((part) => partInline(locale, part)) : [];
  const limit = scope ? pieces(locale, 'onlyIn', { what: scope }) : [];
  return line(locale, 'small', 'readAs', { reading: separated([...shown, limit], BETWEEN) });
}

function isOtherwise(part: ReadingPart, question: string): boolean {
  switch (part.what) {
    case 'corrected':
    case 'following':
    case 'time':
      return true;
    case 'said-by':
    case 'with': {
      const typed = new Set(tokenize(question).map((token) => token.folded));
      const known = (name: string): boolean =>
        tokenize(name).some(({ folded }) => folded.length > 1 && typed.has(folded));
      return !part.people.every(known);
    }
    default:
      return false;
  }
}

/** One part in this language. */
export function partInline(locale: Locale, part: ReadingPart): readonly Inline[] {
  const typed = (text: string): Inline => ({ kind: 'typed', text });
  switch (part.what) {
    case 'kind':
      return [own(kindText(locale, part.kind))];
    case 'said-by':
      return pieces(locale, 'saidBy', { who: namesInline(locale, part.people) });
    case 'with':
      return pieces(locale, 'takesPart', { who: namesInline(locale, part.people) });
    case 'nobody':
      return pieces(locale, 'nobodyCalled', { who: typed(part.name) });
    case 'about':
      return pieces(locale, 'about', { what: typed(part.words.join(', ')) });
    case 'following':
      return pieces(locale, 'followingOn', { what: typed(part.words.join(', ')) });
    case 'time':
      return [typed(part.text)];
    case 'corrected':
      return pieces(locale, 'correctedWord', { typed: typed(part.typed), read: typed(part.read) });
  }
}

/** "A, B or C", with the word between in this language. */
export function namesInline(locale: Locale, people: readonly string[]): readonly Inline[] {
  const names = people.map((name) => [source(name)]);
  const last = names.pop();
  if (!last) return [];
  if (names.length === 0) return last;
  return [...separated(names, ', '), own(` ${say(locale, 'or')} `), ...last];
}
