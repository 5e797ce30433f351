/**
 * Whom a question names, and whether the thing asked must be said by them. Reads the people of the index; decides by
 * rules only.
 */
import type { LanguageCode } from '../domain.ts';
import type { Store, StoredPerson } from '../index/store.ts';
import { fold, hasMarks } from '../language/fold.ts';
import { questionTerms, type TermGroup } from '../language/terms.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import { type LinkedPerson, linkPeople } from '../people/link.ts';
import type { QuestionKind } from './kinds.ts';
import { isFrameWord, isSpeechVerb, officeLength } from './questionWords.ts';

/** One place of a question that names somebody. */
export interface PersonReference {
  /** All who fit; more than one means that the question is ambiguous. */
  readonly people: readonly LinkedPerson[];
  /** First and last token, inclusive, of the name or role. */
  readonly first: number;
  readonly last: number;
  readonly by: 'name' | 'role';
  /** speaker: what is asked for must be said by them; topic: they only take part. */
  readonly part: 'speaker' | 'topic';
  /** The words of the reference, folded. */
  readonly words: readonly string[];
  /** It stands behind "about": what is asked for must name them. */
  readonly asked: boolean;
}

export interface PersonReading {
  readonly references: readonly PersonReference[];
  /** Names that look like a person's and that no article holds. */
  readonly unknown: readonly { readonly text: string; readonly first: number; readonly last: number }[];
}

