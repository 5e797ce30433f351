import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { afterEach, describe, expect, test } from 'vitest';
import { environmentOf, PROJECT_DIR, readConfig, withEnvFile } from '../src/config.ts';
import { VARIABLES } from '../src/variables.ts';
import { DEFAULT_HUB } from '../src/embed/hub.ts';
import { BUNDLED_MODEL } from '../src/embed/models.ts';
import { ConfigError } from '../src/errors.ts';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('the configuration', () => {
  test('is handed on whole to another process', () => {
    const given = {
      CORPUS_DIR: 'a',
      INDEX_DIR: '/b',
      WATCH: 'OFF',
      RESCAN_MINUTES: '0.5',
      EMBED_WORKERS: '3',
    };
    const config = readConfig(given);
    expect([config.watch, config.rescanMinutes, config.embedWorkers]).toEqual([false, 0.5, 3]);
    expect(readConfig(environmentOf(config))).toEqual(config);
    expect(readConfig(environmentOf(readConfig({})))).toEqual(readConfig({}));
  });

  test.each([
    ['WATCH', 'maybe', 'on or off'],
    ['READER_PUBLIC', 'maybe', 'yes or no'],
    ['READER_TOKEN', 'short', 'any text of at least 16 characters'],
    ['PORT', '70000', 'a port from 0 to 65535; 0 takes any that is free'],
    ['PUBLIC_URL', 'quoth.example', 'an address that begins with https:// or http://'],
    ['RESCAN_MINUTES', 'often', 'a number of minutes from 0.01 to 1440'],
    ['RESCAN_MINUTES', '0', 'a number of minutes from 0.01 to 1440'],
    ['EMBED_WORKERS', '2.5', 'auto or a whole number from 1 to 32'],
    ['DISCORD_GUILD_ID', 'mine', 'the number of a server'],
    ['DISCORD_API_URL', 'discord', 'an address that begins with https:// or http://'],
    ['SHARD_COUNT', '0', 'auto or a whole number from 1 to 1024'],
    ['SHARD_IDS', '3-1', 'numbers and ranges of shards with commas between them, such as 0-3 or 0,2,5-7'],
    ['SHARD_IDS', 'all', 'numbers and ranges of shards with commas between them, such as 0-3 or 0,2,5-7'],
    ['METRICS_PORT', '0', 'a port from 1 to 65535'],
    ['QUESTION_LOG_DAYS', '-1', 'a whole number of days from 0 to 3650'],
    ['STORE', 'redis', 'embedded or weaviate'],
    [
      'WEAVIATE_URL',
      'n1:8080',
      'one or more addresses that begin with http:// or https://, with commas between',
    ],
    ['WEAVIATE_COLLECTION', '9 lives', 'a letter and then letters, digits or _, 40 at most'],
    ['WEAVIATE_REPLICATION', '0', 'a whole number from 1 to 9'],
    ['WEAVIATE_SHARDS', 'three', 'a whole number from 1 to 128'],
    ['EMBED_WORKERS', 'many', 'auto or a whole number from 1 to 32'],
  ])('refuses %s=%s', (name, value, allowed) => {
    expect(() => readConfig({ [name]: value })).toThrow(`${name} is "${value}"; it must be ${allowed}.`);
  });

  test('wants the addresses of a cluster with STORE=weaviate, and takes several', () => {
    expect(problemsOf({ STORE: 'weaviate' })).toEqual([
      'STORE is "weaviate"; set WEAVIATE_URL to the addresses of the cluster, or STORE=embedded.',
    ]);
    const config = readConfig({ STORE: 'Weaviate', WEAVIATE_URL: ' http://n1:8080/, https://n2:8080,' });
    expect([config.store, ...config.weaviateUrls]).toEqual(['weaviate', 'http://n1:8080', 'https://n2:8080']);
    expect(readConfig(environmentOf(config))).toEqual(config);
  });

  test('lets others in only when that was asked for', () => {
    expect(problemsOf({ HOST: '0.0.0.0' })).toEqual([
      'HOST is "0.0.0.0", which others can reach; set READER_TOKEN to let in those who have it, or READER_PUBLIC=yes.',
    ]);
    for (const more of [{ READER_TOKEN: 'a-long-enough-token' }, { READER_PUBLIC: 'yes' }]) {
      expect(readConfig({ HOST: '0.0.0.0', ...more }).host).toBe('0.0.0.0');
    }
    expect(readConfig({ HOST: '::1' }).host).toBe('::1');
  });

  test('serves some of the shards only when it is known how many there are', () => {
    const { shardCount, shardIds } = readConfig({ SHARD_COUNT: '8', SHARD_IDS: '4-6,0,5' });
    expect([shardCount, shardIds]).toEqual([8, [0, 4, 5, 6]]);
    expect(readConfig(environmentOf(readConfig({ SHARD_COUNT: '8', SHARD_IDS: '4-6,0' }))).shardIds).toEqual([
      0, 4, 5, 6,
    ]);
    expect(problemsOf({ SHARD_IDS: '0-3' })).toEqual([
      'SHARD_IDS is set; set SHARD_COUNT to the same number in all processes.',
    ]);
    expect(problemsOf({ SHARD_COUNT: '4', SHARD_IDS: '2-4' })).toEqual([
      'SHARD_IDS names 4; with SHARD_COUNT=4 the last shard is 3.',
    ]);
  });

  test('works with nothing set', () => {
    expect(readConfig({})).toEqual({
      corpusDir: join(PROJECT_DIR, 'corpus'),
      indexDir: join(PROJECT_DIR, 'embeddings', 'index'),
      indexer: null,
      embeddingModel: BUNDLED_MODEL,
      modelDir: join(PROJECT_DIR, 'embeddings', 'hub'),
      modelHubUrl: DEFAULT_HUB,
      logLevel: 'warn',
      store: 'embedded',
      weaviateUrls: [],
      weaviateApiKey: null,
      weaviateCollection: 'quoth',
      weaviateReplication: 1,
      weaviateShards: 1,
      port: 8787,
      host: '127.0.0.1',
      publicUrl: null,
      readerToken: null,
      readerPublic: false,
      watch: true,
      rescanMinutes: 15,
      embedWorkers: null,
      discordToken: null,
      discordApiUrl: null,
      discordGuildId: null,
      shardCount: null,
      shardIds: null,
      feedbackDir: join(PROJECT_DIR, 'embeddings', 'feedback'),
      questionLogDays: 30,
      metricsPort: null,
    });
  });

  test('takes an empty variable for an unset one', () => {
    expect(readConfig({ CORPUS_DIR: '', LOG_LEVEL: '  ' })).toEqual(readConfig({}));
  });

  test('takes paths from the project folder, and absolute ones as they are', () => {
    const { corpusDir, indexDir } = readConfig({ CORPUS_DIR: 'my articles', INDEX_DIR: tmpdir() });
    expect([corpusDir, indexDir]).toEqual([join(PROJECT_DIR, 'my articles'), tmpdir()]);
  });

  test('names every problem at once: the variable, what was given, what is allowed', () => {
    const problems = problemsOf({ LOG_LEVEL: 'loud', EMBEDDING_MODEL: '../x y', MODEL_HUB_URL: 'ftp://hub' });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/^EMBEDDING_MODEL is "\.\.\/x y"; it must be quoth-static or /);
    expect(problems[1]).toMatch(
      /^MODEL_HUB_URL is "ftp:\/\/hub"; it must be an address that begins with https/,
    );
    expect(problems[2]).toMatch(/^LOG_LEVEL is "loud"; it must be one of silent, fatal, error, warn, info/);
  });

  test.each([
    ['CORPUS_DIRR', 'CORPUS_DIR'],
    ['CORPUSDIR', 'CORPUS_DIR'],
    ['EMBEDING_MODEL', 'EMBEDDING_MODEL'],
    ['corpus_dir', 'CORPUS_DIR'],
    ['INDXE_DIR', 'INDEX_DIR'],
  ])('points out %s as a misspelt %s', (given, meant) => {
    expect(problemsOf({ [given]: 'x' })).toEqual([`There is no variable ${given}; did you mean ${meant}?`]);
  });

  test.each([
    [{ CORPUS_DIR: '/news', INDEX_DIR: '/news' }, 'INDEX_DIR'],
    [{ CORPUS_DIR: '/news', INDEX_DIR: '/news/deep/index' }, 'INDEX_DIR'],
    [{ CORPUS_DIR: '/news', MODEL_DIR: '/news/..models' }, 'MODEL_DIR'],
    [{ CORPUS_DIR: '.' }, 'INDEX_DIR'],
  ])('never writes among the articles: %j', (environment, name) => {
    expect(problemsOf(environment)[0]).toMatch(
      new RegExp(`^${name} is ".*"; it must be a folder outside of CORPUS_DIR\\.$`),
    );
  });

  test('the index may be beside the articles, or above them', () => {
    expect(problemsOf({ CORPUS_DIR: '/news/all', INDEX_DIR: '/news/all-index', MODEL_DIR: '/news' })).toEqual(
      [],
    );
  });

  test('leaves variables of others alone', () => {
    expect(
      problemsOf({ PATH: '/bin', HOME: '/root', EDITOR: 'vi', XDG_DATA_DIRS: '/usr', npm_config_cache: 'x' }),
    ).toEqual([]);
  });
});

describe('.env', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quoth-env-'));
  afterEach(() => rmSync(join(folder, '.env'), { force: true }));

  test('completes the environment, which wins unless it is empty', () => {
    const file = join(folder, '.env');
    writeFileSync(file, 'CORPUS_DIR=from-file\nINDEX_DIR=from-file\nLOG_LEVEL=info\n');
    const merged = withEnvFile({ CORPUS_DIR: 'from-environment', INDEX_DIR: '' }, file);
    expect(merged).toEqual({ CORPUS_DIR: 'from-environment', INDEX_DIR: 'from-file', LOG_LEVEL: 'info' });
  });

  test('need not exist', () => {
    expect(withEnvFile({ LOG_LEVEL: 'info' }, join(folder, '.env'))).toEqual({ LOG_LEVEL: 'info' });
  });

  test('.env.example names every variable with its default', () => {
    const example = parse(readFileSync(join(PROJECT_DIR, '.env.example'), 'utf8'));
    const fallbacks = Object.entries(VARIABLES).map(([name, { fallback }]) => [name, fallback]);
    expect(example).toEqual(Object.fromEntries(fallbacks));
  });
});
