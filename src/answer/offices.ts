/** People whom a question names by their office: "the trade minister", "statsministeren", "bộ trưởng". */
import type { LanguageCode, QuestionKind } from '../domain.ts';
import type { StoredPerson } from '../index/store.ts';
import { fold } from '../language/fold.ts';
import { questionTerms, type TermGroup } from '../language/terms.ts';
import type { Token } from '../language/tokens.ts';
import { type LinkedPerson, linkPeople } from '../people/link.ts';
import type { Background } from './background.ts';
import { groupAt, MOST_FOR_ONE_WORD, type PersonReference, partOf, standsBehindAbout } from './part.ts';
import { isFrameWord, isSpeechVerb, officeLength } from './questionWords.ts';

/** @param taken places of tokens that are part of a name already */
export function roleReferences(
  tokens: readonly Token[],
  groups: readonly TermGroup[],
  language: LanguageCode,
  kind: QuestionKind,
  background: Background,
  taken: ReadonlySet<number>,
): PersonReference[] {
  const folded = tokens.map((token) => token.folded);
  const references: PersonReference[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const length = officeLength(folded, at, language);
    if (length === 0) continue;
    const end = at + length - 1;
    if (taken.has(at) || taken.has(end + 1) || (taken.has(at - 1) && language !== 'vi')) continue;
    if (isAskedOffice(folded, at, kind, end)) continue;
    const { first, last, modifiers } = withModifiers(tokens, groups, at, end, language);
    const office = tokens.slice(at, end + 1);
    const exactly = peopleInOffice(office, modifiers, groups, background);
    // "The mayor of X": the article may print no more than "the mayor".
    const before = modifiers.filter((modifier) => modifier.end <= tokens[at]!.start);
    const people =
      exactly.length > 0 || before.length === modifiers.length
        ? exactly
        : peopleInOffice(office, before, groups, background);
    if (people.length === 0 || people.length > MOST_FOR_ONE_WORD) continue;
    references.push({
      people,
      first,
      last,
      by: 'role',
      part: partOf(tokens, first, last, language, kind),
      words: [],
      asked: standsBehindAbout(tokens, first),
    });
    at = last;
  }
  return references;
}

/** "Who was Secretary of …", "Which minister …", "… bộ trưởng nào": the office is what is asked for. */
function isAskedOffice(folded: readonly string[], at: number, kind: QuestionKind, end: number): boolean {
  if (kind !== 'person' && kind !== 'definition' && kind !== 'who-said') return false;
  const before = folded.slice(Math.max(0, at - 6), at).join(' ');
  if (/^(?:nao|gi)$/.test(folded[end + 1] ?? '')) return true;
  return /\b(?:who|hvem|ai) (?:is|was|are|were|became|er|var|ble|la)\b|\b(?:which|what|hvilken|hvilket|hvilke|name of)\b/.test(
    before,
  );
}

function withModifiers(
  tokens: readonly Token[],
  groups: readonly TermGroup[],
  at: number,
  end: number,
  language: LanguageCode,
): { first: number; last: number; modifiers: Token[] } {
  const telling = (i: number): boolean => {
    const token = tokens[i];
    if (token?.kind !== 'word') return false;
    const group = groupAt(groups, token);
    return (
      group !== undefined &&
      !group.stop &&
      !isFrameWord(token.folded, language) &&
      !isSpeechVerb(token.folded, language)
    );
  };
  let first = at;
  let last = end;
  if (language === 'vi') {
    while (last + 1 < tokens.length && last - end < 4 && telling(last + 1)) last++;
  } else {
    while (first > 0 && at - first < 3 && telling(first - 1)) first--;
    if (/^(?:of|for|i|av)$/.test(tokens[end + 1]?.folded ?? '')) {
      let to = end + 2;
      if (/^(?:the|foreign)$/.test(tokens[to]?.folded ?? '') && !telling(to)) to++;
      while (to < tokens.length && telling(to) && to - end < 6) to++;
      if (to > end + 2) last = to - 1;
    }
  }
  const modifiers = [...tokens.slice(first, at), ...tokens.slice(end + 1, last + 1)].filter((token) => {
    const group = groupAt(groups, token);
    return group !== undefined && !group.stop;
  });
  return { first, last, modifiers };
}

function peopleInOffice(
  office: readonly Token[],
  modifiers: readonly Token[],
  groups: readonly TermGroup[],
  background: Background,
): readonly LinkedPerson[] {
  const termsOf = (token: Token): string[] => {
    const group = groupAt(groups, token);
    return group ? [...group.folded, ...group.concepts] : [fold(token.text)];
  };
  const heads = new Set(office.flatMap(termsOf));
  const candidates = background.generation.peopleByRole([...heads]);
  const fitting = candidates.filter((person) =>
    modifiers.every((modifier) => {
      const roles = roleTerms(person, background);
      return termsOf(modifier).some((term) => roles.has(term));
    }),
  );
  return linkPeople(fitting, background.words.glossary);
}

function roleTerms(person: StoredPerson, { generation, words, languages }: Background): Set<string> {
  const language = languages.of(person.path, generation) ?? 'en';
  const groups = questionTerms(person.roles.join('. '), language, words);
  return new Set(groups.flatMap((group) => [...group.folded, ...group.concepts]));
}
