/** The meetings to choose from, with their codes, made anew for each generation; meanwhile those of the one before serve. */
import type { Store } from '../index/store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { MeetingCode } from './action.ts';
import { articleCode, meetingCode } from './codes.ts';
import { foldedWords } from './library.ts';
import type { Meetings } from './ports.ts';
import { dayName } from './when.ts';

/** A meeting as it is offered. */
export interface KnownMeeting {
  readonly meeting: Meeting;
  readonly code: MeetingCode;
  /** Title, participants, place and day in three languages, as `foldedWords` has them. */
  readonly folded: string;
}

/** All meetings of one generation. */
export interface Shelved {
  readonly generation: number;
  /** Newest first. */
  readonly meetings: readonly KnownMeeting[];
  readonly byCode: ReadonlyMap<string, KnownMeeting>;
  readonly byId: ReadonlyMap<string, KnownMeeting>;
}

export class Shelf {
  #shelved: Shelved | null = null;
  #making: { readonly generation: number; readonly done: Promise<Shelved> } | null = null;

  constructor(
    private readonly book: Meetings,
    private readonly store: Store,
  ) {}

  /** The newest that are ready, or null; begins to make those of the published generation. */
  get current(): Shelved | null {
    // Whoever only looks is not told that it failed: the next one who needs it is.
    void this.shelved().catch(() => {});
    return this.#shelved;
  }

  /** The meetings of the published generation. @throws NoIndexError, IndexError. */
  async shelved(): Promise<Shelved> {
    const { generation } = await this.store.read((published) => published.stamp());
    if (this.#shelved?.generation === generation) return this.#shelved;
    if (this.#making?.generation !== generation) {
      this.#making = { generation, done: this.#make(generation) };
    }
    const { done } = this.#making;
    return await done.catch((error) => {
      if (this.#making?.done === done) this.#making = null;
      throw error;
    });
  }

  async #make(generation: number): Promise<Shelved> {
    const meetings = (await this.book.meetings()).map(known);
    const shelved: Shelved = {
      generation,
      meetings,
      byCode: new Map(meetings.map((one) => [one.code.meeting, one])),
      byId: new Map(meetings.map((one) => [one.meeting.id, one])),
    };
    // Another one may have been published and be ready meanwhile.
    if (generation >= (this.#shelved?.generation ?? 0)) this.#shelved = shelved;
    return shelved;
  }
}

function known(meeting: Meeting): KnownMeeting {
  const { title, participants, place, date, id, articles } = meeting;
  const words = [
    title,
    ...participants.map(({ name }) => name),
    place ?? '',
    date.from,
    ...(['en', 'no', 'vi'] as const).map((locale) => dayName(locale, date.from)),
  ];
  return {
    meeting,
    code: { meeting: meetingCode(id), article: articleCode(articles[0] ?? '') },
    folded: foldedWords(words.join(' ')),
  };
}

/** The meeting that a code means: by its id, or, where other articles tell it now, as the only one that its article tells. */
export function meetingFrom({ meetings, byCode }: Shelved, code: MeetingCode): KnownMeeting | null {
  const same = byCode.get(code.meeting);
  if (same) return same;
  const told = meetings.filter(({ meeting }) =>
    meeting.articles.some((path) => articleCode(path) === code.article),
  );
  return told.length === 1 ? told[0]! : null;
}