/** More people than this for one word name nobody. */
const MOST_FOR_ONE_WORD = 4;

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
  store: Store,
  words: Words,
): PersonReading {
  const folded = tokens.map((token) => token.folded);
  const aliases = aliasWords(folded, words);
  const wanted = folded.filter((_, i) => mayBeName(tokens[i]!, i, groups, language));
  const stored = store.peopleByName([...new Set([...wanted, ...aliases])]);
  const names = stored.flatMap((person) => person.names.map((name) => nameOf(person, name)));

  const references: PersonReference[] = [];
  const unknown: { text: string; first: number; last: number }[] = [];
  const taken = new Set<number>();
  for (let first = 0; first < tokens.length; first++) {
    if (taken.has(first) || !mayBeName(tokens[first]!, first, groups, language)) continue;
    const found = longestName(tokens, first, names);
    if (!found) continue;
    const { last, matches } = found;
    const run = capitalRun(question, tokens, first, last, language);
    const stray = run.filter((at) => at < first || at > last);
    const foreign = stray.filter((at) => !isTitleWord(tokens[at]!, groups, language));
    if (foreign.length > 0 && last - first + 1 < 2 + foreign.length) {
      unknown.push({
        text: question.slice(tokens[run[0]!]!.start, tokens[run[run.length - 1]!]!.end),
        first: run[0]!,
        last: run[run.length - 1]!,
      });
      for (const at of run) taken.add(at);
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
      !meansPerson(tokens.slice(first, last + 1), matches, people, store)
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
  references.push(...roleReferences(tokens, groups, language, kind, store, words, taken));
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

const isCapital = (token: Token): boolean => /^\p{Lu}/u.test(token.text);

function groupAt(groups: readonly TermGroup[], token: Token): TermGroup | undefined {
  return groups.find((group) => group.tokens.some((other) => other.start === token.start));
}

function mayBeName(token: Token, at: number, groups: readonly TermGroup[], language: LanguageCode): boolean {
  if (token.kind !== 'word' || token.folded.length < 2) return false;
  const group = groupAt(groups, token);
  if (isCapital(token) && at > 0) return true;
  return !group?.stop && !isFrameWord(token.folded, language);
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

/** How many words directly before a name are a title: "PM", "Mr", "bộ trưởng". */
export function titleBefore(tokens: readonly Token[], first: number, language: LanguageCode): number {
  const folded = tokens.map((token) => token.folded);
  for (let length = Math.min(3, first); length >= 1; length--) {
    if (officeLength(folded, first - length, language) === length) return length;
  }
  return /^(?:mr|mrs|ms|dr|prof|ong|ba|anh|chi|kamerat|herr|fru)$/.test(folded[first - 1] ?? '') ? 1 : 0;
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
  store: Store,
): boolean {
  if (matches.every((match) => match.person.kind === 'institution')) return false;
  if (run.length > 1) return true;
  const paths = new Set(people.flatMap((person) => person.members.map((member) => member.path)));
  const keys = store.searchWords({ exact: [run[0]!.exact], folded: [], concepts: [] }, OTHER_USES);
  return store.passages(keys).every((passage) => paths.has(passage.path));
}

/** "the mayor of X": X is no person, whoever else bears the name. */
function belongsToOffice(tokens: readonly Token[], at: number, language: LanguageCode): boolean {
  const before = tokens[at - 1]?.folded ?? '';
  return /^(?:of|i|for|av)$/.test(before) && officeLength([tokens[at - 2]?.folded ?? ''], 0, language) > 0;
}

const ABOUT = /^(?:about|regarding|concerning|om|angaende|vedrorende|ve)$/;

function standsBehindAbout(tokens: readonly Token[], first: number): boolean {
  return tokens.slice(Math.max(0, first - 3), first).some((token) => ABOUT.test(token.folded));
}

const SAYING_NOUNS =
  /^(?:view|views|opinion|figure|figures|proposal|proposals|statement|words|suggestion|suggestions|demand|demands|message|response|reaction|argument|estimate|forecast|prediction|claim|request|remarks|comment|comments|position|stance|appeal|number|numbers)$/;

/** Whether what is asked must be said by the person at tokens first…last. */
function partOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  language: LanguageCode,
  kind: QuestionKind,
): 'speaker' | 'topic' {
  const word = (at: number): string => tokens[at]?.folded ?? '';
  let before = first - 1;
  while (
    before >= 0 &&
    (officeLength([word(before)], 0, language) > 0 ||
      /^(?:mr|mrs|ms|dr|ong|ba|kamerat|the|den|chi|anh|trade|foreign|prime|bo|truong|thu|tuong|chu|tich|tong|bi)$/.test(
        word(before),
      ))
  )
    before--;
  const previous = word(before);
  const beforeThat = word(before - 1);
  if (previous === 'to' && beforeThat === 'according') return 'speaker';
  if (/^(?:ifolge|theo)$/.test(previous)) return 'speaker';
  if (previous === 'by' && isSpeechVerb(beforeThat, language)) return 'speaker';
  if (previous === 'from' && SAYING_NOUNS.test(beforeThat)) return 'speaker';
  if (kind === 'definition' || kind === 'person') return 'topic';
  if (SAYING_NOUNS.test(word(last + 1))) return 'speaker';
  let after = last + 1;
  while (
    /^(?:also|then|first|really|actually|himself|herself|specifically|publicly|recently|da|se|dang|cung|ikke|ogsa|not|have|has|had)$/.test(
      word(after),
    )
  )
    after++;
  const next = word(after);
  if (language === 'vi') return isSpeechVerb(next, 'vi') ? 'speaker' : 'topic';
  if (language === 'no') {
    if (isSpeechVerb(previous, 'no') && before > 0) return 'speaker';
    return isSpeechVerb(next, 'no') && !isCapital(tokens[after]!) ? 'speaker' : 'topic';
  }
  const asked =
    /^(?:did|does|do|has|had|have|would|will|is|was|were|are|that|what)$/.test(previous) ||
    before < 0 ||
    kind === 'what-said';
  if (asked && isSpeechVerb(next, 'en')) return 'speaker';
  return kind === 'what-said' && /^(?:did|does|has|had|would|about)$/.test(previous) && previous !== 'about'
    ? 'speaker'
    : 'topic';
}

/** People named by an office: "the trade minister", "statsministeren", "bộ trưởng". */
function roleReferences(
  tokens: readonly Token[],
  groups: readonly TermGroup[],
  language: LanguageCode,
  kind: QuestionKind,
  store: Store,
  words: Words,
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
    const exactly = peopleInOffice(office, modifiers, groups, store, words);
    // "The mayor of X": the article may print no more than "the mayor".
    const before = modifiers.filter((modifier) => modifier.end <= tokens[at]!.start);
    const people =
      exactly.length > 0 || before.length === modifiers.length
        ? exactly
        : peopleInOffice(office, before, groups, store, words);
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
  store: Store,
  words: Words,
): readonly LinkedPerson[] {
  const termsOf = (token: Token): string[] => {
    const group = groupAt(groups, token);
    return group ? [...group.folded, ...group.concepts] : [fold(token.text)];
  };
  const heads = new Set(office.flatMap(termsOf));
  const candidates = store.peopleByRole([...heads]);
  const fitting = candidates.filter((person) =>
    modifiers.every((modifier) => {
      const roles = roleTerms(person, store, words);
      return termsOf(modifier).some((term) => roles.has(term));
    }),
  );
  return linkPeople(fitting, words.glossary);
}

function roleTerms(person: StoredPerson, store: Store, words: Words): Set<string> {
  const language = store.article(person.path)?.language ?? 'en';
  const groups = questionTerms(person.roles.join('. '), language, words);
  return new Set(groups.flatMap((group) => [...group.folded, ...group.concepts]));
}
