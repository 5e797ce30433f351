/**
 * What can be set from outside: the environment, and `.env` beside package.json for what the environment does not say.
 * Everything that is wrong is said at once.
 */
import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { parse } from 'dotenv';
import { ConfigError } from './errors.ts';
import { nearest } from './nearest.ts';
import { type LogLevel, PROJECT_DIR, VARIABLES, type Variable } from './variables.ts';

export { type LogLevel, PROJECT_DIR } from './variables.ts';

export interface Config {
  /** The folder of articles, absolute. */
  readonly corpusDir: string;
  /** The folder of the index, absolute. */
  readonly indexDir: string;
  /** Where the index lies: in INDEX_DIR, or on a Weaviate cluster. */
  readonly store: 'embedded' | 'weaviate';
  /** Of each node of the cluster, without a slash at the end; at least one when `store` is `weaviate`. */
  readonly weaviateUrls: readonly string[];
  /** The key that the cluster asks for; null: none. Never printed, never logged. */
  readonly weaviateApiKey: string | null;
  /** What the names of the index's collections begin with. */
  readonly weaviateCollection: string;
  /** How many nodes hold each object of a new collection. */
  readonly weaviateReplication: number;
  /** Parts into which a new collection is cut. */
  readonly weaviateShards: number;
  /** `quoth-static`, or a name on the hub such as `Xenova/multilingual-e5-small`. */
  readonly embeddingModel: string;
  /** Where models from the hub are kept, absolute. */
  readonly modelDir: string;
  /** Address of the hub, without a slash at the end. */
  readonly modelHubUrl: string;
  /** Whether this process makes the index; null: by `store` (`embedsHere`). */
  readonly indexer: boolean | null;
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
  /** Connections to the gateway over all processes, each for a part of the servers; null: as many as Discord asks for. */
  readonly shardCount: number | null;
  /** The shards of this process, ascending; null: all of them. */
  readonly shardIds: readonly number[] | null;
  /** The folder of votes and of the log of questions, absolute. */
  readonly feedbackDir: string;
  /** How many days a question is kept; 0: not at all. */
  readonly questionLogDays: number;
  /** The port of the page; 0: any that is free. Where it is taken, the next one is used. */
  readonly port: number;
  /** The network interface that the page listens on. */
  readonly host: string;
  /** Where people reach the page from outside, without a slash at the end, which citations lead to; null: nowhere. */
  readonly publicUrl: string | null;
  /** What has to be shown to reach the page from outside; null: nothing that would do. Never printed, never logged. */
  readonly readerToken: string | null;
  /** Whether everybody who reaches the page may read the articles. */
  readonly readerPublic: boolean;
  /** The port of /metrics, /healthz and /readyz on the loopback address; null: none. */
  readonly metricsPort: number | null;
  readonly logLevel: LogLevel;
}

type VariableName = keyof typeof VARIABLES;
const NAMES = Object.keys(VARIABLES) as VariableName[];

/** @throws ConfigError with every problem. A variable that is empty, or only spaces, counts as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = misspelt(environment);
  const config = Object.fromEntries(
    NAMES.map((name) => {
      const { key, fallback, allowed, schema }: Variable<unknown> = VARIABLES[name];
      const given = environment[name]?.trim();
      const result = schema.safeParse(given ? given : fallback);
      if (!result.success) problems.push(`${name} is ${shown(given ?? '')}; it must be ${allowed}.`);
      return [key, result.data];
    }),
  ) as unknown as Config;
  if (problems.length === 0)
    problems.push(
      ...wouldWriteInCorpus(config),
      ...wouldBeOpen(config),
      ...wouldMissShards(config),
      ...hasNoCluster(config),
    );
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

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/iu;

/** Whether only this machine reaches an interface. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Nobody shall give their articles to a whole network without having said so. */
function wouldBeOpen({ host, readerToken, readerPublic }: Config): string[] {
  if (isLoopback(host) || readerToken !== null || readerPublic) return [];
  return [
    `HOST is ${shown(host)}, which others can reach; set READER_TOKEN to let in those who have it, or READER_PUBLIC=yes.`,
  ];
}

/** Whoever serves some of the shards has to know how many there are: Discord must hear the same number from all. */
function wouldMissShards({ shardCount, shardIds }: Config): string[] {
  if (shardIds === null) return [];
  if (shardCount === null) return ['SHARD_IDS is set; set SHARD_COUNT to the same number in all processes.'];
  const beyond = shardIds.filter((id) => id >= shardCount);
  if (beyond.length === 0) return [];
  return [
    `SHARD_IDS names ${beyond[0]}; with SHARD_COUNT=${shardCount} the last shard is ${shardCount - 1}.`,
  ];
}

function hasNoCluster({ store, weaviateUrls }: Config): string[] {
  if (store === 'embedded' || weaviateUrls.length > 0) return [];
  return ['STORE is "weaviate"; set WEAVIATE_URL to the addresses of the cluster, or STORE=embedded.'];
}

/**
 * Whether a process that answers also embeds what has changed in its folder. Not on a cluster unless it is told to: there
 * one does it for all, and a host whose folder is empty would take every article out of everybody's index.
 */
export function embedsHere({ indexer, store }: Pick<Config, 'indexer' | 'store'>): boolean {
  return indexer ?? store === 'embedded';
}

/** The configuration of this process. @throws ConfigError. */
export function loadConfig(): Config {
  return readConfig(withEnvFile(process.env, join(PROJECT_DIR, '.env')));
}

/** The variables with which another process of this program has this configuration. */
export function environmentOf(config: Config): Record<VariableName, string> {
  const text = (name: VariableName): string => {
    const { key, fallback }: Variable<unknown> = VARIABLES[name];
    const value = config[key as keyof Config];
    if (value === null) return fallback;
    if (typeof value !== 'boolean') return String(value);
    return value ? 'on' : 'off';
  };
  return Object.fromEntries(NAMES.map((name) => [name, text(name)])) as Record<VariableName, string>;
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
