/** One published generation on the cluster, read from what is at hand (desk.ts). */
import type { ArticleEvents, IndexStamp, Passage, SkippedFile } from '../domain.ts';
import { BadVectorError, NoIndexError } from '../errors.ts';
import { COLUMNS, type Column } from '../index/inverted.ts';
import { asProbe, cosineAt } from '../index/scan.ts';
import type {
  Expected,
  FileState,
  Generation,
  IndexRecipe,
  PassageKey,
  PassageTerms,
  StoredArticle,
  StoredPassage,
  StoredPerson,
  StoredSentence,
  TermCounts,
  WordStatistics,
} from '../index/store.ts';
import { termsToAsk } from './candidates.ts';
import type { Catalogue } from './catalogue.ts';
import type { Desk, Hit, PeopleWanted } from './desk.ts';
import type { Head } from './head.ts';
import type { Ledger } from './ledger.ts';
import { type KnownArticle, type KnownPassage, wordsHold } from './objects.ts';
import type { TermTable } from './vocabulary.ts';

export class ClusterGeneration implements Generation {
  readonly #held: Ledger;
  #open = true;

  /** @param where names the index in the error when there is none, which is when `head` is null. */
  constructor(
    private readonly head: Head | null,
    ledger: Ledger,
    private readonly desk: Desk,
    private readonly where: string,
  ) {
    this.#held = ledger;
  }

  /** To be called when `work` has ended. */
  end(): void {
    this.#open = false;
  }

  stamp(): IndexStamp {
    return this.#head.stamp;
  }

  recipe(): IndexRecipe {
    return this.#head.recipe;
  }

  skipped(): readonly SkippedFile[] {
    return this.#ledger.skipped;
  }

  files(): readonly FileState[] {
    return this.#ledger.files;
  }

  articles(): readonly { readonly path: string; readonly hash: string; readonly language: string }[] {
    return this.#catalogue.contents;
  }

  article(path: string): StoredArticle | null {
    return this.#article(path)?.article ?? null;
  }

  searchWords(terms: PassageTerms, limit: number): readonly PassageKey[] {
    return this.#words(terms, limit) ?? this.#broken();
  }

  searchVectors(vector: Float32Array, limit: number): readonly Hit[] {
    return this.#vectors(vector, limit) ?? this.#broken();
  }

  cosines(vector: Float32Array, keys: readonly PassageKey[]): readonly number[] {
    this.#check(vector);
    const probe = asProbe(vector);
    return this.#passagesOf(keys).map((known) => (known ? cosineAt(known.cells, 0, probe) : 0));
  }

  articlesOf(keys: readonly PassageKey[]): readonly { readonly path: string; readonly language: string }[] {
    return keys.map((key) => {
      const place = this.#catalogue.at(key);
      if (!place) throw new RangeError(`there is no passage ${key}`);
      return place.article;
    });
  }

  passages(keys: readonly PassageKey[]): readonly StoredPassage[] {
    const places = keys.flatMap((key) => {
      const place = this.#catalogue.at(key);
      return place ? [{ key, ...place }] : [];
    });
    for (const { article } of places) this.desk.article(article);
    this.desk.insist();
    return places.map(({ key, article, ordinal }) => {
      const passage = this.desk.article(article)!.passages[ordinal];
      if (!passage) throw new RangeError(`passage ${ordinal} of article ${article.path} is missing`);
      return { key, path: article.path, passage };
    });
  }

  passagesOf(path: string): readonly Passage[] {
    return this.#article(path)?.passages ?? [];
  }

  termCounts(terms: PassageTerms, keys: readonly PassageKey[]): readonly TermCounts[] {
    const counted = this.desk.counter(terms);
    return this.#passagesOf(keys).map((known) => (known ? counted(known) : NO_COUNTS));
  }

  articleHolds(path: string, column: keyof PassageTerms, term: string): boolean {
    // A word that no article holds needs no article.
    if (this.#terms.count(column, term) === 0) return false;
    const article = this.#article(path);
    return article !== null && wordsHold(article.words, COLUMNS.indexOf(column), term);
  }

  wordStatistics(terms: PassageTerms): WordStatistics {
    const count = (column: Column): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const term of terms[column]) {
        const passages = this.#terms.count(column, term);
        if (passages > 0) counts.set(term, passages);
      }
      return counts;
    };
    return {
      passages: this.#catalogue.passages,
      meanLength: meanLength(this.#ledger),
      exact: count('exact'),
      folded: count('folded'),
      concepts: count('concepts'),
    };
  }

  nearWords(folded: string, limit: number): readonly { readonly word: string; readonly passages: number }[] {
    return this.#terms.near(folded, limit);
  }

  sentences(path: string, first = 0, last = Number.MAX_SAFE_INTEGER): readonly StoredSentence[] {
    return this.#article(path)?.sentences.slice(first, last + 1) ?? [];
  }

