/**
 * What is known about embedding models: how each must be called, and how far search should trust its vectors.
 * The weights below were measured for the bundled model only; for the others they are careful choices by kind.
 */
import { ModelError } from '../errors.ts';
import type { ModelTraits } from './embedder.ts';

/** How the vectors of a text's tokens become one: their average over the mask, or the first one. */
export type Pooling = 'mean' | 'cls';

/** How to call one model. */
export interface ModelCard {
  /** As named by EMBEDDING_MODEL, e.g. `Xenova/multilingual-e5-small`. */
  readonly id: string;
  readonly pooling: Pooling;
  /** Put before a question, with its space, e.g. `query: `. */
  readonly questionPrefix: string;
  /** Put before a passage, with its space, e.g. `passage: `. */
  readonly passagePrefix: string;
  /** Numbers in a vector, or null where only the model itself can tell. */
  readonly dimension: number | null;
  /** Longest text in tokens that the model was trained for, or null to ask its tokenizer. */
  readonly maxTokens: number | null;
  /** ISO 639-1 codes, `multilingual` for fifty languages or more, empty when unknown. */
  readonly languages: readonly string[];
  readonly sameLanguageWeight: number;
  readonly crossLanguageWeight: number;
  /** False for a model that is not in the table: its card is a guess. */
  readonly known: boolean;
}

/** The model in the repository, used when EMBEDDING_MODEL says nothing else. */
export const BUNDLED_MODEL = 'quoth-static';

/** The files that make a model, relative to its folder, smallest first. */
export const MODEL_FILES = [
  'config.json',
  'tokenizer_config.json',
  'tokenizer.json',
  'onnx/model_quantized.onnx',
] as const;

type Weights = Pick<ModelCard, 'sameLanguageWeight' | 'crossLanguageWeight'>;

/** Measured (MODEL_CARD.md): half a weight never falls below words alone; across languages words know little. */
const BUNDLED: Weights = { sameLanguageWeight: 0.5, crossLanguageWeight: 2 };
/** Trained on many languages together: as good as words within one language, the better guide across two. */
const MULTILINGUAL: Weights = { sameLanguageWeight: 1, crossLanguageWeight: 3 };
/** Trained on English: across languages its vectors know hardly more than words do. */
const ENGLISH: Weights = { sameLanguageWeight: 0.5, crossLanguageWeight: 0.5 };
/** Nothing is known: the weight that harms least, and an even share across languages. */
const UNKNOWN: Weights = { sameLanguageWeight: 0.5, crossLanguageWeight: 1 };

const E5 = { questionPrefix: 'query: ', passagePrefix: 'passage: ' };
const BGE_ENGLISH = {
  questionPrefix: 'Represent this sentence for searching relevant passages: ',
  passagePrefix: '',
};
const BARE = { questionPrefix: '', passagePrefix: '' };

function card(
  id: string,
  pooling: Pooling,
  prefixes: Pick<ModelCard, 'questionPrefix' | 'passagePrefix'>,
  dimension: number,
  maxTokens: number,
  languages: readonly string[],
  weights: Weights,
): ModelCard {
  return { id, pooling, ...prefixes, dimension, maxTokens, languages, ...weights, known: true };
}

const MANY = ['multilingual'];

