/** What this is, how to ask, what is kept, and three questions of this corpus to begin with. Pure. */
import { notice } from './notices.ts';
import type { CommandName, Inline, Locale, Reply } from './reply.ts';
import { button, line } from './say.ts';

const command = (name: CommandName): Inline => ({ kind: 'command', name });

/**
 * @param days how long questions are kept; 0: not at all
 * @param questions that the articles answer, each short enough for a button
 */
export function help(locale: Locale, days: number, questions: readonly string[]): Reply {
  const blocks = [
    line(locale, 'heading', 'helpTitle'),
    line(locale, 'plain', 'helpWhat'),
    line(locale, 'plain', 'helpAsk', { ask: command('ask') }),
    line(locale, 'plain', 'helpMeetings', { meetings: command('meetings'), summary: command('summary') }),
    line(locale, 'plain', 'helpMore', { sources: command('sources'), status: command('status') }),
    ...(questions.length > 0 ? [line(locale, 'heading', 'helpTry')] : []),
    days === 0 ? line(locale, 'small', 'keptNothing') : line(locale, 'small', 'kept', { n: days }),
  ];
  const row = questions.map((question) => button({ do: 'ask', question }, question));
  return notice(locale, blocks, { buttons: row.length > 0 ? [row] : [] });
}
