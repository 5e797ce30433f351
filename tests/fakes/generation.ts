/** One generation in memory: the readable one. Everything is counted and compared afresh at every call. */
import type { ArticleEvents, IndexStamp, Passage, SkippedFile } from '../../src/domain.ts';
import { BadVectorError, NoIndexError } from '../../src/errors.ts';
import { slipsAllowed, spellingDistance } from '../../src/index/spelling.ts';
import type {
  FileState,
  Generation,
  IndexedArticle,
  IndexRecipe,
  PassageKey,
  PassageTerms,
  StoredArticle,
  StoredPassage,
  StoredPerson,
  StoredSentence,
  TermCounts,
  WordStatistics,
} from '../../src/index/store.ts';
import { fold } from '../../src/language/fold.ts';

export interface Entry {
  readonly indexed: IndexedArticle;
  readonly roleTerms: ReadonlyMap<string, readonly string[]>;
}

/** What was published. */
export interface State {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly stamp: IndexStamp;
  readonly recipe: IndexRecipe;
  readonly skipped: readonly SkippedFile[];
  readonly files: readonly FileState[];
}

interface Row {
  readonly key: PassageKey;
  readonly path: string;
  readonly entry: Entry;
  readonly ordinal: number;
}

const COLUMNS = ['exact', 'folded', 'concepts'] as const;

export class MemoryGeneration implements Generation {
  readonly #now: State | null;

  constructor(state: State | null) {
    this.#now = state;
  }

  stamp(): IndexStamp {
    return this.#published().stamp;
  }

  recipe(): IndexRecipe {
    return this.#published().recipe;
  }

  skipped(): readonly SkippedFile[] {
    return this.#now?.skipped ?? [];
  }

  files(): readonly FileState[] {
    return this.#now?.files ?? [];
  }

