/**
 * Whom a question names. Reads the people of the index; decides by rules only.
 */
import type { LanguageCode, QuestionKind } from '../domain.ts';
import type { Generation, StoredPerson } from '../index/store.ts';
import { hasMarks } from '../language/fold.ts';
import type { TermGroup } from '../language/terms.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import { type LinkedPerson, linkPeople } from '../people/link.ts';
import type { Background } from './background.ts';
import { roleReferences } from './offices.ts';
import {
  belongsToOffice,
  groupAt,
  isCapital,
  MOST_FOR_ONE_WORD,
  type PersonReference,
  partOf,
  standsBehindAbout,
  titleBefore,
} from './part.ts';
import { isFrameWord, isSpeechVerb, officeLength } from './questionWords.ts';

export interface PersonReading {
  readonly references: readonly PersonReference[];
  /** Names that look like a person's and that no article holds. */
  readonly unknown: readonly { readonly text: string; readonly first: number; readonly last: number }[];
}

interface NameOfPerson {
  readonly person: StoredPerson;
  readonly words: readonly string[];
  readonly exact: readonly string[];
}

export function readPersons(
  question: string,
  tokens: readonly Token[],
  groups: readonly TermGroup[],
  language: LanguageCode,
  kind: QuestionKind,
  background: Background,
): PersonReading {
  const { generation, words } = background;
  const folded = tokens.map((token) => token.folded);
  const aliases = aliasWords(folded, words);
  const begins = namesWhoSpeaks(tokens, language);
  const wanted = folded.filter((_, i) => (i === 0 && begins) || mayBeName(tokens[i]!, i, groups, language));
  const stored = generation.peopleByName([...new Set([...wanted, ...aliases])]);
  const names = stored.flatMap((person) => person.names.map((name) => nameOf(person, name)));

  const references: PersonReference[] = [];
  const unknown: { text: string; first: number; last: number }[] = [];
  const taken = new Set<number>();
  for (let first = 0; first < tokens.length; first++) {
    const opens = first === 0 && begins && !mayBeName(tokens[first]!, first, groups, language);
    if (taken.has(first) || !(opens || mayBeName(tokens[first]!, first, groups, language))) continue;
    const { exact, text } = tokens[first]!;
    const found = longestName(
      tokens,
      first,
      opens && hasMarks(text) ? names.filter((name) => name.exact.includes(exact)) : names,
    );
    if (!found) continue;
    const { last, matches } = found;
    const run = capitalRun(question, tokens, first, last, language);
    const stray = run.filter((at) => (at < first || at > last) && !taken.has(at));
    const foreign = stray.filter((at) => !isTitleWord(tokens[at]!, groups, language));
    if (
      foreign.length > 0 &&
      last - first + 1 < 2 + foreign.length &&
      !isAddressed(foreign, last, tokens, first, names, background, language) &&
      !isObject(foreign, { first, last, matches }, tokens, names, language)
    ) {
      for (const at of run) taken.add(at);
      if (
        standsTogether(
          run.map((at) => tokens[at]!),
          generation,
        )
      )
        continue;
      unknown.push({
        text: question.slice(tokens[run[0]!]!.start, tokens[run[run.length - 1]!]!.end),
        first: run[0]!,
        last: run[run.length - 1]!,
      });
      continue;
    }
    if (first === last && !confident(tokens, first, groups, language)) continue;
    if (first === last && !isCapital(tokens[first]!) && tokens.slice(1).some(isCapital)) continue;
    if (first === last && belongsToOffice(tokens, first, language)) continue;
    const people = bestPeople(matches, tokens, first, last, stored, words);
    if (people.length === 0 || people.length > MOST_FOR_ONE_WORD) continue;
    const part = partOf(tokens, first, last, language, kind);
    if (
      part === 'topic' &&
      titleBefore(tokens, first, language) === 0 &&
      !meansPerson(tokens.slice(first, last + 1), matches, people, generation)
    )
      continue;
    references.push({
      people,
      first,
      last,
      by: 'name',
      part,
      words: tokens.slice(first, last + 1).map((token) => token.folded),
      asked: standsBehindAbout(tokens, first),
    });
    for (let at = first; at <= last; at++) taken.add(at);
  }
  references.push(...roleReferences(tokens, groups, language, kind, background, taken));
  return { references: references.sort((a, b) => a.first - b.first), unknown };
}

function nameOf(person: StoredPerson, name: string): NameOfPerson {
  const tokens = tokenize(name);
  return { person, words: tokens.map((token) => token.folded), exact: tokens.map((token) => token.exact) };
}

