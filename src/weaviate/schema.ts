/**
 * The collections in which the index lies on a cluster. Pure: shapes only, nothing is asked.
 *
 * Sentences and attributions are no collection: they are only ever read by article, so they lie, compressed, in the
 * article's object. One object and one read instead of some twenty.
 *
 * A generation is made visible by one object, the head (head.ts), which also names the collections: several aliases
 * cannot be switched at once, one object can.
 */
import { BM25 } from '../index/bm25.ts';
import type { ModelIdentity } from '../embed/embedder.ts';
import { fingerprint } from './ids.ts';

/** Raised whenever objects change shape: then everything is written into new collections. */
export const SCHEMA_VERSION = 1;

/** `ended` of an object that has not ended: above all generations, and within the 32 bits that GraphQL gives an Int. */
export const NEVER = 2_147_483_647;

/** Where and how the collections are made. */
export interface Placement {
  /** WEAVIATE_COLLECTION; letters, digits and `_`. */
  readonly collection: string;
  /** How many nodes hold each object. */
  readonly replication: number;
  /** Parts into which passages, articles and people are cut. */
  readonly shards: number;
}

/** The names of the collections that belong together. */
export interface Collections {
  readonly passages: string;
  readonly articles: string;
  readonly people: string;
  readonly statistics: string;
}

/** The data of one kind of thing; `people` and the others are what `Collections` names. */
export type Kind = keyof Collections;

export const KINDS: readonly Kind[] = ['passages', 'articles', 'people', 'statistics'];

/** The collection of the heads and the heartbeat. Its name does not change with the model: it is where one looks first. */
export function headCollection(collection: string): string {
  return `${collection[0]!.toUpperCase()}${collection.slice(1)}_head`;
}

/** Collections for vectors of this model in this shape. Another model gives other names, so both can stand side by side. */
export function collectionsOf(collection: string, model: ModelIdentity): Collections {
  const { id, checksum, dimension, recipe } = model;
  const base = `${collection[0]!.toUpperCase()}${collection.slice(1)}_${fingerprint(SCHEMA_VERSION, id, checksum, dimension, recipe)}`;
  return {
    passages: `${base}_passages`,
    articles: `${base}_articles`,
    people: `${base}_people`,
    statistics: `${base}_statistics`,
  };
}

/** What is written on a collection, so that one of the same name that is not ours is seen. */
export function markOf(kind: Kind | 'head'): string {
  return `Quoth ${kind}, schema ${SCHEMA_VERSION}. Made and written by Quoth alone.`;
}

/** A collection as Weaviate's `/v1/schema` takes it. */
export type ClassDefinition = Readonly<Record<string, unknown>>;

interface Property {
  readonly name: string;
  readonly dataType: readonly [string];
  readonly tokenization?: 'field' | 'whitespace';
  readonly indexFilterable: boolean;
  readonly indexSearchable: boolean;
  readonly indexRangeFilters: boolean;
}

const NO_INDEX = { indexFilterable: false, indexSearchable: false, indexRangeFilters: false } as const;

/** Kept and given back, never looked for: no index. */
const kept = (name: string, type: 'int' | 'blob'): Property => ({ name, dataType: [type], ...NO_INDEX });
const keptText = (name: string): Property => ({
  ...NO_INDEX,
  name,
  dataType: ['text'],
  tokenization: 'field',
});

/** Looked for as a whole, by filter: `field` takes the value as one token, in its case. */
const sought = (name: string, type: 'text' | 'text[]'): Property => ({
  ...NO_INDEX,
  name,
  dataType: [type],
  tokenization: 'field',
  indexFilterable: true,
});

/** Our own terms, for BM25. They come cut and folded: the server shall split at spaces and do nothing else. */
const terms = (name: string): Property => ({
  ...NO_INDEX,
  name,
  dataType: ['text'],
  tokenization: 'whitespace',
  indexSearchable: true,
});

