/**
 * Finds the meeting that somebody means by a few words: names, places, roles, days, and what it was about. Every word counts
 * once; a word that is a name or a place anywhere is not looked for in the texts. Pure but for the search that is handed in.
 */
import { findDates } from '../language/dates.ts';
import { detectLanguage } from '../language/detect.ts';
import { exactForm, hasMarks } from '../language/fold.ts';
import { isStopWord } from '../language/stop-words.ts';
import { type PassageTerms, questionTerms } from '../language/terms.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import { officesIn, WIDE_OFFICES } from '../events/keys.ts';
import type { Meeting } from './meeting.ts';
import type { ReportedEvent } from '../domain.ts';

/** What was meant: one meeting, several that fit as well, or none with the nearest. */
export interface MeetingsFound {
  /** Those that fit every word, best first; one means it is the one. */
  readonly found: readonly Meeting[];
  /** Where none fits: the nearest, best first. */
  readonly nearest: readonly Meeting[];
}

/** What finding needs beside the meetings. */
export interface FindOptions {
  readonly words: Words;
  /** `YYYY-MM-DD`, for "last week". */
  readonly today: string;
  /** Paths of articles whose text holds one of the forms of a word, for words that are no name and no place. */
  articlesWith(forms: PassageTerms): ReadonlySet<string>;
}

/** Words that only say that a meeting is meant: folded, in Vietnamese with their marks. */
const SAYS_MEETING = new Set(
  `meeting meetings met meet one talk talks summary summarise summarize summarised sum visit session conference event happened happen
  about between who short full tell show give please what which when last
  mote motet moter motte mottes samtale samtaler samtalene samtalen besok besoket oppsummer oppsummering sammendrag referat hva skjedde om mellom fra vis
  cuộc gặp buổi hội đàm họp phiên tóm tắt giữa diễn`.split(/\s+/),
);
/** What a word is worth by what it meets. */
const WORTH = { name: 1, place: 1, dateline: 0.6, date: 1, role: 0.85, topic: 0.7 } as const;
/** Meetings so near to the best fit as well. */
const AS_WELL = 0.06;
const MOST_NEAREST = 3;

/** @param query words as typed, or the id of a meeting */
export function findMeetings(
  query: string,
  meetings: readonly Meeting[],
  options: FindOptions,
): MeetingsFound {
  const wanted = query.trim();
  const exact = meetings.filter(({ id }) => id === wanted.toLowerCase());
  if (exact.length > 0) return { found: exact, nearest: [] };
  const asked = readQuery(wanted, options.words);
  const indexed = meetings.map((meeting) => indexOf(meeting, options.words));
  const known = asked.tokens.filter((token) => indexed.some((index) => worthOf(token, index) > 0));
  const topics = asked.tokens
    .filter((token) => !known.includes(token))
    .map((token) =>
      options.articlesWith(
        asked.forms.get(token.start) ?? { exact: [token.exact], folded: [token.folded], concepts: [] },
      ),
    );
  const total = known.length + topics.length + (asked.dated ? 1 : 0);
  if (total === 0) return { found: [], nearest: meetings.slice(0, MOST_NEAREST) };
  const scored = indexed.map((index) => {
    const worths = [
      ...known.map((token) => worthOf(token, index)),
      ...topics.map((paths) => (index.meeting.articles.some((path) => paths.has(path)) ? WORTH.topic : 0)),
      ...(asked.dated ? [isOnDay(wanted, index.meeting, options.today) ? WORTH.date : 0] : []),
    ];
    return {
      meeting: index.meeting,
      score: worths.reduce((sum: number, worth) => sum + worth, 0) / total,
      whole: worths.every((worth) => worth > 0),
    };
  });
  const ranked = scored.sort((a, b) => b.score - a.score);
  const whole = ranked.filter((one) => one.whole);
  const best = whole[0]?.score ?? 0;
  const found = whole.filter(({ score }) => score >= best - AS_WELL).map(({ meeting }) => meeting);
  if (found.length > 0) return { found, nearest: [] };
  return { found: [], nearest: ranked.slice(0, MOST_NEAREST).map(({ meeting }) => meeting) };
}

interface Asked {
  readonly tokens: readonly Token[];
  readonly dated: boolean;
  /** The forms of each word by where it begins. */
  readonly forms: ReadonlyMap<number, PassageTerms>;
}

const LANGUAGES = ['en', 'no', 'vi'] as const;
/** A day against which dates without a year are read only to see that they are dates. */
const ANY_DAY = '2024-06-15';

function readQuery(query: string, words: Words): Asked {
  const dates = LANGUAGES.flatMap((language) => findDates(query, language, ANY_DAY));
  const all = tokenize(query).filter(({ folded }) => folded !== '');
  const tokens = all.filter(
    (token) =>
      !dates.some(({ start, end }) => start < token.end && token.start < end) &&
      !SAYS_MEETING.has(
        hasMarks(token.text) && !/[æøå]/iu.test(token.text) ? exactForm(token.text) : token.folded,
      ) &&
      !(isStopWord(token, 'en', true) || isStopWord(token, 'no', true) || isStopWord(token, 'vi', true)),
  );
  const { language } = detectLanguage(query, [...LANGUAGES]);
  const groups = questionTerms(query, language, words);
  const forms = new Map(groups.map((group) => [group.tokens[0]!.start, group as PassageTerms]));
  return { tokens, dated: dates.length > 0, forms };
}