  articles(): readonly { path: string; hash: string; language: string }[] {
    return this.#entries().map(([path, { indexed }]) => {
      const { hash, language } = indexed.analysed.article;
      return { path, hash, language };
    });
  }

  article(path: string): StoredArticle | null {
    const article = this.#now?.entries.get(path)?.indexed.analysed.article;
    if (!article) return null;
    const { header: _header, junk: _junk, ...stored } = article;
    return stored;
  }

  searchWords(terms: PassageTerms, limit: number): readonly PassageKey[] {
    const rows = this.#rows();
    const weights = { exact: 0.4, folded: 1, concepts: 0.6 };
    const scored = rows.map((row) => {
      let score = 0;
      for (const column of COLUMNS) {
        for (const term of new Set(terms[column])) {
          const times = termsOf(row)[column].filter((other) => other === term).length;
          if (times === 0) continue;
          const holding = rows.filter((other) => termsOf(other)[column].includes(term)).length;
          score += weights[column] * Math.log(1 + rows.length / holding) * (times / (times + 1));
        }
      }
      return { key: row.key, score };
    });
    return scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.key - b.key)
      .slice(0, limit)
      .map(({ key }) => key);
  }

  searchVectors(vector: Float32Array, limit: number): readonly { key: PassageKey; cosine: number }[] {
    const keys = this.#rows().map((row) => row.key);
    const cosines = this.cosines(vector, keys);
    return keys
      .map((key, i) => ({ key, cosine: cosines[i]! }))
      .sort((a, b) => b.cosine - a.cosine || a.key - b.key)
      .slice(0, Math.max(limit, 0));
  }

  cosines(vector: Float32Array, keys: readonly PassageKey[]): readonly number[] {
    checkUnit(vector, this.#published().recipe.model.dimension);
    const rows = this.#rows();
    return keys.map((key) => {
      const row = rows[key];
      return row ? dot(row.entry.indexed.vectors[row.ordinal]!, vector) : 0;
    });
  }

  articlesOf(keys: readonly PassageKey[]): readonly { path: string; language: string }[] {
    const rows = this.#rows();
    return keys.map((key) => {
      const row = rows[key];
      if (!row) throw new RangeError(`there is no passage ${key}`);
      return { path: row.path, language: row.entry.indexed.analysed.article.language };
    });
  }

  passages(keys: readonly PassageKey[]): readonly StoredPassage[] {
    const rows = this.#rows();
    return keys.flatMap((key) => {
      const row = rows[key];
      if (!row) return [];
      const passage = row.entry.indexed.analysed.passages[row.ordinal]!;
      return [{ key, path: row.path, passage }];
    });
  }

  passagesOf(path: string): readonly Passage[] {
    return this.#now?.entries.get(path)?.indexed.analysed.passages ?? [];
  }

  termCounts(terms: PassageTerms, keys: readonly PassageKey[]): readonly TermCounts[] {
    const rows = this.#rows();
    return keys.map((key) => {
      const row = rows[key];
      const held = row ? termsOf(row) : { exact: [], folded: [], concepts: [] };
      const counts = (column: (typeof COLUMNS)[number]) =>
        new Map(
          terms[column]
            .map((term) => [term, held[column].filter((other) => other === term).length] as const)
            .filter(([, count]) => count > 0),
        );
      return {
        exact: counts('exact'),
        folded: counts('folded'),
        concepts: counts('concepts'),
        words: held.exact.length,
      };
    });
  }

  articleHolds(path: string, column: keyof PassageTerms, term: string): boolean {
    return this.#rows().some((row) => row.path === path && termsOf(row)[column].includes(term));
  }

  wordStatistics(terms: PassageTerms): WordStatistics {
    const rows = this.#rows();
    const count = (column: (typeof COLUMNS)[number]) =>
      new Map(
        terms[column]
          .map((term) => [term, rows.filter((row) => termsOf(row)[column].includes(term)).length] as const)
          .filter(([, holding]) => holding > 0),
      );
    const words = rows.reduce((sum, row) => sum + termsOf(row).exact.length, 0);
    return {
      passages: rows.length,
      meanLength: rows.length === 0 ? 0 : words / rows.length,
      exact: count('exact'),
      folded: count('folded'),
      concepts: count('concepts'),
    };
  }

  nearWords(folded: string, limit: number): readonly { word: string; passages: number }[] {
    const allowed = slipsAllowed(folded.length);
    const counts = new Map<string, number>();
    for (const row of this.#rows()) {
      const words = new Set(
        termsOf(row)
          .exact.filter((word) => !/\d/.test(word))
          .map(fold),
      );
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return [...counts]
      .map(([word, passages]) => ({ word, passages, slips: spellingDistance(folded, word, allowed) }))
      .filter(({ slips }) => slips > 0 && slips <= allowed)
      .sort((a, b) => a.slips - b.slips || b.passages - a.passages || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(({ word, passages }) => ({ word, passages }));
  }

  sentences(path: string, first = 0, last = Number.POSITIVE_INFINITY): readonly StoredSentence[] {
    const analysed = this.#now?.entries.get(path)?.indexed.analysed;
    if (!analysed) return [];
    return analysed.sentences
      .map((sentence, i) => ({ path, sentence, attribution: analysed.attributions[i]! }))
      .filter(({ sentence }) => sentence.ordinal >= first && sentence.ordinal <= last);
  }

  sentencesBy(path: string, personId: string): readonly StoredSentence[] {
    return this.sentences(path).filter(({ attribution }) => attribution.speakers.includes(personId));
  }

  peopleByName(foldedWords: readonly string[]): readonly StoredPerson[] {
    return this.#people().filter((person) =>
      person.names.some((name) =>
        fold(name)
          .split(/[^\p{L}\p{N}']+/u)
          .some((word) => foldedWords.includes(word)),
      ),
    );
  }

  peopleByRole(terms: readonly string[]): readonly StoredPerson[] {
    return this.#people().filter((person) =>
      this.#now?.entries
        .get(person.path)
        ?.roleTerms.get(person.id)
        ?.some((term) => terms.includes(term)),
    );
  }

  peopleOf(path: string): readonly StoredPerson[] {
    return this.#people().filter((person) => person.path === path);
  }

  events(path: string): ArticleEvents | null {
    return this.#now?.entries.get(path)?.indexed.analysed.events ?? null;
  }

  expect(): void {}

  /** Texts of all passages, and how often each stands there. */
  texts(): Map<string, number> {
    const texts = new Map<string, number>();
    for (const row of this.#rows()) {
      const { article, passages } = row.entry.indexed.analysed;
      const text = article.text.slice(passages[row.ordinal]!.start, passages[row.ordinal]!.end);
      texts.set(text, (texts.get(text) ?? 0) + 1);
    }
    return texts;
  }

  #published(): State {
    if (!this.#now) throw new NoIndexError('memory');
    return this.#now;
  }

  #entries(): [string, Entry][] {
    return [...(this.#now?.entries ?? [])].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }

  #rows(): Row[] {
    return this.#entries()
      .flatMap(([path, entry]) => entry.indexed.terms.map((_, ordinal) => ({ path, entry, ordinal })))
      .map((row, key) => ({ ...row, key }));
  }

  #people(): StoredPerson[] {
    return this.#entries().flatMap(([path, { indexed }]) =>
      indexed.analysed.people.map(({ mentions: _mentions, ...person }) => ({ ...person, path })),
    );
  }
}

function termsOf(row: Row): PassageTerms {
  return row.entry.indexed.terms[row.ordinal]!;
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

export function checkUnit(vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension) throw new BadVectorError('wrong number of dimensions');
  if (!(Math.abs(Math.sqrt(dot(vector, vector)) - 1) < 0.01)) throw new BadVectorError('not of length 1');
}
