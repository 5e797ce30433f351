/** The reader: what an address asks for, looked up in the index, as a page. Only paths that the index holds are known here. */
import type { Span } from '../domain.ts';
import type { Generation, StoredSentence } from '../index/store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { CODE, wordsCode } from '../chat/codes.ts';
import { findAgain } from '../chat/find.ts';
import { titleOf } from '../chat/cite.ts';
import { articlePage, type ArticlePage, type ToldMeeting } from './articlePage.ts';
import { Catalogue } from './catalogue.ts';
import { type PageView, saying } from './layout.ts';
import { articlesPage, meetingsPage } from './listPages.ts';
import { lengthFrom, meetingPage } from './meetingPage.ts';
import type { PageParts } from './ports.ts';
import { phrase } from './readerText.ts';

/** A page with its status. */
export interface ReaderAnswer {
  readonly status: 200 | 404;
  readonly html: string;
}

/** The fields of an address, each at most once. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** Meetings and articles beside an article that are linked. */
const TOLD_SHOWN = 5;
const OTHERS_SHOWN = 10;
/** Words are looked for again up to this length; a quote is a few sentences. UTF-16 units. */
const FOUND_AGAIN_AT_MOST = 2_000;

type ReaderParts = Pick<PageParts, 'store' | 'meetings' | 'words'>;

export class ReaderPages {
  readonly catalogue: Catalogue;

  constructor(private readonly parts: ReaderParts) {
    this.catalogue = new Catalogue(parts.store);
  }

  /** @throws NoIndexError, IndexError, as all of these. */
  async articles({ page }: Fields, view: PageView): Promise<ReaderAnswer> {
    return { status: 200, html: articlesPage(await this.catalogue.entries(), page, view) };
  }

  async meetings({ page }: Fields, view: PageView): Promise<ReaderAnswer> {
    return { status: 200, html: meetingsPage(await this.parts.meetings.meetings(), page, view) };
  }

  /** @param path decoded, as the index has it */
  async article(path: string, fields: Fields, view: PageView): Promise<ReaderAnswer> {
    const { store, meetings } = this.parts;
    const all = await meetings.meetings();
    const page = await store.read((generation): ArticlePage | null => {
      const article = generation.article(path);
      if (!article) return null;
      const sentences = generation.sentences(path);
      const place = placeIn(article.text, sentences, fields);
      const people = generation.peopleOf(path);
      return { article, sentences, people, ...place, meetings: toldIn(path, all, generation) };
    });
    if (!page) return { status: 404, html: saying(view, 'notFound', phrase(view.locale, 'noSuchArticle')) };
    return { status: 200, html: articlePage(page, view) };
  }

  async meeting(id: string, { length }: Fields, view: PageView): Promise<ReaderAnswer> {
    const { meetings, words } = this.parts;
    const meeting = (await meetings.meetings()).find((one) => one.id === id);
    if (!meeting) {
      return { status: 404, html: saying(view, 'notFound', phrase(view.locale, 'noSuchMeeting')) };
    }
    const summary = await meetings.summary(meeting, lengthFrom(length), view.locale);
    return { status: 200, html: meetingPage(summary, words, view) };
  }
}

/** The meetings that an article tells, with the other articles that tell them. */
function toldIn(path: string, meetings: readonly Meeting[], generation: Generation): readonly ToldMeeting[] {
  const told = meetings
    .filter(({ articles }) => articles.includes(path))
    .slice(0, TOLD_SHOWN)
    .map((meeting) => ({
      meeting,
      others: meeting.articles.filter((other) => other !== path).slice(0, OTHERS_SHOWN),
    }));
  generation.expect({ articles: told.flatMap(({ others }) => others) });
  return told.map(({ meeting, others }) => ({
    meeting,
    others: others.map((other) => {
      const title = generation.article(other)?.title?.text ?? null;
      return { path: other, title: titleOf({ title, path: other }).text };
    }),
  }));
}

/**
 * What an address points at. With the fingerprint of the words (`words`) they are found again where the article has changed;
 * without it the offsets are all there is.
 */
function placeIn(
  text: string,
  sentences: readonly StoredSentence[],
  { from, to, words }: Fields,
): Pick<ArticlePage, 'mark' | 'note'> {
  if (from === undefined && to === undefined) return { mark: null, note: null };
  const span = spanFrom(from, to);
  if (!span) return { mark: null, note: 'outside' };
  const inside = span.end <= text.length;
  if (words === undefined || !CODE.test(words)) {
    return inside ? { mark: span, note: null } : { mark: null, note: 'outside' };
  }
  if (inside && wordsCode(text.slice(span.start, span.end)) === words) return { mark: span, note: null };
  const found = span.end - span.start <= FOUND_AGAIN_AT_MOST ? findAgain(text, sentences, span, words) : null;
  return found ? { mark: found.span, note: found.moved ? 'moved' : null } : { mark: null, note: 'gone' };
}

function spanFrom(from: string | undefined, to: string | undefined): Span | null {
  const digits = /^\d{1,9}$/;
  if (from === undefined || to === undefined || !digits.test(from) || !digits.test(to)) return null;
  const span = { start: Number(from), end: Number(to) };
  return span.start < span.end ? span : null;
}
