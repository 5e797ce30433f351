/** Bots and indexers of one cluster as an operator starts them: real processes, and a Discord on the loopback address. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, startProcess } from '../e2e/process.ts';
import { FakeDiscord } from '../fakes/discord/server.ts';
import { until } from '../fakes/discord/until.ts';
import type { Guild } from '../fakes/discord/world.ts';
import type { Cluster } from '../../src/bench/nodes/server.ts';

/** Also on a machine with much else to do. */
export const PATIENCE_MS = 90_000;

export interface Bot {
  readonly child: ReturnType<typeof startProcess>;
  /** What it said on the standard output, and on the other one. */
  readonly out: () => string;
  readonly err: () => string;
  /** Status of /readyz. */
  readyz(): Promise<number>;
  /** SIGTERM, and the exit code. */
  end(): Promise<number | null>;
}

export class Fleet {
  readonly discord = new FakeDiscord();
  readonly folder = mkdtempSync(join(tmpdir(), 'quoth-fleet-'));
  readonly corpus = join(this.folder, 'corpus');
  readonly #running: Bot[] = [];
  readonly #guilds = new Map<number, Guild>();

  constructor(
    readonly cluster: Cluster,
    readonly collection: string,
  ) {
    mkdirSync(this.corpus);
    this.discord.gateway.shards = 2;
    this.discord.gateway.maxConcurrency = 16;
  }

  /** Writes an article of the corpus. */
  write(name: string, text: string): void {
    writeFileSync(join(this.corpus, name), text);
  }

  /** Starts a command of the program on the cluster. */
  command(args: readonly string[], more: Record<string, string> = {}) {
    return startProcess(args, {
      CORPUS_DIR: this.corpus,
      INDEX_DIR: join(this.folder, 'none'),
      FEEDBACK_DIR: join(this.folder, 'none'),
      STORE: 'weaviate',
      WEAVIATE_URL: this.cluster.addresses.join(','),
      WEAVIATE_COLLECTION: this.collection,
      WEAVIATE_REPLICATION: String(this.cluster.nodes.length),
      WEAVIATE_SHARDS: String(this.cluster.nodes.length),
      ...more,
    });
  }

  /** Embeds the corpus. @throws Error with what the program said. */
  async embed(): Promise<void> {
    const { code, err } = await ended(this.command(['src/cli.ts', 'embed']));
    if (code !== 0) throw new Error(`embed ended with ${code}: ${err}`);
  }

  /** A bot for one of two shards, which reads what others embed. */
  bot(shard: number, metricsPort: number, more: Record<string, string> = {}): Bot {
    const child = this.command(['src/main.ts'], {
      DISCORD_TOKEN: this.discord.token,
      DISCORD_API_URL: this.discord.apiUrl,
      SHARD_COUNT: '2',
      SHARD_IDS: String(shard),
      METRICS_PORT: String(metricsPort),
      ...more,
    });
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    const end = ended(child);
    const bot: Bot = {
      child,
      out: () => out,
      err: () => err,
      readyz: async () => {
        try {
          return (await fetch(`http://127.0.0.1:${metricsPort}/readyz`)).status;
        } catch {
          return 0;
        }
      },
      end: async () => {
        child.kill('SIGTERM');
        return (await end).code;
      },
    };
    this.#running.push(bot);
    return bot;
  }

  /** Resolves when it answers. @throws Error with what it said when it has ended. */
  async connected(bot: Bot): Promise<void> {
    await until(
      () => bot.out().includes('Connected to Discord as') || bot.child.exitCode !== null,
      () => bot.err(),
      PATIENCE_MS,
    );
    if (bot.child.exitCode !== null) throw new Error(`A bot ended with ${bot.child.exitCode}: ${bot.err()}`);
  }

  /** A server that belongs to one of the shards. */
  guildOf(shard: number): Guild {
    const known = this.#guilds.get(shard);
    if (known) return known;
    for (let i = 0; ; i++) {
      const guild = this.discord.world.addGuild(`server ${shard} ${i}`);
      if (Number((BigInt(guild.id) >> 22n) % 2n) !== shard) {
        this.discord.world.guilds.delete(guild.id);
        this.discord.clock.advance(1);
        continue;
      }
      this.#guilds.set(shard, guild);
      return guild;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map((bot) => bot.end()));
    await this.discord.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
