/**
 * The meetings of an index, and their summaries. An article is read once for each content: what did not change costs nothing
 * but a look at its hash, and meetings that no changed article tells come out the same to the byte.
 */
import type { LanguageCode } from '../domain.ts';
import type { Store } from '../index/store.ts';
import { addDays } from '../language/calendar.ts';
import type { PassageTerms } from '../language/terms.ts';
import type { Words } from '../language/words.ts';
import { type ArticleClaims, claimsOf } from './claims.ts';
import { readEvents } from './events.ts';
import { findMeetings, type MeetingsFound } from './find.ts';
import { groupMeetings } from './group.ts';
import type { ArticleEvents, Meeting, MeetingArticle, Summary, SummaryLength } from './meeting.ts';
import { type FigureFact, factsOf } from './others.ts';
import { nameGroups, samePerson } from './identity.ts';
import { type Prepared, prepare } from './prepare.ts';
import { summarise } from './summary.ts';

/** Figures of meetings so many days before and after are set beside a meeting's own. */
const NEAR_DAYS = 120;
/** Passages that are looked at for a word of a query that is no name. */
const MOST_PASSAGES = 200;
/** Articles whose claims are kept for the next summary. */
const CLAIMS_KEPT = 500;

/** A meeting that so many articles tell is read ahead. */
const MANY = 10;

/** What one article said when it was read. */
interface Reading {
  readonly events: ArticleEvents;
  readonly hash: string;
}

/** The meetings of one index. Kept as long as the index is open; a new generation costs what changed. */
export class MeetingBook {
  readonly #store: Store;
  readonly #words: Words;
  #generation = -1;
  #meetings: readonly Meeting[] = [];
  #read = 0;
  readonly #readings = new Map<string, Reading>();
  /** Dropped with the meeting, which every generation makes anew. */
  readonly #prepared = new WeakMap<Meeting, Prepared>();
  readonly #claims = new Map<string, ArticleClaims & { readonly text: string }>();

  constructor(store: Store, words: Words) {
    this.#store = store;
    this.#words = words;
  }

  /** Every meeting that the articles tell, newest first. Throws NoIndexError when there is no index. */
  meetings(): readonly Meeting[] {
    return this.#store.read(() => {
      const { generation } = this.#store.stamp();
      if (generation !== this.#generation) {
        this.#refresh();
        const events = [...this.#readings.values()].map((reading) => reading.events);
        this.#meetings = groupMeetings(events, this.#words);
        this.#generation = generation;
        this.#readAhead();
      }
      return this.#meetings;
    });
  }

  /** What an article tells and recalls; null when it is not in the index. */
  events(path: string): ArticleEvents | null {
    this.meetings();
    return this.#readings.get(path)?.events ?? null;
  }

  /** How many articles were read for events so far: what a change costs. */
  get articlesRead(): number {
    return this.#read;
  }

  /** @param language the reader's; lines are in it where an article tells them so */
  summary(meeting: Meeting, length: SummaryLength, language: LanguageCode): Summary {
    return this.#store.read(() => {
      this.meetings();
      const articles = meeting.articles.map((path) => this.#claimsOf(path));
      const texts = new Map(articles.map(({ path, text }) => [path, text]));
      let prepared = this.#prepared.get(meeting);
      if (!prepared) {
        prepared = prepare(meeting, articles, this.#words);
        this.#prepared.set(meeting, prepared);
      }
      return summarise({
        meeting,
        prepared,
        articles,
        textOf: (path) => texts.get(path) ?? '',
        words: this.#words,
        length,
        language,
        otherFacts: this.#otherFacts(meeting),
      });
    });
  }

  /** The meeting that somebody means by an id or a few words. @param today `YYYY-MM-DD`, for "last week" */
  find(query: string, today: string): MeetingsFound {
    return this.#store.read(() =>
      findMeetings(query, this.meetings(), {
        words: this.#words,
        today,
        articlesWith: (forms) => this.#articlesWith(forms),
      }),
    );
  }

  #articlesWith({ exact, folded, concepts }: PassageTerms): ReadonlySet<string> {
    const keys = this.#store.searchWords({ exact, folded, concepts }, MOST_PASSAGES);
    return new Set(this.#store.articlesOf(keys).map(({ path }) => path));
  }

  #refresh(): void {
    const present = new Set<string>();
    for (const { path, hash } of this.#store.articles()) {
      present.add(path);
      if (this.#readings.get(path)?.hash === hash) continue;
      const article = readArticle(this.#store, path);
      if (!article) continue;
      this.#readings.set(path, { events: readEvents(article, this.#words), hash });
      this.#read += 1;
    }
    for (const path of [...this.#readings.keys()]) if (!present.has(path)) this.#readings.delete(path);
  }

  /** The claims of meetings that many articles tell, so that their summaries do not wait for it. */
  #readAhead(): void {
    const many = this.#meetings.filter(({ articles }) => articles.length >= MANY);
    let left = CLAIMS_KEPT;
    for (const { articles } of many.sort((a, b) => b.articles.length - a.articles.length)) {
      left -= articles.length;
      if (left < 0) return;
      for (const path of articles) this.#claimsOf(path);
    }
  }

  #claimsOf(path: string): ArticleClaims & { readonly text: string } {
    const key = `${this.#readings.get(path)?.hash ?? ''} ${path}`;
    const known = this.#claims.get(key);
    if (known) {
      this.#claims.delete(key);
      this.#claims.set(key, known);
      return known;
    }
    const article = readArticle(this.#store, path);
    if (!article) throw new RangeError(`${path} is in a meeting but not in the index`);
    const made = { ...claimsOf(article, this.#words), text: article.stored.text };
    this.#claims.set(key, made);
    if (this.#claims.size > CLAIMS_KEPT) this.#claims.delete(this.#claims.keys().next().value!);
    return made;
  }

  /** The figures of other meetings near in time with somebody of this one. */
  #otherFacts(meeting: Meeting): FigureFact[] {
    const groups = nameGroups(this.#words.glossary);
    const [first, last] = [addDays(meeting.date.from, -NEAR_DAYS), addDays(meeting.date.to, NEAR_DAYS)];
    const near = this.#meetings.filter(
      (other) => other.id !== meeting.id && other.date.to >= first && other.date.from <= last,
    );
    const own = new Set(meeting.articles);
    const facts: FigureFact[] = [];
    for (const other of near) {
      if (!shareSomebody(meeting, other, groups)) continue;
      for (const { path, sentences } of other.reports) {
        if (own.has(path)) continue;
        const told = new Set(sentences);
        for (const claim of this.#claimsOf(path).claims)
          if (told.has(claim.ordinal)) facts.push(...factsOf(claim, other.id, this.#words));
      }
    }
    return facts;
  }
}

function shareSomebody(a: Meeting, b: Meeting, groups: ReturnType<typeof nameGroups>): boolean {
  return a.reports.some((one) =>
    b.reports.some((two) =>
      one.attendees.some((attendee) =>
        two.attendees.some(
          (other) =>
            attendee.form === 'person' &&
            samePerson(attendee, other, [one.language, two.language], groups) === 2,
        ),
      ),
    ),
  );
}

/** An article with its sentences and people as the store keeps them; null when it is not there. */
export function readArticle(store: Store, path: string): MeetingArticle | null {
  const stored = store.article(path);
  if (!stored) return null;
  return { stored, sentences: store.sentences(path), people: store.peopleOf(path) };
}
