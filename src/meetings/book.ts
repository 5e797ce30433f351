/**
 * The meetings of an index, and their summaries. The events of an article, which the index holds, are read once for each content:
 * what did not change costs nothing but a look at its hash, and meetings that no changed article tells come out the same to
 * the byte. The article itself is read only for a summary.
 */
import { setImmediate } from 'node:timers/promises';
import type { ArticleEvents, LanguageCode } from '../domain.ts';
import type { Generation, IndexRecipe, Store } from '../index/store.ts';
import { addDays } from '../language/calendar.ts';
import type { Words } from '../language/words.ts';
import { type ArticleClaims, claimsOf } from './claims.ts';
import { findMeetings, type MeetingsFound } from './find.ts';
import { groupMeetings } from './group.ts';
import type { Meeting, MeetingArticle, Summary, SummaryLength } from './meeting.ts';
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

/** Events of so many articles are read between two looks at what else there is to do. */
const SLICE = 200;

type KnownClaims = ArticleClaims & { readonly text: string };

/** The meetings of one index. Kept as long as the index is open; a new generation costs what changed. */
export class MeetingBook {
  readonly #store: Store;
  readonly #words: Words;
  #generation = -1;
  /** What the index was made with: events and claims of another recipe are others. */
  #recipe = '';
  #reading: Promise<void> | null = null;
  #meetings: readonly Meeting[] = [];
  /** Hashes of the articles of that generation, by path. */
  #hashes: ReadonlyMap<string, string> = new Map();
  #articlesRead = 0;
  /** The generation whose large meetings are read ahead. */
  #readAheadOf = -1;
  /** What articles tell, by `keyOf`. */
  readonly #events = new Map<string, ArticleEvents>();
  /** Dropped with the meeting, which every generation makes anew. */
  readonly #prepared = new WeakMap<Meeting, Prepared>();
  readonly #claims = new Map<string, KnownClaims>();

  constructor(store: Store, words: Words) {
    this.#store = store;
    this.#words = words;
  }

  /** Every meeting that the articles tell, newest first. @throws NoIndexError when there is no index. */
  async meetings(): Promise<readonly Meeting[]> {
    return await this.#read(() => this.#meetings);
  }

  /** What an article tells and recalls; null when it is not in the index. */
  async events(path: string): Promise<ArticleEvents | null> {
    return await this.#read(() => this.#events.get(keyOf(path, this.#hashes.get(path))) ?? null);
  }

  /** Of how many articles the events were read so far: what a change costs. */
  get articlesRead(): number {
    return this.#articlesRead;
  }