/** Words of the other names of anybody whose alias stands in the question. */
function aliasWords(folded: readonly string[], words: Words): string[] {
  const text = ` ${folded.join(' ')} `;
  const found: string[] = [];
  for (const group of words.glossary.aliases) {
    if (
      group.some((alias) =>
        text.includes(
          ` ${tokenize(alias)
            .map((token) => token.folded)
            .join(' ')} `,
        ),
      )
    ) {
      for (const alias of group) found.push(...tokenize(alias).map((token) => token.folded));
    }
  }
  return found;
}

function mayBeName(token: Token, at: number, groups: readonly TermGroup[], language: LanguageCode): boolean {
  if (token.kind !== 'word' || token.folded.length < 2) return false;
  const group = groupAt(groups, token);
  if (isCapital(token) && at > 0) return true;
  return !group?.stop && !isFrameWord(token.folded, language);
}

/**
 * Whether a Vietnamese question begins with who says something. Folded, a given name is often a word by which questions are
 * built as well (a month, a year, an event); with a capital and before a verb of speech it is the name.
 */
function namesWhoSpeaks(tokens: readonly Token[], language: LanguageCode): boolean {
  const [first, ...rest] = tokens;
  if (language !== 'vi' || first?.kind !== 'word' || !isCapital(first)) return false;
  const verb = rest.find(({ folded }) => !/^(?:da|se|dang|cung|co|con)$/.test(folded));
  return verb !== undefined && isSpeechVerb(verb.folded, 'vi');
}

/** The longest run of tokens from `first` that stands, in order, in somebody's name. */
function longestName(
  tokens: readonly Token[],
  first: number,
  names: readonly NameOfPerson[],
): { last: number; matches: NameOfPerson[] } | null {
  let last = first;
  let matches = names.filter((name) => name.words.includes(tokens[first]!.folded));
  if (matches.length === 0) return null;
  while (last + 1 < tokens.length) {
    const run = tokens.slice(first, last + 2).map((token) => token.folded);
    const longer = names.filter((name) => standsInOrder(run, name.words));
    if (longer.length === 0) break;
    matches = longer;
    last++;
  }
  return { last, matches };
}

