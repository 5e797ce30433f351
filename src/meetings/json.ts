/** What the commands print as JSON: stable names, nothing that only the program needs. Pure. */
import type { Citation, LanguageCode, MeetingDate, Participant, Speaker, TextSpan } from '../domain.ts';
import type { Words } from '../language/words.ts';
import { participantsFor } from './describe.ts';
import { shownSide } from './labels.ts';
import type { LineFigure, LineSource, Meeting, SectionKind, Summary, SummaryLength } from './meeting.ts';
import { nameGroups } from './identity.ts';

/** One meeting of `meetings --json`. */
export interface MeetingJson {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly date: MeetingDate;
  readonly place: string | null;
  readonly participants: readonly Participant[];
  readonly articles: readonly string[];
}

/** One line of `summary --json`. */
export interface LineJson extends TextSpan {
  readonly article: Citation;
  readonly speaker: Speaker | null;
  readonly speakers: readonly Speaker[];
  /** Ours: whom the line is about where its words do not say. */
  readonly subject: string | null;
  readonly context: TextSpan | null;
  readonly sources: readonly LineSource[];
  readonly figures: readonly LineFigure[];
}

/** What `summary --json` prints. */
export interface SummaryJson {
  readonly meeting: MeetingJson;
  readonly length: SummaryLength;
  readonly language: LanguageCode;
  readonly sections: readonly {
    readonly kind: SectionKind;
    readonly title: string;
    readonly speaker?: string;
    readonly lines: readonly LineJson[];
    readonly articles?: readonly { readonly article: Citation; readonly only: readonly TextSpan[] }[];
  }[];
}

/** @param language the reader's: roles and the names of countries are in it where they can be */
export function meetingJson(meeting: Meeting, words: Words, language: LanguageCode): MeetingJson {
  const { id, title, kind, date, place, articles } = meeting;
  const participants = participantsFor(meeting, nameGroups(words.glossary), language).map(
    ({ name, role, side }): Participant => ({ name, role, side: shownSide(side, language) }),
  );
  return { id, title, kind, date, place, participants, articles };
}

/** A summary as it is printed, in its own language. */
export function summaryJson({ meeting, length, language, sections }: Summary, words: Words): SummaryJson {
  return { meeting: meetingJson(meeting, words, language), length, language, sections };
}
