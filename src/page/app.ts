/**
 * The routes of the page and the reader. Hono on node:http: 20 kB without dependencies of its own, routes and streamed answers
 * over the platform's Request and Response, and node:http keeps its guards against slow and broken clients.
 */
import type { IncomingMessage } from 'node:http';
import { type Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import { newAnswerId } from '../chat/codes.ts';
import { suggestedField } from '../chat/commands.ts';
import { NoIndexError } from '../errors.ts';
import type { Locale } from '../chat/reply.ts';
import { etagOf, isKnown } from './answers.ts';
import { readBody } from './body.ts';
import { type Admission, isReader } from './entrance.ts';
import { PageEvents } from './events.ts';
import { INTERACTION, interact, type PageEvent, TYPED } from './interactions.ts';
import { type PageView, pageShell, saying } from './layout.ts';
import type { PageParts } from './ports.ts';
import { type ReaderAnswer, ReaderPages } from './reader.ts';
import { localeFor, phrase } from './readerText.ts';
import { stateOf } from './state.ts';
import { whyOf } from './why.ts';

/** Things done on the page at the same time: one person does one thing at a time, in some tabs. */
const MOST_IN_HAND = 20;
/** Choices that Discord shows. */
const MOST_CHOICES = 25;
const HTML = 'text/html; charset=utf-8';

/** Who asks: what `admit` found out about this request. */
export type Admitted = Extract<Admission, { refused: null }>;

interface Env {
  Bindings: { readonly incoming: IncomingMessage };
}

export interface App {
  readonly fetch: Hono<Env>['fetch'];
  readonly events: PageEvents;
}

/** @param admittedAs what is known of whoever sent a request */
export function createApp(parts: PageParts, admittedAs: (incoming: IncomingMessage) => Admitted): App {
  const { chat, store, onProblem } = parts;
  const app = new Hono<Env>();
  const reader = new ReaderPages(parts);
  const events = new PageEvents(parts);
  let inHand = 0;

  const localeOf = (c: Context<Env>): Locale =>
    localeFor(c.req.query('locale'), c.req.header('accept-language'));
  const viewOf = (c: Context<Env>): PageView => {
    const locale = localeOf(c);
    const asked = c.req.query('locale') === locale ? locale : null;
    return { locale, carried: { locale: asked, token: admittedAs(c.env.incoming).token } };
  };
  const keepable = (c: Context<Env>, body: string, type: string, status: 200 | 401 | 404 = 200): Response => {
    const etag = etagOf(body);
    const headers = { 'content-type': type, 'cache-control': 'private, no-cache', etag };
    if (status === 200 && isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    return c.body(body, status, headers);
  };
  const failure = (c: Context<Env>, status: 400 | 404 | 405 | 413 | 503, error: string): Response =>
    c.json({ error }, status, { 'cache-control': 'no-store' });

  app.get('/', (c) => keepable(c, pageShell(viewOf(c).carried), HTML));
  app.get('/assets/:name', async (c) => {
    const asset = (await parts.assets()).find(({ name }) => name === c.req.param('name'));
    return asset ? keepable(c, asset.text, asset.type) : failure(c, 404, 'There is no such file.');
  });

  const page = async (
    c: Context<Env>,
    make: (view: PageView) => Promise<ReaderAnswer>,
  ): Promise<Response> => {
    const { html, status } = await make(viewOf(c));
    return keepable(c, html, HTML, status);
  };
  const below = (c: Context<Env>, folder: string): string =>
    decodeURIComponent(new URL(c.req.url).pathname.slice(folder.length));
  app.get('/articles', (c) => page(c, (view) => reader.articles(c.req.query(), view)));
  app.get('/articles/:path{.+}', (c) =>
    page(c, (view) => reader.article(below(c, '/articles/'), c.req.query(), view)),
  );
  app.get('/meetings', (c) => page(c, (view) => reader.meetings(c.req.query(), view)));
  app.get('/meetings/:id{.+}', (c) =>
    page(c, (view) => reader.meeting(below(c, '/meetings/'), c.req.query(), view)),
  );

  app.get('/api/state', async (c) =>
    c.json(await stateOf(parts, reader.catalogue, localeOf(c)), 200, { 'cache-control': 'no-store' }),
  );
  app.get('/api/why/:id', async (c) => {
    const answer = await chat.recall(c.req.param('id'));
    if (!answer) return failure(c, 404, 'This answer is not remembered any more. Ask again.');
    const why = await store.read((generation) => whyOf(answer, localeOf(c), generation));
    return c.json(why, 200, { 'cache-control': 'no-store' });
  });
  app.get('/api/events', (c) => {
    // A HEAD would hold a place that nobody reads from.
    if (c.req.raw.method !== 'GET') return failure(c, 405, 'This address takes GET only.');
    if (!events.hasRoom)
      return failure(c, 503, 'Too many pages are open. Close some and load this one again.');
    c.header('content-type', 'text/event-stream; charset=utf-8');
    c.header('cache-control', 'no-store');
    return stream(c, (out) =>
      events.listen(
        (text) => out.write(text),
        (callback) => out.onAbort(callback),
      ),
    );
  });

  app.post('/api/autocomplete', async (c) => {
    const read = await readBody(c.req.raw, TYPED);
    if ('error' in read) return failure(c, read.status, read.error);
    const { option, typed, locale } = read.data;
    const field = suggestedField(option);
    const found = field ? chat.suggest(field, typed, locale) : [];
    const choices = found.slice(0, MOST_CHOICES).map(({ name, value }) => ({ name, value }));
    return c.json({ choices }, 200, { 'cache-control': 'no-store' });
  });
  app.post('/api/interactions', async (c) => {
    const read = await readBody(c.req.raw, INTERACTION);
    if ('error' in read) return failure(c, read.status, read.error);
    if (inHand >= MOST_IN_HAND)
      return failure(c, 503, 'Too much is being asked at once. Try again in a moment.');
    const { base, inside } = admittedAs(c.env.incoming);
    c.header('content-type', 'application/x-ndjson; charset=utf-8');
    c.header('cache-control', 'no-store');
    // A proxy must not keep the beginning until it has the end.
    c.header('x-accel-buffering', 'no');
    inHand += 1;
    return stream(c, async (out) => {
      const send = (event: PageEvent): void => void out.write(`${JSON.stringify(event)}\n`);
      try {
        await interact(parts, read.data, { base, mayManage: inside }, send);
      } catch (error) {
        send({
          event: 'error',
          text: whole(told(error, read.data.locale, read.data.kind), read.data.locale),
        });
      } finally {
        inHand -= 1;
      }
      await out.write(`${JSON.stringify({ event: 'done' } satisfies PageEvent)}\n`);
    });
  });

  /** What went wrong, in a sentence with the number under which the log has the cause. */
  const told = (error: unknown, locale: Locale, doing: string): string => {
    if (error instanceof NoIndexError) return phrase(locale, 'notReady');
    const incident = newAnswerId();
    onProblem({ incident, doing, error });
    return phrase(locale, 'wentWrong', { id: incident });
  };
  const whole = (sentence: string, locale: Locale): string =>
    `${phrase(locale, 'couldNotLook')}. ${sentence}`;
  app.notFound((c) => {
    if (isReader(c.req.path)) {
      const view = viewOf(c);
      return keepable(c, saying(view, 'notFound', phrase(view.locale, 'noSuchPage')), HTML, 404);
    }
    return failure(c, 404, 'There is nothing under this address.');
  });
  app.onError((error, c) => {
    const view = viewOf(c);
    const sentence = told(error, view.locale, `page ${c.req.routePath}`);
    const status = error instanceof NoIndexError ? 503 : 500;
    if (!isReader(c.req.path))
      return c.json({ error: whole(sentence, view.locale) }, status, { 'cache-control': 'no-store' });
    return c.body(saying(view, 'couldNotLook', sentence), status, {
      'content-type': HTML,
      'cache-control': 'no-store',
    });
  });
  return { fetch: app.fetch, events };
}