function standsInOrder(run: readonly string[], words: readonly string[]): boolean {
  let at = 0;
  for (const word of run) {
    at = words.indexOf(word, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/**
 * Whether the capitalised words behind a name are whom it speaks to: Norwegian puts the subject behind the verb, and then the
 * object behind the subject ("hva ba Berg Narvik om?"). They stand in the articles and are no part of anybody's name.
 */
function isAddressed(
  stray: readonly number[],
  last: number,
  tokens: readonly Token[],
  first: number,
  names: readonly NameOfPerson[],
  { generation }: Background,
  language: LanguageCode,
): boolean {
  if (language !== 'no' || first === 0 || !isSpeechVerb(tokens[first - 1]!.folded, 'no')) return false;
  const exact = stray.map((at) => tokens[at]!.exact);
  const held = generation.wordStatistics({ exact, folded: [], concepts: [] }).exact;
  return stray.every((at) => {
    const { folded, exact: word } = tokens[at]!;
    const isName = names.some(({ person, words }) => person.kind === 'person' && words.includes(folded));
    return at > last && held.has(word) && !isName;
  });
}

/**
 * Whether the capitalised words behind a name are the whole of another one, or the name is whole and they are of another:
 * Norwegian puts the subject behind the verb, and then the object ("når møtte Berg Kari Nordmann?").
 */
function isObject(
  stray: readonly number[],
  subject: { readonly first: number; readonly last: number; readonly matches: readonly NameOfPerson[] },
  tokens: readonly Token[],
  names: readonly NameOfPerson[],
  language: LanguageCode,
): boolean {
  const { first, last, matches } = subject;
  if (language !== 'no' || first === 0 || stray.some((at) => at < last) || isCapital(tokens[first - 1]!))
    return false;
  const words = stray.map((at) => tokens[at]!.folded);
  const others = names.filter(
    ({ person, words: all }) => person.kind === 'person' && standsInOrder(words, all),
  );
  const whole = (length: number, some: readonly NameOfPerson[]) =>
    length > 1 && some.some((name) => name.words.length === length);
  return others.length > 0 && (whole(words.length, others) || whole(last - first + 1, matches));
}

/** Tokens around a name that are written as one capitalised run with it. */
function capitalRun(
  question: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  language: LanguageCode,
): number[] {
  if (!isCapital(tokens[first]!)) return rangeOf(first, last);
  const joined = (a: number, b: number) =>
    /^[ .]{1,2}$/.test(question.slice(tokens[a]!.end, tokens[b]!.start));
  let from = first;
  while (from > 1 && isCapital(tokens[from - 1]!) && joined(from - 1, from)) from--;
  if (from === 1 && isCapital(tokens[0]!) && joined(0, 1) && !isFrameWord(tokens[0]!.folded, language)) {
    const isQuestionWord = tokens[0]!.folded.length < 5;
    if (!isQuestionWord) from = 0;
  }
  let to = last;
  while (to + 1 < tokens.length && isCapital(tokens[to + 1]!) && joined(to, to + 1)) to++;
  return rangeOf(from, to);
}

const rangeOf = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** A capitalised word beside a name that is a title or another word of the language, not part of the name. */
function isTitleWord(token: Token, groups: readonly TermGroup[], language: LanguageCode): boolean {
  const group = groupAt(groups, token);
  return (
    isFrameWord(token.folded, language) ||
    officeLength([token.folded], 0, language) > 0 ||
    (group !== undefined && (group.stop || group.concepts.length > 0))
  );
}

/** Whether a single word is surely a name: capitalised, or no known word of a language, or in a speaker's place. */
function confident(
  tokens: readonly Token[],
  at: number,
  groups: readonly TermGroup[],
  language: LanguageCode,
): boolean {
  const token = tokens[at]!;
  if (isCapital(token)) return true;
  const group = groupAt(groups, token);
  if (group?.concepts.every((concept) => concept.startsWith('alias:'))) return true;
  const before = tokens[at - 1]?.folded ?? '';
  const after = tokens[at + 1]?.folded ?? '';
  return (
    ['did', 'does', 'to', 'by', 'ifolge', 'theo', 'ong', 'ba'].includes(before) &&
    isSpeechVerb(after, language)
  );
}

/**
 * Those among the matches who are meant: exact marks win over folded ones, and a name that stands alone in the articles
 * wins over a part of somebody's full name.
 */
function bestPeople(
  matches: readonly NameOfPerson[],
  tokens: readonly Token[],
  first: number,
  last: number,
  stored: readonly StoredPerson[],
  words: Words,
): readonly LinkedPerson[] {
  const run = tokens.slice(first, last + 1);
  let left = matches;
  if (run.some((token) => hasMarks(token.text))) {
    const exact = left.filter((name) => run.every((token) => name.exact.includes(token.exact)));
    if (exact.length > 0) left = exact;
  }
  const linked = linkPeople(stored, words.glossary);
  const peopleOf = (names: readonly NameOfPerson[]) =>
    linked.filter((person) =>
      person.members.some((member) =>
        names.some((name) => name.person.path === member.path && name.person.id === member.personId),
      ),
    );
  const alone = left.filter((name) => name.words.length === run.length);
  const preferred = peopleOf(alone);
  const all = peopleOf(left);
  return preferred.length > 0 && preferred.length < all.length ? preferred : all;
}

/** Whether some passage holds these words one after the other, so that they are a name, though nobody's that the rules see. */
function standsTogether(run: readonly Token[], generation: Generation): boolean {
  const keys = generation.searchWords(
    { exact: run.map((token) => token.exact), folded: [], concepts: [] },
    OTHER_USES,
  );
  const name = run.map((token) => token.exact).join(' ');
  const passages = generation.passages(keys);
  generation.expect({ articles: passages.map(({ path }) => path) });
  return passages.some(({ path, passage }) => {
    const text = generation.article(path)?.text.slice(passage.start, passage.end) ?? '';
    return ` ${tokenize(text)
      .map((token) => token.exact)
      .join(' ')} `.includes(` ${name} `);
  });
}

/** Passages looked at to see whether a word is used for anything but the person. */
const OTHER_USES = 60;

/**
 * Whether a name that only takes part is surely a person's: a body is looked up by its words like anything else, and a
 * single word of a longer name may be a place that others speak of.
 */
function meansPerson(
  run: readonly Token[],
  matches: readonly NameOfPerson[],
  people: readonly LinkedPerson[],
  generation: Generation,
): boolean {
  if (matches.every((match) => match.person.kind === 'institution')) return false;
  if (run.length > 1) return true;
  const paths = new Set(people.flatMap((person) => person.members.map((member) => member.path)));
  const keys = generation.searchWords({ exact: [run[0]!.exact], folded: [], concepts: [] }, OTHER_USES);
  return generation.articlesOf(keys).every(({ path }) => paths.has(path));
}
