/** What is suggested while somebody types: people, articles, meetings, names at the end of a question. Marks and case may be left out. Pure. */
import { exactForm, hasMarks } from '../language/fold.ts';
import { meetingValue } from './actions.ts';
import { type Contents, foldedWords, type KnownArticle, type KnownPerson } from './library.ts';
import type { Locale } from './reply.ts';
import type { Shelved } from './shelf.ts';
import { dayText } from './when.ts';

/** What is typed: a question, or one of the options that limit it. */
export type SuggestField = 'question' | 'article' | 'person' | 'meeting';

export interface Suggestion {
  /** What is shown; at most 100 UTF-16 units. Plain text. */
  readonly name: string;
  /** What is sent when it is chosen; at most 100 UTF-16 units. For a question the question itself. */
  readonly value: string;
}

/** developers/interactions/application-commands of the Discord documentation: 25 choices, 100 characters. */
export const MOST_SUGGESTIONS = 25;
const LENGTH = 100;
/** What an option may hold: no name of an article or a person is found by more. */
const TYPED_AT_MOST = 200;

export function suggest(
  contents: Contents | null,
  field: Exclude<SuggestField, 'meeting'>,
  typed: string,
  locale: Locale,
): readonly Suggestion[] {
  if (!contents || typed.length > TYPED_AT_MOST) return [];
  switch (field) {
    case 'person':
      return matching(contents.people, nameOf, typed).map(({ code, name }) => ({
        name: shortened(name),
        value: `p:${code}`,
      }));
    case 'article':
      return matching(contents.articles, headlineOf, typed).map((article) => ({
        name: articleName(article, locale),
        value: `a:${article.code}`,
      }));
    case 'question':
      return completed(contents, typed);
  }
}

/** Meetings by the names, the place or the day of them. */
export function suggestMeetings(
  shelved: Shelved | null,
  typed: string,
  locale: Locale,
): readonly Suggestion[] {
  if (!shelved || typed.length > TYPED_AT_MOST) return [];
  return matching(shelved.meetings, ({ meeting }) => meeting.title, typed).map(({ meeting, code }) => {
    const day = dayText(locale, meeting.date.from, meeting.date.certain).text;
    return {
      name: `${shortened(meeting.title, LENGTH - day.length - 3)} · ${day}`,
      value: `m:${meetingValue(code)}`,
    };
  });
}

/** The person that was chosen, or whose name was typed; null when there is none. */
export function personFrom(contents: Contents, given: string): KnownPerson | null {
  const chosen = /^p:(\w+)$/.exec(given.trim());
  if (chosen) return contents.personByCode.get(chosen[1]!) ?? null;
  return matching(contents.people, nameOf, given)[0] ?? null;
}

/** The article that was chosen, or whose title or path was typed; null when there is none. */
export function articleFrom(contents: Contents, given: string): KnownArticle | null {
  const chosen = /^a:(\w+)$/.exec(given.trim());
  if (chosen) return contents.articleByCode.get(chosen[1]!) ?? null;
  return (
    contents.articleByPath.get(given.trim()) ?? matching(contents.articles, headlineOf, given)[0] ?? null
  );
}

/**
 * Names that begin with what was typed, then those with a word that does, then those whose words begin with all of the words
 * typed in any order. Where marks were typed, names with the same marks come first. Otherwise in the order given.
 */
function matching<Item extends { readonly folded: string }>(
  all: readonly Item[],
  textOf: (item: Item) => string,
  typed: string,
): readonly Item[] {
  const wanted = foldedWords(typed);
  if (wanted === ' ') return typed.trim() === '' ? all.slice(0, MOST_SUGGESTIONS) : [];
  const words = wanted.split(' ').filter(Boolean);
  const exact = hasMarks(typed) ? exactForm(typed).trim() : null;
  const ranked: Item[][] = [[], [], [], [], [], []];
  for (const item of all) {
    const at = item.folded.indexOf(wanted);
    const rank = at === 0 ? 0 : at > 0 ? 1 : words.every((word) => item.folded.includes(` ${word}`)) ? 2 : -1;
    if (rank < 0) continue;
    const sameMarks = exact === null || exactForm(textOf(item)).includes(exact);
    const group = ranked[sameMarks ? rank : rank + 3]!;
    if (group.length < MOST_SUGGESTIONS) group.push(item);
  }
  return ranked.flat().slice(0, MOST_SUGGESTIONS);
}

const nameOf = ({ name }: KnownPerson): string => name;
const headlineOf = ({ title }: KnownArticle): string => title;

/** How many words at the end of a question may be the beginning of a name. */
const NAME_WORDS = 4;

/** The question with the name that its last words begin. */
function completed({ people }: Contents, typed: string): readonly Suggestion[] {
  const starts = [...typed.matchAll(/(?<=^|\s)\S/gu)].map(({ index }) => index).slice(-NAME_WORDS);
  for (const start of starts) {
    const wanted = foldedWords(typed.slice(start));
    if (wanted.length < 3) continue;
    const found = people.filter(({ folded }) => folded.startsWith(wanted)).slice(0, MOST_SUGGESTIONS);
    const questions = found
      .map(({ name }) => typed.slice(0, start) + name)
      .filter((question) => question.length <= LENGTH);
    if (questions.length > 0) return questions.map((question) => ({ name: question, value: question }));
  }
  return [];
}

function articleName(article: KnownArticle, locale: Locale): string {
  if (article.date === null) return shortened(article.title);
  const day = dayText(locale, article.date, article.dateCertain).text;
  return `${shortened(article.title, LENGTH - day.length - 3)} · ${day}`;
}

/** Cut to so many UTF-16 units with "…", never inside a character. Never empty: nothing may be shown without a name. */
export function shortened(text: string, limit = LENGTH): string {
  const clean = text.replace(/\s+/g, ' ').trim() || '–';
  if (clean.length <= limit) return clean;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(clean)) {
    if (cut.length + segment.length > limit - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
