/**
 * Takes articles to the cluster in groups. An article's own object is written when all its passages are: one that is there
 * is whole, whenever the process ended.
 */
import type { WeaviateClient } from './client.ts';
import { atATime } from './find.ts';
import type { NewObject, ReadyArticle } from './objects.ts';
import { writeObjects } from './write.ts';

/** Objects of one request, requests of a group side by side, and groups on their way. */
const OBJECTS_AT_ONCE = 200;
const REQUESTS_AT_ONCE = 2;
const GROUPS_AT_ONCE = 2;

export class WriteQueue {
  #waiting: ReadyArticle[] = [];
  #passages = 0;
  readonly #running = new Set<Promise<void>>();
  #failure: unknown = null;

  constructor(private readonly client: WeaviateClient) {}

  /** Resolves when there is room for more. @throws what made an earlier group fail. */
  async add(ready: ReadyArticle): Promise<void> {
    this.#waiting.push(ready);
    this.#passages += ready.passages.length;
    if (this.#passages < OBJECTS_AT_ONCE * REQUESTS_AT_ONCE && this.#waiting.length < OBJECTS_AT_ONCE) return;
    this.#start();
    while (this.#running.size >= GROUPS_AT_ONCE) await Promise.race(this.#running);
    this.#throwFailure();
  }

  /** Resolves when everything is written. @throws what made a group fail. */
  async flush(): Promise<void> {
    this.#start();
    await Promise.all(this.#running);
    this.#throwFailure();
  }

  #start(): void {
    const group = this.#waiting;
    if (group.length === 0) return;
    this.#waiting = [];
    this.#passages = 0;
    const running = this.#write(group)
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #write(group: readonly ReadyArticle[]): Promise<void> {
    await this.#all(group.flatMap(({ passages }) => passages));
    await this.#all(group.map(({ article }) => article));
  }

  async #all(objects: readonly NewObject[]): Promise<void> {
    const parts: (readonly NewObject[])[] = [];
    for (let i = 0; i < objects.length; i += OBJECTS_AT_ONCE)
      parts.push(objects.slice(i, i + OBJECTS_AT_ONCE));
    await atATime(REQUESTS_AT_ONCE, parts, (part) => writeObjects(this.client, part));
  }

  #throwFailure(): void {
    const failure = this.#failure;
    this.#failure = null;
    if (failure !== null) throw failure;
  }
}
