/**
 * Actions as codes of at most 100 characters, the most that a button of Discord carries, and back.
 *
 * A code is a version, a letter and fields with dots between: `1v.k3mf9x2qab.+`. Codes live as long as the messages that they
 * stand in: what a letter means may never change. A new meaning gets a new letter or a new version, and old ones stay readable.
 */
import { CODE, FILE_DIGITS } from './codes.ts';
import type { SummaryLength } from '../meetings/meeting.ts';
import type {
  Action,
  ArticleFilterCode,
  ButtonAction,
  MeetingCode,
  MeetingFilterCode,
  MenuAction,
  ModalAction,
} from './reply.ts';

/** `custom_id`: developers/components/reference of the Discord documentation. UTF-16 units here, which are at least as many. */
export const CODE_LIMIT = 100;
/** The longest question that fits in a button. */
export const ASKED_LIMIT = 90;
/** The longest words of a filter that fit. */
export const FILTER_LIMIT = 50;

const VERSION = '1';
/** Pages and offsets above are no codes of ours. */
const MOST = 2 ** 31;

/** @throws RangeError for an action that no code can hold: a defect of whoever made it. */
export function encodeAction(action: Action): string {
  const code = VERSION + fieldsOf(action).join('.');
  const back = decodeAction(code);
  if (code.length > CODE_LIMIT || back === null) {
    throw new RangeError(`No code can hold this action: ${JSON.stringify(action)}`);
  }
  return code;
}

function fieldsOf(action: Action): readonly string[] {
  switch (action.do) {
    case 'passage': {
      const { article, file, start, end, words } = action;
      return ['p', article, file, toDigits(start), toDigits(end - start), words];
    }
    case 'sources':
      return ['s', action.answer, toDigits(action.page), action.turned ? '+' : '-'];
    case 'vote':
      return ['v', action.answer, action.helpful ? '+' : '-'];
    case 'share':
      return ['h', action.answer, action.asker];
    case 'follow-up':
      return ['f', action.answer];
    case 'ask':
      return ['a', action.question];
    case 'articles': {
      const { person, from, to, language } = action.filter;
      const fields = [person, from?.replaceAll('-', ''), to?.replaceAll('-', ''), language];
      return ['l', toDigits(action.page), ...fields.map((field) => field ?? '')];
    }
    case 'unanswered':
      return ['u', toDigits(action.page)];
    case 'export':
      return ['x'];
    case 'status':
      return ['i'];
    case 'help':
      return ['?'];
    case 'follow-up-text':
      return ['F', action.answer];
    case 'vote-reason':
      return ['V', action.answer];
    case 'about':
      return ['A'];
    case 'summary':
      return ['m', action.meeting, action.article, LENGTH_LETTERS[action.length]];
    case 'meeting-sources':
      return ['n', action.meeting, action.article, toDigits(action.page), action.turned ? '+' : '-'];
    case 'ask-meeting':
      return ['q', action.meeting, action.article];
    case 'ask-meeting-text':
      return ['Q', action.meeting, action.article];
    case 'share-summary':
      return ['g', action.meeting, action.article, LENGTH_LETTERS[action.length], action.asker];
    case 'download':
      return ['d', action.meeting, action.article];
    case 'meetings': {
      const { person, from, to } = action.filter;
      const days = [from, to].map((day) => day?.replaceAll('-', '') ?? '');
      return ['e', toDigits(action.page), ...days, person ?? ''];
    }
    case 'open-meeting':
      return ['o'];
  }
}

const LENGTH_LETTERS: Readonly<Record<SummaryLength, string>> = { short: 's', normal: 'n', full: 'f' };

/** Null for anything that is no code of ours, or a damaged one. Never throws. */
export function decodeAction(code: string): Action | null {
  if (code.length > CODE_LIMIT || code[0] !== VERSION) return null;
  // A question may hold dots.
  if (code.startsWith('a.', 1)) return asked(code.slice(3));
  const [letter, ...fields] = code.slice(1).split('.');
  const reader = letter === undefined ? undefined : READERS.get(letter);
  if (!reader || (reader.open ? fields.length < reader.fields : fields.length !== reader.fields)) return null;
  return reader.read(fields);
}

function asked(question: string): Action | null {
  const fits = question.length > 0 && question.length <= ASKED_LIMIT && question.trim() === question;
  return fits ? { do: 'ask', question } : null;
}

interface Reader {
  readonly fields: number;
  /** Whether the last field may hold dots, and so come as several. */
  readonly open: boolean;
  readonly read: (fields: readonly string[]) => Action | null;
}

/** A field was not what it should be. */
class Damaged extends Error {}

function reader(fields: number, make: (fields: readonly string[]) => Action, open = false): Reader {
  const read = (given: readonly string[]): Action | null => {
    try {
      return make(given);
    } catch (error) {
      if (error instanceof Damaged) return null;
      throw error;
    }
  };
  return { fields, open, read };
}