  /** @param language the reader's; lines are in it where an article tells them so */
  async summary(meeting: Meeting, length: SummaryLength, language: LanguageCode): Promise<Summary> {
    return await this.#read((generation) => {
      const articles = this.#claimsOfAll(meeting.articles, generation);
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
        otherFacts: this.#otherFacts(meeting, generation),
      });
    });
  }

  /** The meeting that somebody means by an id or a few words. @param today `YYYY-MM-DD`, for "last week" */
  async find(query: string, today: string): Promise<MeetingsFound> {
    return await this.#read((generation) =>
      findMeetings(query, this.#meetings, {
        words: this.#words,
        today,
        articlesWith: ({ exact, folded, concepts }) => {
          const keys = generation.searchWords({ exact, folded, concepts }, MOST_PASSAGES);
          return new Set(generation.articlesOf(keys).map(({ path }) => path));
        },
      }),
    );
  }

  /** Runs `work` on a generation of which everything is read. What is new in it is read before, in slices. */
  async #read<T>(work: (generation: Generation) => T): Promise<T> {
    const done = await this.#store.read((generation) =>
      generation.stamp().generation === this.#generation ? { result: work(generation) } : null,
    );
    if (done) return done.result;
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
    // Nearly nothing is left to be read, even when another generation came meanwhile.
    return await this.#store.read((generation) => {
      this.#bringUpTo(generation);
      return work(generation);
    });
  }

  async #readAll(): Promise<void> {
    const { stamp, recipe, articles } = await this.#store.read((generation) => ({
      stamp: generation.stamp(),
      recipe: generation.recipe(),
      articles: generation.articles(),
    }));
    this.#turnTo(recipe);
    const left = articles.filter(({ path, hash }) => !this.#events.has(keyOf(path, hash)));
    for (let from = 0; from < left.length; from += SLICE) {
      if (from > 0) await setImmediate();
      const some = left.slice(from, from + SLICE);
      const same = await this.#store.read((generation) => {
        if (generation.stamp().generation !== stamp.generation) return false;
        this.#readThose(some, generation);
        return true;
      });
      // What was read stays read; what the newer one has beside it is listed anew.
      if (!same) return await this.#readAll();
    }
  }

  /** Forgets what was made with other rules. */
  #turnTo(recipe: IndexRecipe): void {
    const wanted = JSON.stringify(recipe);
    if (wanted === this.#recipe) return;
    this.#events.clear();
    this.#claims.clear();
    this.#recipe = wanted;
  }

  /** Reads those that were not read with these bytes. */
  #readThose(
    articles: readonly { readonly path: string; readonly hash: string }[],
    generation: Generation,
  ): void {
    const left = articles.filter(({ path, hash }) => !this.#events.has(keyOf(path, hash)));
    generation.expect({ events: left.map(({ path }) => path) });
    for (const { path, hash } of left) {
      const events = generation.events(path);
      if (!events) continue;
      this.#events.set(keyOf(path, hash), events);
      this.#articlesRead += 1;
    }
  }

  #bringUpTo(generation: Generation): void {
    const { generation: number } = generation.stamp();
    if (number !== this.#generation) {
      this.#turnTo(generation.recipe());
      const articles = generation.articles();
      this.#readThose(articles, generation);
      const present = new Set(articles.map(({ path, hash }) => keyOf(path, hash)));
      for (const key of [...this.#events.keys()]) if (!present.has(key)) this.#events.delete(key);
      const events = articles.flatMap(({ path, hash }) => this.#events.get(keyOf(path, hash)) ?? []);
      this.#meetings = groupMeetings(events, this.#words);
      this.#hashes = new Map(articles.map(({ path, hash }) => [path, hash]));
      this.#generation = number;
    }
    if (number !== this.#readAheadOf) {
      this.#readAhead(generation);
      this.#readAheadOf = number;
    }
  }

  /** The claims of meetings that many articles tell, so that their summaries do not wait for it. */
  #readAhead(generation: Generation): void {
    const many = this.#meetings.filter(({ articles }) => articles.length >= MANY);
    const ahead: string[] = [];
    for (const { articles } of many.sort((a, b) => b.articles.length - a.articles.length)) {
      if (ahead.length + articles.length > CLAIMS_KEPT) break;
      ahead.push(...articles);
    }
    this.#claimsOfAll(ahead, generation);
  }

  #claimsOfAll(paths: readonly string[], generation: Generation): KnownClaims[] {
    generation.expect({
      articles: paths.filter((path) => !this.#claims.has(keyOf(path, this.#hashes.get(path)))),
    });
    return paths.map((path) => this.#claimsOf(path, generation));
  }

  #claimsOf(path: string, generation: Generation): KnownClaims {
    const key = keyOf(path, this.#hashes.get(path));
    const known = this.#claims.get(key);
    if (known) {
      this.#claims.delete(key);
      this.#claims.set(key, known);
      return known;
    }
    const article = readArticle(generation, path);
    if (!article) throw new RangeError(`${path} is in a meeting but not in the index`);
    const made = { ...claimsOf(article, this.#words), text: article.stored.text };
    this.#claims.set(key, made);
    if (this.#claims.size > CLAIMS_KEPT) this.#claims.delete(this.#claims.keys().next().value!);
    return made;
  }

  /** The figures of other meetings near in time with somebody of this one. */
  #otherFacts(meeting: Meeting, generation: Generation): FigureFact[] {
    const groups = nameGroups(this.#words.glossary);
    const [first, last] = [addDays(meeting.date.from, -NEAR_DAYS), addDays(meeting.date.to, NEAR_DAYS)];
    const near = this.#meetings.filter(
      (other) => other.id !== meeting.id && other.date.to >= first && other.date.from <= last,
    );
    const own = new Set(meeting.articles);
    const reports = near
      .filter((other) => shareSomebody(meeting, other, groups))
      .flatMap((other) => other.reports.map((report) => ({ ...report, meeting: other.id })))
      .filter(({ path }) => !own.has(path));
    const claims = this.#claimsOfAll(
      reports.map(({ path }) => path),
      generation,
    );
    return reports.flatMap((report, i) => {
      const told = new Set(report.sentences);
      return claims[i]!.claims.filter(({ ordinal }) => told.has(ordinal)).flatMap((claim) =>
        factsOf(claim, report.meeting, this.#words),
      );
    });
  }
}

/** Names an article with its content. */
function keyOf(path: string, hash = ''): string {
  return `${hash} ${path}`;
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
export function readArticle(generation: Generation, path: string): MeetingArticle | null {
  const stored = generation.article(path);
  if (!stored) return null;
  return { stored, sentences: generation.sentences(path), people: generation.peopleOf(path) };
}