  sentencesBy(path: string, personId: string): readonly StoredSentence[] {
    return this.sentences(path).filter(({ attribution }) => attribution.speakers.includes(personId));
  }

  peopleByName(foldedWords: readonly string[]): readonly StoredPerson[] {
    return this.#people({ property: 'nameWords', words: foldedWords });
  }

  peopleByRole(terms: readonly string[]): readonly StoredPerson[] {
    return this.#people({ property: 'roleTerms', words: terms });
  }

  peopleOf(path: string): readonly StoredPerson[] {
    return this.#article(path)?.people.map(({ person }) => person) ?? [];
  }

  events(path: string): ArticleEvents | null {
    const listed = this.#catalogue.byPath(path);
    return listed && (this.desk.eventsOf(listed) ?? this.#broken());
  }

  expect({ articles = [], events = [], passages = [], words, vectors }: Expected): void {
    if (words) this.#words(words.terms, words.limit);
    if (vectors) this.#vectors(vectors.vector, vectors.limit);
    for (const path of articles) {
      const listed = this.#catalogue.byPath(path);
      if (listed) this.desk.article(listed);
    }
    for (const path of events) {
      const listed = this.#catalogue.byPath(path);
      if (listed) this.desk.eventsOf(listed);
    }
    for (const key of passages) {
      const place = this.#catalogue.at(key);
      if (place) this.desk.passage(place.article.version, place.ordinal);
    }
  }

  get #ledger(): Ledger {
    if (!this.#open) throw new Error('A generation was kept and read outside of its `work`.');
    return this.#held;
  }

  get #head(): Head {
    if (!this.#open) throw new Error('A generation was kept and read outside of its `work`.');
    if (!this.head) throw new NoIndexError(this.where);
    return this.head;
  }

  get #catalogue(): Catalogue {
    return this.#ledger.catalogue;
  }

  get #terms(): TermTable {
    return this.#ledger.terms;
  }

  /** Null for an article that this generation does not hold. */
  #article(path: string): KnownArticle | null {
    const listed = this.#catalogue.byPath(path);
    if (!listed) return null;
    return this.desk.article(listed) ?? this.#broken();
  }

  /** In the order of the keys; null for a key that does not exist. */
  #passagesOf(keys: readonly PassageKey[]): readonly (KnownPassage | null)[] {
    const places = keys.map((key) => this.#catalogue.at(key));
    const known = places.map((place) => place && this.desk.passage(place.article.version, place.ordinal));
    if (places.some((place, i) => place && !known[i])) this.#broken();
    return known;
  }

  /** Null when it has to be fetched. */
  #words(terms: PassageTerms, limit: number): readonly PassageKey[] | null {
    if (limit <= 0 || termsToAsk(this.#ledger, terms).length === 0) return [];
    const key = wordsKey(terms, limit);
    const known = this.desk.words.get(key);
    if (!known) this.desk.wantedWords.set(key, { terms, limit });
    return known ?? null;
  }

  /** Null when it has to be fetched. */
  #vectors(vector: Float32Array, limit: number): readonly Hit[] | null {
    this.#check(vector);
    if (limit <= 0 || this.#catalogue.passages === 0) return [];
    const key = vectorKey(vector, limit);
    const known = this.desk.vectors.get(key);
    if (!known) this.desk.wantedVectors.set(key, { vector, limit });
    return known ?? null;
  }

  #people(wanted: PeopleWanted): readonly StoredPerson[] {
    if (wanted.words.length === 0) return [];
    const key = peopleKey(wanted);
    const known = this.desk.people.get(key);
    if (!known) {
      this.desk.wantedPeople.set(key, wanted);
      return this.#broken();
    }
    const words = new Set(wanted.words);
    return known.flatMap(({ people }) =>
      people.flatMap((each) => (each[wanted.property].some((word) => words.has(word)) ? [each.person] : [])),
    );
  }

  #check(vector: Float32Array): void {
    const { dimension } = this.recipe().model;
    if (vector.length !== dimension) {
      throw new BadVectorError(
        `The question has ${vector.length} dimensions where the index has ${dimension}.`,
      );
    }
    if (!vector.every(Number.isFinite)) throw new BadVectorError('The vector of the question is not finite.');
  }

  #broken(): never {
    this.desk.insist();
    throw new Error('nothing is wanted');
  }
}

const NO_COUNTS: TermCounts = { exact: new Map(), folded: new Map(), concepts: new Map(), words: 0 };

/** Mean number of folded words of a passage. */
export function meanLength({ catalogue, words }: Ledger): number {
  return catalogue.passages === 0 ? 0 : words / catalogue.passages;
}

function wordsKey({ exact, folded, concepts }: PassageTerms, limit: number): string {
  return JSON.stringify([limit, exact, folded, concepts]);
}

function vectorKey(vector: Float32Array, limit: number): string {
  const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
  return `${limit} ${bytes.toString('base64')}`;
}

function peopleKey({ property, words }: PeopleWanted): string {
  return JSON.stringify([property, ...words]);
}