const READERS: ReadonlyMap<string, Reader> = new Map([
  [
    'p',
    reader(5, ([article, file, from, length, words]) => {
      const start = number(from);
      const end = start + number(length);
      return { do: 'passage', article: id(article), file: like(file, FILE), start, end, words: id(words) };
    }),
  ],
  [
    's',
    reader(3, ([answer, page, turned]) => ({
      do: 'sources',
      answer: id(answer),
      page: number(page),
      turned: sign(turned),
    })),
  ],
  ['v', reader(2, ([answer, helpful]) => ({ do: 'vote', answer: id(answer), helpful: sign(helpful) }))],
  ['h', reader(2, ([answer, asker]) => ({ do: 'share', answer: id(answer), asker: like(asker, ASKER) }))],
  ['f', reader(1, ([answer]) => ({ do: 'follow-up', answer: id(answer) }))],
  ['l', reader(5, ([page, ...filter]) => ({ do: 'articles', page: number(page), filter: filterOf(filter) }))],
  ['u', reader(1, ([page]) => ({ do: 'unanswered', page: number(page) }))],
  ['x', reader(0, () => ({ do: 'export' }))],
  ['i', reader(0, () => ({ do: 'status' }))],
  ['?', reader(0, () => ({ do: 'help' }))],
  ['F', reader(1, ([answer]) => ({ do: 'follow-up-text', answer: id(answer) }))],
  ['V', reader(1, ([answer]) => ({ do: 'vote-reason', answer: id(answer) }))],
  ['A', reader(0, () => ({ do: 'about' }))],
  [
    'm',
    reader(3, ([meeting, article, length]) => ({
      do: 'summary',
      ...meetingOf(meeting, article),
      length: lengthOf(length),
    })),
  ],
  [
    'n',
    reader(4, ([meeting, article, page, turned]) => ({
      do: 'meeting-sources',
      ...meetingOf(meeting, article),
      page: number(page),
      turned: sign(turned),
    })),
  ],
  ['q', reader(2, ([meeting, article]) => ({ do: 'ask-meeting', ...meetingOf(meeting, article) }))],
  ['Q', reader(2, ([meeting, article]) => ({ do: 'ask-meeting-text', ...meetingOf(meeting, article) }))],
  [
    'g',
    reader(4, ([meeting, article, length, asker]) => ({
      do: 'share-summary',
      ...meetingOf(meeting, article),
      length: lengthOf(length),
      asker: like(asker, ASKER),
    })),
  ],
  ['d', reader(2, ([meeting, article]) => ({ do: 'download', ...meetingOf(meeting, article) }))],
  [
    'e',
    reader(
      4,
      ([page, ...filter]) => ({ do: 'meetings', page: number(page), filter: meetingFilterOf(filter) }),
      true,
    ),
  ],
  ['o', reader(0, () => ({ do: 'open-meeting' }))],
]);

function meetingOf(meeting: string | undefined, article: string | undefined): MeetingCode {
  return { meeting: id(meeting), article: id(article) };
}

function lengthOf(field: string | undefined): SummaryLength {
  const found = Object.entries(LENGTH_LETTERS).find(([, letter]) => letter === field);
  if (!found) throw new Damaged();
  return found[0] as SummaryLength;
}

function meetingFilterOf([from, to, ...person]: readonly string[]): MeetingFilterCode {
  // Words may hold dots.
  const words = person.join('.');
  if (words.length > FILTER_LIMIT || words.trim() !== words) throw new Damaged();
  return { person: words === '' ? null : words, from: day(from), to: day(to) };
}

/** The value of a meeting in a list to choose from. */
export function meetingValue({ meeting, article }: MeetingCode): string {
  return `${meeting}.${article}`;
}

/** Null for anything that is no such value. */
export function meetingFromValue(value: string): MeetingCode | null {
  const [meeting = '', article = '', ...rest] = value.split('.');
  return CODE.test(meeting) && CODE.test(article) && rest.length === 0 ? { meeting, article } : null;
}

const FILE = new RegExp(`^[0-9a-f]{${FILE_DIGITS}}$`);
/** The beginning of a `UserMark`. */
const ASKER = /^[0-9a-f]{8}$/;
const LANGUAGE = /^[a-z]{2,3}$/;

function like(field: string | undefined, pattern: RegExp): string {
  if (field === undefined || !pattern.test(field)) throw new Damaged();
  return field;
}

function id(field: string | undefined): string {
  return like(field, CODE);
}

function sign(field: string | undefined): boolean {
  return like(field, /^[+-]$/) === '+';
}

function toDigits(value: number): string {
  return value.toString(36);
}

/** In base 36, as `toDigits` writes it: one number has one form. */
function number(field: string | undefined): number {
  const value = Number.parseInt(like(field, /^[0-9a-z]{1,6}$/), 36);
  if (value >= MOST || toDigits(value) !== field) throw new Damaged();
  return value;
}

function filterOf([person, from, to, language]: readonly string[]): ArticleFilterCode {
  return {
    person: person === '' ? null : id(person),
    from: day(from),
    to: day(to),
    language: language === '' ? null : like(language, LANGUAGE),
  };
}

function day(field: string | undefined): string | null {
  if (field === '') return null;
  const value = like(field, /^\d{8}$/).replace(/^(....)(..)/, '$1-$2-');
  const date = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(value)) throw new Damaged();
  return value;
}

/** Whether an action may lead to a form, which a place may have to show at once, before anything else is said. */
export function opensForm(action: ButtonAction): boolean {
  return (
    action.do === 'follow-up' || action.do === 'ask-meeting' || (action.do === 'vote' && !action.helpful)
  );
}

const FORMS: ReadonlySet<string> = new Set<ModalAction['do']>([
  'follow-up-text',
  'vote-reason',
  'about',
  'ask-meeting-text',
]);
const MENUS: ReadonlySet<string> = new Set<MenuAction['do']>(['open-meeting']);

/** Whether a decoded action belongs to a form. */
export function isForm(action: Action): action is ModalAction {
  return FORMS.has(action.do);
}

/** Whether a decoded action belongs to a list to choose from. */
export function isMenu(action: Action): action is MenuAction {
  return MENUS.has(action.do);
}

/** Whether a decoded action belongs to a button. */
export function isButton(action: Action): action is ButtonAction {
  return !isForm(action) && !isMenu(action);
}
