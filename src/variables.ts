/** Every variable that can be set from outside: what it is when it is unset, and what is allowed. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The folder of package.json. */
export const PROJECT_DIR = dirname(dirname(fileURLToPath(import.meta.url)));

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One variable: its value when unset, and what is allowed, in words that end the sentence "it must be …". */
export interface Variable<T> {
  /** Its name in `Config`. */
  readonly key: string;
  /** Also what stands for null, where that is allowed. */
  readonly fallback: string;
  readonly allowed: string;
  readonly schema: z.ZodType<T, string>;
}

const folder = z
  .string()
  .refine((value) => !value.includes('\0'))
  .transform((value) => resolve(PROJECT_DIR, value));

const textOrNone = z.string().transform((value) => (value === '' ? null : value));

const addressOrNone = z
  .string()
  .refine((value) => value === '' || (/^https?:\/\//iu.test(value) && URL.canParse(value)))
  .transform((value) => (value === '' ? null : value.replace(/\/+$/u, '')));

const addresses = z
  .string()
  .transform((value) => value.split(',').flatMap((part) => part.trim().replace(/\/+$/u, '') || []))
  .refine((all) => all.every((part) => /^https?:\/\/[^/]/iu.test(part) && URL.canParse(part)))
  .transform((all): readonly string[] => [...new Set(all)]);

const oneOf = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z
    .string()
    .transform((value) => value.toLowerCase())
    .pipe(z.enum(words));

/** `yes` and `no` mean the same: nobody should have to remember which of them a switch wants. */
const onOff = oneOf(['on', 'off', 'yes', 'no']).transform((value) => value === 'on' || value === 'yes');

const onOffOrAuto = oneOf(['on', 'off', 'yes', 'no', 'auto']).transform((value) =>
  value === 'auto' ? null : value === 'on' || value === 'yes',
);

const numberOrAuto = (most: number) =>
  z
    .string()
    .transform((value) => (value.toLowerCase() === 'auto' ? null : Number(value)))
    .pipe(z.number().int().min(1).max(most).nullable());

/** Discord asks for one shard from 1,000 to 2,500 servers; a million servers is more than any bot is in. */
const MOST_SHARDS = 1_024;

/** `0-3` or `0,2,5-7`: the numbers, ascending, each once; null for none given. */
const shardIds = z
  .string()
  .regex(/^(?:\d{1,4}(?:-\d{1,4})?(?:,\d{1,4}(?:-\d{1,4})?)*)?$/)
  .transform((value) => (value === '' ? null : rangesOf(value)))
  .refine((ids) => ids === null || ids.length > 0);

/** A range that runs backwards holds nothing. */
function rangesOf(value: string): readonly number[] {
  const ids = value.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  });
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** Every variable, in the order of `.env.example`. */
export const VARIABLES = {
  CORPUS_DIR: { key: 'corpusDir', fallback: 'corpus', allowed: 'the path of a folder', schema: folder },
  INDEX_DIR: {
    key: 'indexDir',
    fallback: 'embeddings/index',
    allowed: 'the path of a folder',
    schema: folder,
  },
  STORE: {
    key: 'store',
    fallback: 'embedded',
    allowed: 'embedded or weaviate',
    schema: oneOf(['embedded', 'weaviate']),
  },
  WEAVIATE_URL: {
    key: 'weaviateUrls',
    fallback: '',
    allowed: 'one or more addresses that begin with http:// or https://, with commas between',
    schema: addresses,
  },
  WEAVIATE_API_KEY: {
    key: 'weaviateApiKey',
    fallback: '',
    allowed: 'the key that the cluster asks for',
    schema: textOrNone,
  },
  WEAVIATE_COLLECTION: {
    key: 'weaviateCollection',
    fallback: 'quoth',
    allowed: 'a letter and then letters, digits or _, 40 at most',
    schema: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/iu),
  },
  WEAVIATE_REPLICATION: {
    key: 'weaviateReplication',
    fallback: '1',
    allowed: 'a whole number from 1 to 9',
    schema: z.string().transform(Number).pipe(z.number().int().min(1).max(9)),
  },
  WEAVIATE_SHARDS: {
    key: 'weaviateShards',
    fallback: '1',
    allowed: 'a whole number from 1 to 128',
    schema: z.string().transform(Number).pipe(z.number().int().min(1).max(128)),
  },
  EMBEDDING_MODEL: {
    key: 'embeddingModel',
    fallback: 'quoth-static',
    allowed: 'quoth-static or the name of a model on the hub, such as Xenova/multilingual-e5-small',
    schema: z.string().regex(/^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)?$/),
  },
  MODEL_DIR: { key: 'modelDir', fallback: 'embeddings/hub', allowed: 'the path of a folder', schema: folder },
  MODEL_HUB_URL: {
    key: 'modelHubUrl',
    fallback: 'https://huggingface.co',
    allowed: 'an address that begins with https:// or http://',
    schema: z
      .string()
      .refine((value) => /^https?:\/\//iu.test(value) && URL.canParse(value))
      .transform((value) => value.replace(/\/+$/u, '')),
  },
  INDEXER: { key: 'indexer', fallback: 'auto', allowed: 'on, off or auto', schema: onOffOrAuto },
  WATCH: {
    key: 'watch',
    fallback: 'on',
    allowed: 'on or off',
    schema: onOff,
  },
  RESCAN_MINUTES: {
    key: 'rescanMinutes',
    fallback: '15',
    allowed: 'a number of minutes from 0.01 to 1440',
    schema: z.string().transform(Number).pipe(z.number().min(0.01).max(1440)),
  },
  EMBED_WORKERS: {
    key: 'embedWorkers',
    fallback: 'auto',
    allowed: 'auto or a whole number from 1 to 32',
    schema: numberOrAuto(32),
  },
  DISCORD_TOKEN: {
    key: 'discordToken',
    fallback: '',
    allowed: 'the token of a bot',
    schema: textOrNone,
  },
  DISCORD_API_URL: {
    key: 'discordApiUrl',
    fallback: '',
    allowed: 'an address that begins with https:// or http://',
    schema: addressOrNone,
  },
  DISCORD_GUILD_ID: {
    key: 'discordGuildId',
    fallback: '',
    allowed: 'the number of a server',
    schema: z
      .string()
      .regex(/^(?:\d{17,20})?$/)
      .transform((value) => (value === '' ? null : value)),
  },
  SHARD_COUNT: {
    key: 'shardCount',
    fallback: 'auto',
    allowed: `auto or a whole number from 1 to ${MOST_SHARDS}`,
    schema: numberOrAuto(MOST_SHARDS),
  },
  SHARD_IDS: {
    key: 'shardIds',
    fallback: '',
    allowed: 'numbers and ranges of shards with commas between them, such as 0-3 or 0,2,5-7',
    schema: shardIds,
  },
  FEEDBACK_DIR: {
    key: 'feedbackDir',
    fallback: 'embeddings/feedback',
    allowed: 'the path of a folder',
    schema: folder,
  },
  QUESTION_LOG_DAYS: {
    key: 'questionLogDays',
    fallback: '30',
    allowed: 'a whole number of days from 0 to 3650',
    schema: z.string().transform(Number).pipe(z.number().int().min(0).max(3650)),
  },
  PORT: {
    key: 'port',
    fallback: '8787',
    allowed: 'a port from 0 to 65535; 0 takes any that is free',
    schema: z.string().transform(Number).pipe(z.number().int().min(0).max(65_535)),
  },
  HOST: {
    key: 'host',
    fallback: '127.0.0.1',
    allowed: 'the name or address of a network interface',
    schema: z.string().regex(/^[\w.:-]+$/),
  },
  PUBLIC_URL: {
    key: 'publicUrl',
    fallback: '',
    allowed: 'an address that begins with https:// or http://',
    schema: addressOrNone,
  },
  READER_TOKEN: {
    key: 'readerToken',
    fallback: '',
    allowed: 'any text of at least 16 characters',
    schema: z
      .string()
      .regex(/^(?:\S{16,})?$/)
      .transform((value) => (value === '' ? null : value)),
  },
  READER_PUBLIC: {
    key: 'readerPublic',
    fallback: 'no',
    allowed: 'yes or no',
    schema: onOff,
  },
  METRICS_PORT: {
    key: 'metricsPort',
    fallback: '',
    allowed: 'a port from 1 to 65535',
    schema: z
      .string()
      .transform((value) => (value === '' ? null : Number(value)))
      .pipe(z.number().int().min(1).max(65_535).nullable()),
  },
  LOG_LEVEL: {
    key: 'logLevel',
    fallback: 'warn',
    allowed: `one of ${LOG_LEVELS.join(', ')}`,
    schema: oneOf(LOG_LEVELS),
  },
} as const satisfies Record<string, Variable<unknown>>;
