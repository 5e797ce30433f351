/** What deploy/compose.yaml starts is a cluster and bots that fit together: every variable is one that Quoth knows and takes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PROJECT_DIR, readConfig } from '../src/config.ts';
import { SERVER_VERSION } from '../src/bench/nodes/build.ts';
import { VARIABLES } from '../src/variables.ts';

interface Service {
  readonly image: string;
  readonly hostname?: string;
  readonly environment: Readonly<Record<string, string>>;
}

const text = readFileSync(join(PROJECT_DIR, 'deploy', 'compose.yaml'), 'utf8')
  // What has to be set outside.
  .replace(/\$\{(\w+):\?[^}]*\}/gu, 'given-$1');
const { services } = parse(text, { merge: true }) as { readonly services: Readonly<Record<string, Service>> };
const of = (prefix: string) => Object.entries(services).filter(([name]) => name.startsWith(prefix));
const bots = of('bot').map(([, { environment }]) => environment);
const nodes = of('weaviate').map(([, service]) => service);
const configs = bots.map((environment) => readConfig(environment));

describe('deploy/compose.yaml', () => {
  it('gives bots only variables that Quoth knows, with values that it takes', () => {
    const unknown = bots.flatMap((environment) =>
      Object.keys(environment).filter((name) => !(name in VARIABLES)),
    );
    expect(unknown).toEqual([]);
    expect(configs.map(({ store, discordToken }) => [store, discordToken])).toEqual(
      bots.map(() => ['weaviate', 'given-DISCORD_TOKEN']),
    );
  });

  it('serves each shard once, and lets one bot embed', () => {
    const [{ shardCount }] = configs as [(typeof configs)[number]];
    const served = configs.flatMap(({ shardIds }) => shardIds ?? []).sort((a, b) => a - b);
    expect(served).toEqual(Array.from({ length: shardCount! }, (_, id) => id));
    expect(configs.filter(({ indexer }) => indexer)).toHaveLength(1);
  });

  it('names every node where the nodes and the bots look for the others', () => {
    const names = nodes.map(({ hostname }) => hostname!);
    for (const { environment } of nodes) {
      expect(environment.CLUSTER_JOIN!.split(',').map((address) => address.split(':')[0])).toEqual(names);
      expect(environment.RAFT_JOIN!.split(',')).toEqual(names);
      expect(Number(environment.RAFT_BOOTSTRAP_EXPECT)).toBe(names.length);
    }
    expect(nodes.map(({ environment }) => environment.CLUSTER_HOSTNAME)).toEqual(names);
    for (const { weaviateUrls, weaviateReplication } of configs) {
      expect(weaviateUrls).toEqual(names.map((name) => `http://${name}:8080`));
      expect(weaviateReplication).toBeLessThanOrEqual(names.length);
    }
  });

  it('runs the server that the tests run against, and lets in who shows the key of the bots', () => {
    for (const { image, environment } of nodes) {
      expect(image).toBe(`semitechnologies/weaviate:${SERVER_VERSION}`);
      expect(environment.AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED).toBe('false');
      expect(configs.map(({ weaviateApiKey }) => weaviateApiKey)).toEqual(
        bots.map(() => environment.AUTHENTICATION_APIKEY_ALLOWED_KEYS),
      );
    }
  });
});
