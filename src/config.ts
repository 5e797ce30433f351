/**
 * What can be set from outside: the environment, and `.env` beside package.json for what the environment does not say.
 * Everything that is wrong is said at once.
 */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'dotenv';
import { z } from 'zod';
import { ConfigError } from './errors.ts';
import { nearest } from './nearest.ts';

/** The folder of package.json. */
export const PROJECT_DIR = dirname(dirname(fileURLToPath(import.meta.url)));

export interface Config {
  /** The folder of articles, absolute. */
  readonly corpusDir: string;
  /** The folder of the index, absolute. */
  readonly indexDir: string;
  /** `quoth-static`, or a name on the hub such as `Xenova/multilingual-e5-small`. */
  readonly embeddingModel: string;
  /** Where models from the hub are kept, absolute. */
  readonly modelDir: string;
  /** Address of the hub, without a slash at the end. */
  readonly modelHubUrl: string;
  /** Whether `npm start` follows the folder. */
  readonly watch: boolean;
  /** How often the whole folder is looked at again, since watchers miss events. */
  readonly rescanMinutes: number;
  /** Processes that embed side by side; null: by cores and memory. */
  readonly embedWorkers: number | null;
  /** The token of the bot; null: no Discord. Never printed, never logged. */
  readonly discordToken: string | null;
  /** Where Discord's API is reached, without a slash at the end; null: Discord itself. */
  readonly discordApiUrl: string | null;
  /** The only server that gets the commands; null: all. */
  readonly discordGuildId: string | null;
  /** Connections to the gateway, each for a part of the servers; null: as many as Discord asks for. */
  readonly shards: number | null;
  /** The folder of votes and of the log of questions, absolute. */
  readonly feedbackDir: string;
  /** How many days a question is kept; 0: not at all. */
  readonly questionLogDays: number;
  /** The port of /metrics, /healthz and /readyz on the loopback address; null: none. */
  readonly metricsPort: number | null;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One variable: its value when unset, and what is allowed, in words that end the sentence "it must be …". */
interface Variable<T> {
  readonly fallback: string;
  readonly allowed: string;
  readonly schema: z.ZodType<T, string>;
}

const folder = z
  .string()
  .refine((value) => !value.includes('\0'))
  .transform((value) => resolve(PROJECT_DIR, value));

/** Every variable, in the order of `.env.example`. */
export const VARIABLES = {
  CORPUS_DIR: { fallback: 'corpus', allowed: 'the path of a folder', schema: folder },
  INDEX_DIR: { fallback: 'embeddings/index', allowed: 'the path of a folder', schema: folder },
  EMBEDDING_MODEL: {
    fallback: 'quoth-static',
    allowed: 'quoth-static or the name of a model on the hub, such as Xenova/multilingual-e5-small',
    schema: z.string().regex(/^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)?$/),
  },
  MODEL_DIR: { fallback: 'embeddings/hub', allowed: 'the path of a folder', schema: folder },
  MODEL_HUB_URL: {
    fallback: 'https://huggingface.co',
    allowed: 'an address that begins with https:// or http://',
    schema: z
      .string()
      .refine((value) => /^https?:\/\//iu.test(value) && URL.canParse(value))
      .transform((value) => value.replace(/\/+$/u, '')),
  },
  WATCH: {
    fallback: 'on',
    allowed: 'on or off',
    schema: z
      .string()
      .transform((value) => value.toLowerCase())
      .pipe(z.enum(['on', 'off']))
      .transform((value) => value === 'on'),
  },
  RESCAN_MINUTES: {
    fallback: '15',
    allowed: 'a number of minutes from 0.01 to 1440',
    schema: z.string().transform(Number).pipe(z.number().min(0.01).max(1440)),
  },
  EMBED_WORKERS: {
    fallback: 'auto',
    allowed: 'auto or a whole number from 1 to 32',
    schema: z
      .string()
      .transform((value) => (value.toLowerCase() === 'auto' ? null : Number(value)))
      .pipe(z.number().int().min(1).max(32).nullable()),
  },
  DISCORD_TOKEN: {
    fallback: '',
    allowed: 'the token of a bot',
    schema: z.string().transform((value) => (value === '' ? null : value)),
  },
  DISCORD_API_URL: {
    fallback: '',
    allowed: 'an address that begins with https:// or http://',
    schema: z
      .string()
      .refine((value) => value === '' || (/^https?:\/\//iu.test(value) && URL.canParse(value)))
      .transform((value) => (value === '' ? null : value.replace(/\/+$/u, ''))),
  },
  DISCORD_GUILD_ID: {
    fallback: '',
    allowed: 'the number of a server',
    schema: z
      .string()
      .regex(/^(?:\d{17,20})?$/)
      .transform((value) => (value === '' ? null : value)),
  },
  SHARDS: {
    fallback: 'auto',
    allowed: 'auto or a whole number from 1 to 64',
    schema: z
      .string()
      .transform((value) => (value.toLowerCase() === 'auto' ? null : Number(value)))
      .pipe(z.number().int().min(1).max(64).nullable()),
  },
  FEEDBACK_DIR: { fallback: 'embeddings/feedback', allowed: 'the path of a folder', schema: folder },
  QUESTION_LOG_DAYS: {
    fallback: '30',
    allowed: 'a whole number of days from 0 to 3650',
    schema: z.string().transform(Number).pipe(z.number().int().min(0).max(3650)),
  },
  METRICS_PORT: {
    fallback: '',
    allowed: 'a port from 1 to 65535',
    schema: z
      .string()
      .transform((value) => (value === '' ? null : Number(value)))
      .pipe(z.number().int().min(1).max(65_535).nullable()),
  },
  LOG_LEVEL: {
    fallback: 'warn',
    allowed: `one of ${LOG_LEVELS.join(', ')}`,
    schema: z
      .string()
      .transform((value) => value.toLowerCase())
      .pipe(z.enum(LOG_LEVELS)),
  },
} as const satisfies Record<string, Variable<unknown>>;

type VariableName = keyof typeof VARIABLES;
const NAMES = Object.keys(VARIABLES) as VariableName[];

/** @throws ConfigError with every problem. A variable that is empty, or only spaces, counts as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = misspelt(environment);
  const read = <T>(name: VariableName, { fallback, allowed, schema }: Variable<T>): T => {
    const given = environment[name]?.trim();
    const result = schema.safeParse(given ? given : fallback);
    if (!result.success) problems.push(`${name} is ${shown(given ?? '')}; it must be ${allowed}.`);
    return result.data as T;
  };
  const config: Config = {
    corpusDir: read('CORPUS_DIR', VARIABLES.CORPUS_DIR),
    indexDir: read('INDEX_DIR', VARIABLES.INDEX_DIR),
    embeddingModel: read('EMBEDDING_MODEL', VARIABLES.EMBEDDING_MODEL),
    modelDir: read('MODEL_DIR', VARIABLES.MODEL_DIR),
    modelHubUrl: read('MODEL_HUB_URL', VARIABLES.MODEL_HUB_URL),
    watch: read('WATCH', VARIABLES.WATCH),
    rescanMinutes: read('RESCAN_MINUTES', VARIABLES.RESCAN_MINUTES),
    embedWorkers: read('EMBED_WORKERS', VARIABLES.EMBED_WORKERS),
    discordToken: read('DISCORD_TOKEN', VARIABLES.DISCORD_TOKEN),
    discordApiUrl: read('DISCORD_API_URL', VARIABLES.DISCORD_API_URL),
    discordGuildId: read('DISCORD_GUILD_ID', VARIABLES.DISCORD_GUILD_ID),
    shards: read('SHARDS', VARIABLES.SHARDS),
    feedbackDir: read('FEEDBACK_DIR', VARIABLES.FEEDBACK_DIR),
    questionLogDays: read('QUESTION_LOG_DAYS', VARIABLES.QUESTION_LOG_DAYS),
    metricsPort: read('METRICS_PORT', VARIABLES.METRICS_PORT),
    logLevel: read('LOG_LEVEL', VARIABLES.LOG_LEVEL),
  };
  if (problems.length === 0) problems.push(...wouldWriteInCorpus(config));
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** The folder of articles is only ever read. */
function wouldWriteInCorpus({ corpusDir, indexDir, modelDir, feedbackDir }: Config): string[] {
  return (
    [
      ['INDEX_DIR', indexDir],
      ['MODEL_DIR', modelDir],
      ['FEEDBACK_DIR', feedbackDir],
    ] as const
  ).flatMap(([name, folder]) => {
    const way = relative(corpusDir, folder);
    const inside = way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
    return inside ? [`${name} is ${shown(folder)}; it must be a folder outside of CORPUS_DIR.`] : [];
  });
}

/** The configuration of this process. @throws ConfigError. */
export function loadConfig(): Config {
  return readConfig(withEnvFile(process.env, join(PROJECT_DIR, '.env')));
}

/** The variables with which another process of this program has this configuration. */
export function environmentOf(config: Config): Record<VariableName, string> {
  return {
    CORPUS_DIR: config.corpusDir,
    INDEX_DIR: config.indexDir,
    EMBEDDING_MODEL: config.embeddingModel,
    MODEL_DIR: config.modelDir,
    MODEL_HUB_URL: config.modelHubUrl,
    WATCH: config.watch ? 'on' : 'off',
    RESCAN_MINUTES: String(config.rescanMinutes),
    EMBED_WORKERS: config.embedWorkers === null ? 'auto' : String(config.embedWorkers),
    DISCORD_TOKEN: config.discordToken ?? '',
    DISCORD_API_URL: config.discordApiUrl ?? '',
    DISCORD_GUILD_ID: config.discordGuildId ?? '',
    SHARDS: config.shards === null ? 'auto' : String(config.shards),
    FEEDBACK_DIR: config.feedbackDir,
    QUESTION_LOG_DAYS: String(config.questionLogDays),
    METRICS_PORT: config.metricsPort === null ? '' : String(config.metricsPort),
    LOG_LEVEL: config.logLevel,
  };
}

/** The environment, completed from a `.env` file where that exists. What the environment says wins, unless it is empty. */
export function withEnvFile(
  environment: Readonly<Record<string, string | undefined>>,
  file: string,
): Record<string, string | undefined> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { ...environment };
    throw new ConfigError([`${file} cannot be read: ${(error as Error).message}.`]);
  }
  const merged: Record<string, string | undefined> = parse(text);
  for (const [name, value] of Object.entries(environment)) {
    if (value?.trim() || !(name in merged)) merged[name] = value;
  }
  return merged;
}

/** Variables that look like ours and are not: a setting that silently does nothing is worse than a refusal. */
function misspelt(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    if (!value?.trim() || NAMES.some((known) => known === name)) return [];
    const given = name.toUpperCase().replaceAll('-', '_');
    const near = nearest(given, NAMES);
    return near === null ? [] : [`There is no variable ${name}; did you mean ${near}?`];
  });
}

function shown(value: string): string {
  const quoted = JSON.stringify(value);
  return quoted.length > 82 ? `${quoted.slice(0, 80)}…"` : quoted;
}