/** Dates without a year are those of the meeting's own year. */
function isOnDay(query: string, { date }: Meeting, today: string): boolean {
  return LANGUAGES.some((language) =>
    findDates(query, language, date.from).some((absolute) => {
      const mention = absolute.relative
        ? findDates(query, language, today).find(({ start }) => start === absolute.start)
        : absolute;
      if (!mention || mention.from === null || mention.to === null) return false;
      return mention.from <= date.to && date.from <= mention.to;
    }),
  );
}

/** The words by which a meeting is known, folded: what each spelling of them is worth (`''` is one without marks). */
interface MeetingIndex {
  readonly meeting: Meeting;
  readonly words: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly offices: ReadonlySet<string>;
  readonly lexicon: Words;
}

const indexes = new WeakMap<Meeting, MeetingIndex>();

function indexOf(meeting: Meeting, words: Words): MeetingIndex {
  const known = indexes.get(meeting);
  if (known?.lexicon === words) return known;
  const found = new Map<string, Map<string, number>>();
  const add = (text: string, worth: number): void => {
    for (const token of tokenize(text)) {
      const spellings = found.get(token.folded) ?? new Map<string, number>();
      const spelling = hasMarks(token.text) ? exactForm(token.text) : '';
      spellings.set(spelling, Math.max(worth, spellings.get(spelling) ?? 0));
      found.set(token.folded, spellings);
    }
  };
  const offices = new Set<string>();
  for (const report of meeting.reports) addReport(report, words, add, offices);
  for (const { name } of meeting.participants) add(name, WORTH.name);
  const made = { meeting, words: found, offices, lexicon: words };
  indexes.set(meeting, made);
  return made;
}

function addReport(
  { attendees, voices, places }: ReportedEvent,
  words: Words,
  add: (text: string, worth: number) => void,
  offices: Set<string>,
): void {
  for (const attendee of [...attendees, ...voices]) {
    for (const name of attendee.written) for (const form of formsOf(name, words)) add(form, WORTH.name);
    for (const office of attendee.offices) offices.add(office);
    if (attendee.role !== null) add(attendee.role, WORTH.role);
  }
  const anyStated = places.some(({ stated }) => stated);
  for (const { name, stated } of places)
    for (const form of formsOf(name, words)) add(form, stated || !anyStated ? WORTH.place : WORTH.dateline);
}

/** A name with all names that the glossary says are the same. */
function formsOf(name: string, { glossary }: Words): readonly string[] {
  const folded = tokenize(name)
    .map((token) => token.folded)
    .join(' ');
  const group = glossary.aliases.find((names) =>
    names.some(
      (other) =>
        tokenize(other)
          .map((token) => token.folded)
          .join(' ') === folded,
    ),
  );
  return group ?? [name];
}

function worthOf(token: Token, { words, offices, lexicon }: MeetingIndex): number {
  const bare =
    token.folded.length > 4 && token.folded.endsWith('s') ? token.folded.slice(0, -1) : token.folded;
  const entry = words.get(token.folded) ?? words.get(bare);
  if (entry) {
    // what is typed without marks may mean any spelling; with marks, only its own or one without
    const typed = hasMarks(token.text) ? [exactForm(token.text), ''] : [...entry.keys()];
    const worth = Math.max(...typed.map((spelling) => entry.get(spelling) ?? 0));
    if (worth > 0) return worth;
  }
  const named = LANGUAGES.flatMap((language) => officesIn(token.text, language, lexicon));
  const telling = named.filter((office) => !WIDE_OFFICES.has(office));
  return (telling.length > 0 ? telling : named).some((office) => offices.has(office)) ? WORTH.role : 0;
}

/** Whether every word of a filter is a name or a role of somebody who took part. */
export function hasPerson(meeting: Meeting, person: string, words: Words): boolean {
  const index = indexOf(
    { ...meeting, reports: meeting.reports.map((report) => ({ ...report, places: [] })) },
    words,
  );
  const tokens = tokenize(person).filter(({ folded }) => folded !== '');
  return tokens.length > 0 && tokens.every((token) => worthOf(token, index) > 0);
}

/** Whether every word of a filter is of a place of the meeting, under any name of the glossary. */
export function hasPlace(meeting: Meeting, place: string, words: Words): boolean {
  const index = indexOf(
    {
      ...meeting,
      participants: [],
      reports: meeting.reports.map((report) => ({ ...report, attendees: [], voices: [] })),
    },
    words,
  );
  const tokens = tokenize(place).filter(({ folded }) => folded !== '');
  return tokens.length > 0 && tokens.every((token) => worthOf(token, index) >= WORTH.place);
}
