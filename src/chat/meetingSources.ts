/** The articles that tell a meeting, with what only one of them has, page by page. */
import { labelsFor } from '../meetings/labels.ts';
import { source } from './cite.ts';
import type { MeetingParts } from './meetings.ts';
import { notice, sentence } from './notices.ts';
import { paged, pager } from './paging.ts';
import type { Inline, Locale, MeetingSourcesAction, Point, Reply } from './reply.ts';
import { lineOf, own, pieces } from './say.ts';
import { meetingOf } from './summaries.ts';
import { sourceEntry } from './summaryReply.ts';

const PAGE_SIZE = 5;

/** The articles that tell a meeting, with what only one of them has. */
export async function meetingSources(
  action: MeetingSourcesAction,
  locale: Locale,
  parts: MeetingParts,
): Promise<Reply> {
  const known = await meetingOf(action, parts);
  if (!known) return sentence(locale, 'meetingGone');
  const { sections } = await parts.ports.meetings.summary(known.meeting, 'short', locale);
  const all = sections.flatMap(({ articles }) => articles ?? []);
  const { items, first, page } = paged(all, PAGE_SIZE, action.page);
  const heading = lineOf('heading', [
    own(`${labelsFor(locale).sections.sources}: `),
    source(known.meeting.title, true),
  ]);
  const entries = items.map(({ article }) => sourceEntry(article, locale));
  const only = items.flatMap(({ article, only: found }, i) =>
    found.map(({ text, start, end }): Point => {
      const number: Inline = {
        kind: 'link',
        text: String(first + i),
        to: { page: 'article', path: article.path, span: { start, end } },
      };
      return {
        subject: null,
        text,
        context: null,
        speaker: [],
        places: pieces(locale, 'articleN', { n: number }),
        remarks: [],
      };
    }),
  );
  const onlyHere = lineOf('heading', [own(capital(labelsFor(locale).onlyHere))]);
  const turn = pager(locale, page, (number) => ({ ...action, page: number, turned: true }));
  return notice(
    locale,
    [
      { kind: 'list', heading, first, entries, page },
      ...(only.length > 0 ? [onlyHere, { kind: 'points' as const, entries: only }] : []),
    ],
    { delivery: action.turned ? 'replace' : 'new', buttons: turn.length > 0 ? [turn] : [] },
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
