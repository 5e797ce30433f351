/**
 * What one read has at hand. `work` runs on it without waiting; at the first thing that is missing it is broken off by a
 * `MissingSignal`, everything that is known to be wanted is fetched side by side (fetch.ts), and it runs again.
 */
import type { ArticleEvents } from '../domain.ts';
import type { PassageKey, PassageTerms, TermCounts } from '../index/store.ts';
import type { ListedArticle } from './catalogue.ts';
import { countIn, wantedTerms } from './columns.ts';
import type { KnownArticle, KnownPassage, KnownPerson } from './objects.ts';
import { Recent } from './recent.ts';

/** Ends a run of `work` that lacks something. Never leaves the store. */
export class MissingSignal extends Error {
  constructor() {
    super('something has to be fetched first');
  }
}

/** What may be wanted of people: one of these words in a name, or one of these terms in a role. */
export interface PeopleWanted {
  readonly property: 'nameWords' | 'roleTerms';
  readonly words: readonly string[];
}

/** An article with its people only, as a search for people needs it. */
export interface ArticlePeople {
  readonly listed: ListedArticle;
  readonly people: readonly KnownPerson[];
}

export interface Hit {
  readonly key: PassageKey;
  readonly cosine: number;
}

/** What the process remembers of objects, which never change under their ids. */
export interface Memory {
  readonly articles: Recent<KnownArticle>;
  readonly people: Recent<readonly KnownPerson[]>;
  readonly passages: Recent<KnownPassage>;
}

/** Articles unpacked take some 100 kB, passages some 2 kB. */
export function newMemory(): Memory {
  return { articles: new Recent(512), people: new Recent(4_096), passages: new Recent(12_000) };
}

/** Names a passage in memory. Its id would do as well, and takes a hash to make: a thousand of them a question. */
function placeOf(version: string, ordinal: number): string {
  return `${version} ${ordinal}`;
}

export class Desk {
  readonly articles = new Map<string, KnownArticle>();
  readonly passages = new Map<string, KnownPassage>();
  readonly people = new Map<string, readonly ArticlePeople[]>();
  readonly events = new Map<string, ArticleEvents>();
  readonly words = new Map<string, readonly PassageKey[]>();
  readonly vectors = new Map<string, readonly Hit[]>();

  /** What is wanted and not at hand, by the names under which it will lie there. */
  readonly wantedArticles = new Map<string, ListedArticle>();
  readonly wantedPassages = new Map<string, { readonly version: string; readonly ordinal: number }>();
  readonly wantedEvents = new Map<string, ListedArticle>();
  readonly wantedPeople = new Map<string, PeopleWanted>();
  readonly wantedWords = new Map<string, { readonly terms: PassageTerms; readonly limit: number }>();
  readonly wantedVectors = new Map<string, { readonly vector: Float32Array; readonly limit: number }>();

  readonly #counts = new Map<string, Map<KnownPassage, TermCounts>>();

  constructor(private readonly memory: Memory) {}

  article(listed: ListedArticle): KnownArticle | null {
    const { version } = listed;
    const known = this.articles.get(version) ?? this.memory.articles.get(version);
    if (known) this.articles.set(version, known);
    else this.wantedArticles.set(version, listed);
    return known ?? null;
  }

  passage(version: string, ordinal: number): KnownPassage | null {
    const place = placeOf(version, ordinal);
    const known = this.passages.get(place) ?? this.memory.passages.get(place);
    if (known) this.passages.set(place, known);
    else this.wantedPassages.set(place, { version, ordinal });
    return known ?? null;
  }

  /** Null when they have to be fetched. Not remembered: who asks for them keeps them. */
  eventsOf(listed: ListedArticle): ArticleEvents | null {
    const known = this.events.get(listed.version);
    if (!known) this.wantedEvents.set(listed.version, listed);
    return known ?? null;
  }

  /** Puts a passage here and into the memory. */
  notePassage(version: string, ordinal: number, known: KnownPassage): void {
    const place = placeOf(version, ordinal);
    this.memory.passages.set(place, known);
    this.passages.set(place, known);
  }

  /** Counts these terms in passages, in each once a read: `work` asks again whenever it runs again. */
  counter({ exact, folded, concepts }: PassageTerms): (known: KnownPassage) => TermCounts {
    const terms = { exact, folded, concepts };
    const key = JSON.stringify(terms);
    const counts = this.#counts.get(key) ?? new Map<KnownPassage, TermCounts>();
    this.#counts.set(key, counts);
    const wanted = wantedTerms(terms);
    return (known) => {
      const counted = counts.get(known) ?? countIn(known.terms, wanted);
      counts.set(known, counted);
      return counted;
    };
  }

  /** Breaks the run off when something is wanted. */
  insist(): void {
    if (this.#wanted().some((wanted) => wanted.size > 0)) throw new MissingSignal();
  }

  /** Whether something is wanted that only a search finds. */
  get searches(): boolean {
    return this.wantedPeople.size + this.wantedWords.size + this.wantedVectors.size > 0;
  }

  /** To be called when all that is wanted has been fetched. */
  clearWanted(): void {
    for (const wanted of this.#wanted()) wanted.clear();
  }

  #wanted(): readonly Map<string, unknown>[] {
    return [
      this.wantedArticles,
      this.wantedPassages,
      this.wantedEvents,
      this.wantedPeople,
      this.wantedWords,
      this.wantedVectors,
    ];
  }
}