/**
 * The generations of an object. Filterable, since the collector asks for equality; and range, since every question asks
 * `born <= g` and `ended > g`: that index answers from 32 bitmaps, where the other one goes through every value.
 */
const GENERATIONS: readonly Property[] = ['born', 'ended'].map((name) => ({
  name,
  dataType: ['int'],
  indexFilterable: true,
  indexSearchable: false,
  indexRangeFilters: true,
}));

const PROPERTIES: Readonly<Record<Kind | 'head', readonly Property[]>> = {
  passages: [
    // Each column has a letter before its terms, so that a word and a concept of one spelling stay two terms.
    terms('exact'),
    terms('folded'),
    terms('concepts'),
    // Sought when an article went, to prove that nothing of it is left.
    sought('path', 'text'),
    sought('textHash', 'text'),
    kept('ordinal', 'int'),
    keptText('language'),
    // Offsets and sentences of the passage.
    keptText('place'),
    // The vector in 8 bits a number, for exact cosines of candidates: 5 kB less to send than the vector as JSON.
    kept('cells', 'blob'),
    ...GENERATIONS,
  ],
  articles: [
    sought('path', 'text'),
    keptText('hash'),
    keptText('language'),
    kept('passages', 'int'),
    // The text, and what is derived from it, both deflated (index/packed-article.ts).
    kept('text', 'blob'),
    kept('parts', 'blob'),
    ...GENERATIONS,
  ],
  people: [
    sought('path', 'text'),
    sought('nameWords', 'text[]'),
    sought('roleTerms', 'text[]'),
    keptText('columns'),
    ...GENERATIONS,
  ],
  // Words with the number of passages that hold them: changes to what came before, or all anew.
  statistics: [kept('words', 'blob'), ...GENERATIONS],
  // Few objects, always asked by id.
  head: [keptText('state')],
};

/** Candidates looked at in the graph for one question; see docs/cluster.md for what it gives and costs. */
export const SEARCH_WIDTH = 128;

/** The definition of one collection. `dimension` is not part of it: the first vector fixes it. */
export function classDefinition(kind: Kind | 'head', name: string, placement: Placement): ClassDefinition {
  return {
    class: name,
    description: markOf(kind),
    vectorizer: 'none',
    vectorIndexType: 'hnsw',
    // Where nothing has a vector, no graph is made.
    vectorIndexConfig:
      kind === 'passages'
        ? { distance: 'cosine', ef: SEARCH_WIDTH, efConstruction: 128, maxConnections: 32 }
        : { skip: true },
    invertedIndexConfig: {
      bm25: { k1: BM25.k1, b: BM25.b },
      // Which words tell nothing is decided by us, in three languages.
      stopwords: { preset: 'none', additions: [], removals: [] },
      // Nothing asks for absent values or for lengths; each would be an index more.
      indexNullState: false,
      indexPropertyLength: false,
      indexTimestamps: false,
    },
    replicationConfig: {
      factor: placement.replication,
      // A node that was away gets what it missed, also what nobody reads; and what was removed stays removed.
      asyncEnabled: placement.replication > 1,
      deletionStrategy: 'TimeBasedResolution',
    },
    // The head is one object: in more shards it would be no safer, and each costs memory.
    shardingConfig: { desiredCount: kind === 'head' ? 1 : placement.shards },
    properties: PROPERTIES[kind],
  };
}

/** What of a definition must be the same for a collection to be ours, in one line. */
export function shapeOf(definition: ClassDefinition): string {
  const { properties } = definition as { readonly properties?: readonly Partial<Property>[] };
  return (properties ?? [])
    .map((each) =>
      [
        each.name,
        each.dataType?.join(),
        each.tokenization ?? '',
        each.indexFilterable === true,
        each.indexSearchable === true,
        each.indexRangeFilters === true,
      ].join(' '),
    )
    .sort()
    .join('; ');
}
