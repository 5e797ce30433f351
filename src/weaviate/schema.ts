/**
 * The collections in which the index lies on a cluster. Pure: shapes only, nothing is asked.
 *
 * Sentences, attributions and people are no collections: they are read by article, so they lie, compressed, in the
 * article's object. One object and one read instead of some thirty; who is named is found by the article's own columns.
 *
 * A generation is made visible by one object, the head (head.ts), which also names the collections: several aliases
 * cannot be switched at once, one object can.
 */
import { BM25 } from '../index/bm25.ts';
import type { ModelIdentity } from '../embed/embedder.ts';
import { fingerprint } from './ids.ts';

/** Raised whenever objects change shape: then everything is written into new collections. */
export const SCHEMA_VERSION = 4;

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
  readonly ledger: string;
}

/** The data of one kind of thing. */
export type Kind = keyof Collections;

export const KINDS: readonly Kind[] = ['passages', 'articles', 'ledger'];

/** The names of the collections of the feedback. They outlive every model: what people said cannot be made again. */
export interface FeedbackCollections {
  readonly answers: string;
  readonly votes: string;
}

/** Every kind of collection. */
export type AnyKind = Kind | 'head' | keyof FeedbackCollections;

export function feedbackCollections(collection: string): FeedbackCollections {
  const base = baseOf(collection);
  return { answers: `${base}_answers`, votes: `${base}_votes` };
}

/** The collection of the heads and the heartbeat. Its name does not change with the model: it is where one looks first. */
export function headCollection(collection: string): string {
  return `${baseOf(collection)}_head`;
}

/** Names of classes begin with a capital. */
function baseOf(collection: string): string {
  return `${collection[0]!.toUpperCase()}${collection.slice(1)}`;
}

/** Collections for vectors of this model in this shape. Another model gives other names, so both can stand side by side. */
export function collectionsOf(collection: string, model: ModelIdentity): Collections {
  const { id, checksum, dimension, recipe } = model;
  const base = `${baseOf(collection)}_${fingerprint(SCHEMA_VERSION, id, checksum, dimension, recipe)}`;
  return {
    passages: `${base}_passages`,
    articles: `${base}_articles`,
    ledger: `${base}_ledger`,
  };
}

/**
 * What is written on a collection, so that one of the same name that is not ours is seen. Without the version: the head and
 * the feedback outlive it, and collections of an earlier one are found to be dropped.
 */
export function markOf(kind: AnyKind): string {
  return `Quoth ${kind}. Made and written by Quoth alone.`;
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

/** A whole number that is looked for, also by what is below and above. */
const soughtNumber = (name: string): Property => ({
  name,
  dataType: ['int'],
  indexFilterable: true,
  indexSearchable: false,
  indexRangeFilters: true,
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
 * The generation that bore an object. Filterable and with the range index, which answers `born <= g` from 32 bitmaps where
 * the other goes through every value.
 */
const BORN = soughtNumber('born');

const PROPERTIES: Readonly<Record<AnyKind, readonly Property[]>> = {
  passages: [
    // All columns in one property (columns.ts): the server searches each property alone, takes the best of each, and adds up
    // what it took, so that a passage that is second in all of them is lost.
    terms('terms'),
    // The version of its article: under it all passages of an article are removed.
    sought('article', 'text'),
    kept('ordinal', 'int'),
    // Sought to use a vector again, and to prove that a removed text is gone.
    sought('textKey', 'text'),
    // The vector in 8 bits a number, for exact cosines of candidates: 5 kB less to send than the vector as JSON.
    kept('cells', 'blob'),
    BORN,
  ],
  articles: [
    keptText('path'),
    keptText('hash'),
    keptText('language'),
    kept('passages', 'int'),
    // Of the recipe: whether an article that waits is what a later run would make.
    keptText('recipe'),
    // The text, and what is derived from it, both deflated (index/packed-article.ts).
    kept('text', 'blob'),
    kept('parts', 'blob'),
    kept('people', 'blob'),
    // Apart, since who lists the meetings reads them of every article and nothing else.
    kept('events', 'blob'),
    // Words of each passage, each named once, with the keys of the texts: what publishing counts in and out.
    kept('words', 'blob'),
    sought('nameWords', 'text[]'),
    sought('roleTerms', 'text[]'),
    BORN,
  ],
  // What a reader knows of a whole generation (ledger.ts), in pieces.
  ledger: [kept('piece', 'blob')],
  // Few objects, always asked by id.
  head: [keptText('state')],
  // A remembered answer, with what is asked of all of them: the day, to forget it, and whether it was one.
  answers: [keptText('state'), sought('verdict', 'text'), soughtNumber('askedOn'), kept('at', 'int')],
  // The day is that of the answer, so that both are forgotten together.
  votes: [
    sought('answer', 'text'),
    sought('user', 'text'),
    soughtNumber('helpful'),
    keptText('reason'),
    soughtNumber('askedOn'),
    kept('at', 'int'),
  ],
};

/**
 * Candidates looked at in the graph for one question. Measured over 7,000 passages that are hard to tell apart, the share
 * of the 40 nearest that is found, and milliseconds on a busy machine: 128 0.92, 7; 256 0.96, 8; 512 0.99, 10; 1,024 1.00, 32.
 */
export const SEARCH_WIDTH = 512;

/** The definition of one collection. `dimension` is not part of it: the first vector fixes it. */
export function classDefinition(kind: AnyKind, name: string, placement: Placement): ClassDefinition {
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
    // The head is one object, and the feedback little: in more shards they would be no safer, and each costs memory.
    shardingConfig: { desiredCount: isSmall(kind) ? 1 : placement.shards },
    properties: PROPERTIES[kind],
  };
}

function isSmall(kind: AnyKind): boolean {
  return kind === 'head' || kind === 'answers' || kind === 'votes';
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

/** The place of an index, for people. */
export function whereOf(collection: string, addresses: readonly string[]): string {
  return `the Weaviate collection ${collection} of ${addresses.join(', ')}`;
}
