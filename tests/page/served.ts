/** The page over invented articles, on a port of its own, and what a browser would get from it. */
import { request } from 'node:http';
import { connect } from 'node:net';
import type { Chat } from '../../src/chat/chat.ts';
import { loadWords } from '../../src/language/words.ts';
import { MeetingBook } from '../../src/meetings/book.ts';
import { Happenings } from '../../src/page/happenings.ts';
import { type Page, type PageOptions, startPage } from '../../src/page/serve.ts';
import { ARTICLES, World } from '../chat/world.ts';

/** Stand-ins for what esbuild makes. */
const ASSETS = [
  { name: 'page.js', type: 'text/javascript; charset=utf-8', text: 'console.log("page");' },
  { name: 'page.css', type: 'text/css; charset=utf-8', text: 'body { margin: 0 }' },
  { name: 'reader.css', type: 'text/css; charset=utf-8', text: 'mark { color: red }' },
];

export interface Served {
  readonly page: Page;
  readonly world: World;
  readonly embedding: Happenings;
  readonly chat: Chat;
}

/** @param articles to publish; null for no index at all */
export async function serve(
  articles: Readonly<Record<string, string>> | null = ARTICLES,
  more: Partial<PageOptions> = {},
): Promise<Served> {
  const world = new World();
  if (articles) await world.publish(articles, [{ file: 'broken.html', reason: 'it holds no text' }]);
  const words = loadWords(null, 'glossary.yaml');
  const chat = more.chat ?? world.chat();
  const embedding = new Happenings();
  const page = await startPage({
    chat,
    store: world.store,
    meetings: new MeetingBook(world.store, words),
    words,
    waiting: () => world.waiting,
    embedding,
    clock: () => world.now,
    onProblem: (problem) => world.problems.push(problem),
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    readerToken: null,
    publicReader: false,
    assets: async () => ASSETS,
    ...more,
  });
  return { page, world, embedding, chat };
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** One request with exactly these headers; the target goes out as it is. */
export function get(
  { page }: Pick<Served, 'page'>,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  { method = 'GET', body = null as string | null } = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: page.port, path: target, method, headers, agent: false, timeout: 20_000 },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

/** Posts JSON as the page's own script does. */
export function post(
  served: Pick<Served, 'page'>,
  target: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Got> {
  const sent = { 'content-type': 'application/json', origin: served.page.url, ...headers };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return get(served, target, sent, { method: 'POST', body: text });
}

/** A line of the answer to an interaction. */
export interface Line {
  readonly event: string;
  readonly private?: boolean;
  readonly replace?: boolean;
  readonly answerId?: string | null;
  readonly question?: string | null;
  readonly text?: string;
  readonly file?: { readonly name: string; readonly text: string } | null;
  readonly payload?: {
    readonly custom_id?: string;
    readonly title?: string;
    readonly embeds?: readonly { readonly description: string }[];
    readonly components?: readonly {
      readonly components: readonly { readonly custom_id?: string; readonly label?: string }[];
    }[];
  };
}

/** What came of something that was done on the page. */
export async function done(served: Pick<Served, 'page'>, interaction: unknown): Promise<Line[]> {
  const { status, text } = await post(served, '/api/interactions', interaction);
  if (status !== 200) throw new Error(`${status}: ${text}`);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** What comes back for these bytes; ends when the server ends it, or after `ms` without a word. */
export function raw({ page }: Pick<Served, 'page'>, bytes: string | Uint8Array, ms = 5_000): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const end = (): void => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    const socket = connect(page.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', end);
    socket.on('close', end);
    socket.setTimeout(ms, end);
  });
}