/** Pooling, prefixes, dimension and length as the authors of each model give them. */
const CARDS: readonly ModelCard[] = [
  card(BUNDLED_MODEL, 'cls', BARE, 256, 2048, ['en', 'no', 'vi'], BUNDLED),
  card('Xenova/all-MiniLM-L6-v2', 'mean', BARE, 384, 256, ['en'], ENGLISH),
  card('Xenova/all-MiniLM-L12-v2', 'mean', BARE, 384, 128, ['en'], ENGLISH),
  card('Xenova/all-mpnet-base-v2', 'mean', BARE, 768, 384, ['en'], ENGLISH),
  card('Xenova/gte-small', 'mean', BARE, 384, 512, ['en'], ENGLISH),
  card('Xenova/gte-base', 'mean', BARE, 768, 512, ['en'], ENGLISH),
  card('Xenova/bge-small-en-v1.5', 'cls', BGE_ENGLISH, 384, 512, ['en'], ENGLISH),
  card('Xenova/bge-base-en-v1.5', 'cls', BGE_ENGLISH, 768, 512, ['en'], ENGLISH),
  card('Xenova/bge-large-en-v1.5', 'cls', BGE_ENGLISH, 1024, 512, ['en'], ENGLISH),
  card('Xenova/bge-m3', 'cls', BARE, 1024, 8192, MANY, MULTILINGUAL),
  card('Xenova/multilingual-e5-small', 'mean', E5, 384, 512, MANY, MULTILINGUAL),
  card('Xenova/multilingual-e5-base', 'mean', E5, 768, 512, MANY, MULTILINGUAL),
  card('Xenova/multilingual-e5-large', 'mean', E5, 1024, 512, MANY, MULTILINGUAL),
  card('Xenova/paraphrase-multilingual-MiniLM-L12-v2', 'mean', BARE, 384, 128, MANY, MULTILINGUAL),
  card('Xenova/paraphrase-multilingual-mpnet-base-v2', 'mean', BARE, 768, 128, MANY, MULTILINGUAL),
  card('Xenova/LaBSE', 'cls', BARE, 768, 256, MANY, MULTILINGUAL),
];

const BY_ID = new Map(CARDS.map((each) => [each.id.toLowerCase(), each]));

/** The models whose calling conventions are known, the bundled one first. */
export function knownModels(): readonly ModelCard[] {
  return CARDS;
}

/**
 * The card of a model. One that is not in the table gets mean pooling and no prefixes, which fits most sentence
 * models, and `known: false` so that the caller can say so. Capitals do not matter for a known one.
 */
export function modelCard(id: string): ModelCard {
  return (
    BY_ID.get(id.toLowerCase()) ?? {
      id,
      pooling: 'mean',
      ...BARE,
      dimension: null,
      maxTokens: null,
      languages: [],
      ...UNKNOWN,
      known: false,
    }
  );
}

/** What search needs to know; `maxTokens` is what the loaded model really takes. */
export function modelTraits(card: ModelCard, maxTokens: number): ModelTraits {
  return {
    sameLanguageWeight: card.sameLanguageWeight,
    crossLanguageWeight: card.crossLanguageWeight,
    maxTokens,
  };
}

/**
 * Whether texts may share a run of the model. A vector must not depend on which other texts were embedded with it, or an
 * index would depend on its history; in the bundled model rows do not touch each other. Quantized transformers scale
 * their numbers over a whole run, so each text is a run of its own, which costs them next to nothing on a processor.
 */
export function runsTogether(card: ModelCard): boolean {
  return card.id === BUNDLED_MODEL;
}

/** One line that is equal for two vectors only if they were made the same way, e.g. `mean|query: |passage: `. */
export function modelRecipe(card: ModelCard): string {
  return `${card.pooling}|${card.questionPrefix}|${card.passagePrefix}`;
}

const MODEL_ID = /^[A-Za-z0-9](?:[\w.-]{0,94}[\w-])?(?:\/[A-Za-z0-9](?:[\w.-]{0,94}[\w-])?)?$/;

/**
 * Refuses what is not a model's name. The name becomes a folder and a part of an address, so `../x`, `/etc`, `C:\x`
 * and `https://…` must never get that far. Throws ModelError.
 */
export function checkModelId(id: string): void {
  if (MODEL_ID.test(id) && !id.includes('..')) return;
  throw new ModelError(
    JSON.stringify(id),
    'that is not the name of a model. Set EMBEDDING_MODEL to a name such as ' +
      `${BUNDLED_MODEL} or Xenova/multilingual-e5-small, not to a path or an address.`,
  );
}
