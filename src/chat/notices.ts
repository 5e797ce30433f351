/** Small replies: thanks, notes, what went wrong. Pure. */
import type { Block, Line, Locale, Reply } from './reply.ts';
import { line, lineOf, pieces } from './say.ts';
import type { TextKey } from './text.ts';

/** A reply with nothing in it yet but these blocks. */
export function notice(locale: Locale, blocks: readonly Block[], more: Partial<Reply> = {}): Reply {
  return {
    kind: 'reply',
    tone: 'notice',
    locale,
    private: true,
    delivery: 'new',
    answerId: null,
    question: null,
    blocks,
    buttons: [],
    menu: null,
    file: null,
    shorter: null,
    incident: null,
    ...more,
  };
}

/** Texts without holes. */
type PlainKey =
  | 'thanks'
  | 'thanksChanged'
  | 'thanksSame'
  | 'thanksReason'
  | 'onlyAsker'
  | 'nothingAsked'
  | 'articleGone'
  | 'meetingGone'
  | 'noMeetings'
  | 'noSources'
  | 'logOff'
  | 'starting'
  | 'oldButton'
  | 'busy'
  | 'notAllowed'
  | 'cannotWriteHere';

/** One sentence for the one who did something. */
export function sentence(locale: Locale, key: PlainKey): Reply {
  return notice(locale, [line(locale, 'plain', key)]);
}

/** The answer of a button is no longer remembered. @param days how long answers are kept; 0: not at all */
export function forgotten(locale: Locale, days: number): Reply {
  const why = days === 0 ? line(locale, 'plain', 'notKept') : line(locale, 'plain', 'forgotten', { n: days });
  return notice(locale, [why]);
}

/** Too fast. @param seconds to wait, at least 1 */
export function slowDown(locale: Locale, seconds: number): Reply {
  return notice(locale, [line(locale, 'plain', 'slowDown', { n: Math.max(1, Math.ceil(seconds)) })]);
}

/** Why it could not look, by the `code` of a QuothError. */
const WHY: Readonly<Record<string, TextKey & `why${string}`>> = {
  'no-index': 'whyNoIndex',
  'index-unavailable': 'whyIndex',
  'index-damaged': 'whyIndex',
  'index-locked': 'whyLocked',
  'not-indexer': 'whyNotIndexer',
  'cluster-unreachable': 'whyIndex',
  'cluster-refused': 'whyIndex',
  'cluster-incomplete': 'whyIndex',
  'cluster-damaged': 'whyIndex',
  'model-unavailable': 'whyModel',
  'corpus-unreadable': 'whyCorpus',
};

/**
 * Could not look: never to be taken for "the articles do not say". The message of the error names folders of the machine, so
 * it goes to the log and not to people.
 */
export function couldNotLook(locale: Locale, error: unknown, incident: string): Reply {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = (WHY[code] ?? 'whyOther') as 'whyOther';
  const lines: Line[] = [
    lineOf('plain', [...pieces(locale, 'couldNotLook'), { kind: 'own', text: ' ' }, ...pieces(locale, why)]),
    line(locale, 'small', 'notAnAnswer'),
    line(locale, 'small', 'incident', { id: incident }),
  ];
  return notice(locale, lines, { tone: 'error', incident });
}
