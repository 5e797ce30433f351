/** The page's API: the shapes that its script relies on, and that a reply is what Discord would be sent. */
import type { ChatInputCommandInteraction } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeAction } from '../../src/chat/actions.ts';
import type { Chat } from '../../src/chat/chat.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { Door } from '../../src/discord/door.ts';
import { messageOf } from '../../src/page/interactions.ts';
import { done, get, type Line, post, type Served, serve } from './served.ts';

let one: Served;
beforeAll(async () => {
  one = await serve();
});
afterAll(async () => {
  await one.page.close();
});

const QUESTION = 'How much will the bridge cost?';
const asked = (text: string) => ({ kind: 'message', text, locale: 'en', follows: null });
const events = (lines: readonly Line[]): string[] => lines.map(({ event }) => event);
const shownBy = ({ payload }: Line): string => payload?.embeds?.[0]?.description ?? '';
const code = (line: Line | undefined, label: string): string =>
  line?.payload?.components?.flatMap(({ components }) => components).find((each) => each.label === label)
    ?.custom_id ?? `no button ${label}`;
const pressed = (customId: string, more = {}) => ({
  kind: 'button',
  customId,
  shown: QUESTION,
  private: false,
  locale: 'en',
  ...more,
});

/** What the Discord half sends for a reply, as JSON goes over the wire. */
async function sentToDiscord(reply: Reply, reader: string): Promise<unknown> {
  let body: unknown = null;
  const door = new Door({ commands: () => new Map(), reader, onUndelivered: () => {}, now: () => 0 });
  const interaction = {
    createdTimestamp: 0,
    editReply: async (sent: unknown) => {
      body = sent;
    },
  };
  await door.finish(interaction as unknown as ChatInputCommandInteraction, reply);
  const { embeds, components } = body as { embeds: unknown; components: unknown };
  return JSON.parse(JSON.stringify({ embeds, components }));
}

describe('what is shown around the channel', () => {
  test('is the index, its articles newest first, what was skipped, the commands and questions that it answers', async () => {
    const { status, text } = await get(one, '/api/state?locale=en');
    expect(status).toBe(200);
    const state = JSON.parse(text);
    expect(state).toMatchObject({
      bot: 'Quoth',
      articles: 3,
      passages: 4,
      generation: 1,
      madeAt: '2026-06-01T12:00:00.000Z',
      waiting: 0,
      embedding: null,
      skipped: [{ path: 'broken.html', reason: 'it holds no text' }],
    });
    expect(state.corpus).toEqual([
      {
        path: 'audit.txt',
        title: 'audit.txt',
        date: '2026-05-10',
        language: 'en',
        passages: 1,
        url: '/articles/audit.txt',
      },
      {
        path: 'bru.txt',
        title: 'bru.txt',
        date: '2026-03-05',
        language: 'no',
        passages: 1,
        url: '/articles/bru.txt',
      },
      {
        path: 'bridge.txt',
        title: 'bridge.txt',
        date: '2026-03-04',
        language: 'en',
        passages: 2,
        url: '/articles/bridge.txt',
      },
    ]);
    expect(state.commands.map(({ name }: { name: string }) => name)).toContain('summary');
    expect(state.examples.length).toBe(3);
    for (const question of state.examples) {
      const [, answer] = await done(one, asked(question));
      expect(shownBy(answer!)).toContain('\n> ');
    }
  });

  test('says that there is no index by generation 0', async () => {
    const none = await serve(null);
    const state = JSON.parse((await get(none, '/api/state')).text);
    expect(state).toMatchObject({
      generation: 0,
      articles: 0,
      passages: 0,
      examples: [],
      corpus: [],
      skipped: [],
    });
    await none.page.close();
  });

  test('suggests people, articles and meetings, at most 25, and nothing for other options', async () => {
    const choices = async (option: string, typed: string) =>
      JSON.parse((await post(one, '/api/autocomplete', { option, typed, locale: 'en' })).text).choices;
    // The list of names is begun by the first who looks.
    await expect.poll(() => choices('person', 'quil')).toHaveLength(1);
    expect((await choices('person', 'quil'))[0].name).toBe('Nora Quill');
    expect(
      (await choices('article', 'brid')).map(({ name }: { name: string }) => name.includes('bridge.txt')),
    ).toEqual([true]);
    await expect.poll(() => choices('meeting', 'dexter')).toHaveLength(1);
    expect(await choices('from', '2026')).toEqual([]);
  });
});

describe('a question', () => {
  test('is thought about, answered, and done; the answer leads to the reader', async () => {
    const lines = await done(one, asked(`  ${QUESTION.replace(' ', '\n ')} `));
    expect(events(lines)).toEqual(['defer', 'message', 'done']);
    expect(lines[0]).toEqual({ event: 'defer', private: false });
    expect(lines[1]).toMatchObject({ private: false, replace: false, question: QUESTION, file: null });
    expect(lines[1]?.answerId).toMatch(/^[0-9a-z]{10}$/);
    const link = /\]\((http:[^)]+)\)/.exec(shownBy(lines[1]!))?.[1] ?? '';
    expect(link.startsWith(`${one.page.url}/articles/bridge.txt?from=`)).toBe(true);
    const page = await get(one, link.slice(one.page.url.length));
    expect(page.text).toContain('Bergstrom said that the new bridge would cost US$14.5 million.</mark>');
  });

  test('that is empty gets the help', async () => {
    const lines = await done(one, asked(' \n '));
    expect(events(lines)).toEqual(['message', 'done']);
    expect(code(lines[0], 'x')).toBe('no button x');
    expect(shownBy(lines[0]!)).toContain('/ask');
  });

  test('can follow on an answer', async () => {
    const [, first] = await done(one, asked('What did Nora Quill warn about?'));
    const [, next] = await done(one, {
      ...asked('What did she say about the bridge?'),
      follows: first?.answerId,
    });
    expect(shownBy(next!)).toContain('US$19 million');
  });

  test('is not looked up at all without an index, and the channel says so', async () => {
    const none = await serve(null);
    const [, message] = await done(none, asked(QUESTION));
    expect(shownBy(message!)).toContain('could not look');
    await none.page.close();
  });
});

describe('a reply on the page is what Discord is sent for it', () => {
  /** A chat that remembers what it replied. */
  function remembering(chat: Chat, replies: Reply[]): Chat {
    const kept = <T>(outcome: T): T => {
      if (outcome && typeof outcome === 'object' && 'kind' in outcome && outcome.kind === 'reply') {
        replies.push(outcome as unknown as Reply);
      }
      return outcome;
    };
    return {
      ...chat,
      ask: async (...parts) => kept(await chat.ask(...parts)),
      press: async (...parts) => kept(await chat.press(...parts)),
      summary: async (...parts) => kept(await chat.summary(...parts)),
      meetings: async (...parts) => kept(await chat.meetings(...parts)),
      articles: async (...parts) => kept(await chat.articles(...parts)),
      status: async (...parts) => kept(await chat.status(...parts)),
      help: async (...parts) => kept(await chat.help(...parts)),
    };
  }

  test.each([
    ['an answer', asked(QUESTION)],
    ['not found', asked('Who painted the harbour wall green?')],
    ['a summary', { kind: 'command', name: 'summary', options: { meeting: 'Dexter' }, locale: 'no' }],
    ['meetings', { kind: 'command', name: 'meetings', options: {}, locale: 'vi' }],
    ['articles', { kind: 'command', name: 'sources', options: { language: 'en' }, locale: 'en' }],
    ['status', { kind: 'command', name: 'status', options: {}, locale: 'en' }],
    ['help', { kind: 'command', name: 'help', options: {}, locale: 'vi' }],
  ])('%s', async (_, interaction) => {
    const replies: Reply[] = [];
    const mine = await serve(undefined, { chat: remembering(one.chat, replies) });
    const lines = await done(mine, interaction);
    const { payload } = lines.find(({ event }) => event === 'message') ?? {};
    const { embeds, components } = payload ?? {};
    expect(replies.length).toBe(1);
    expect({ embeds, components }).toEqual(await sentToDiscord(replies[0]!, mine.page.url));
    expect(payload).toMatchObject({ allowed_mentions: { parse: [] } });
    await mine.page.close();
  });

  test('a reply that was rendered for the page leads to the page and not to PUBLIC_URL', async () => {
    const reply = await one.chat.ask({
      reader: { user: 'x', locale: 'en' },
      question: QUESTION,
      private: false,
    });
    const [here, there] = ['http://127.0.0.1:8787', 'https://quoth.example'].map((base) =>
      JSON.stringify(messageOf(reply, base)),
    );
    expect(here).toBe(there!.replaceAll('https://quoth.example', 'http://127.0.0.1:8787'));
    expect(here).not.toBe(there);
  });
});

describe('buttons, lists and forms', () => {
  test('sources are for the one who pressed; a page that is turned replaces its message', async () => {
    const [, answer] = await done(one, asked(QUESTION));
    const lines = await done(one, pressed(code(answer, 'Sources')));
    expect(lines[0]).toEqual({ event: 'defer', private: true });
    expect(lines[1]).toMatchObject({ event: 'message', private: true, replace: false });
    expect(shownBy(lines[1]!)).toContain('audit.txt');
    const turned = await done(
      one,
      pressed(encodeAction({ do: 'sources', answer: answer!.answerId!, page: 0, turned: true }), {
        private: true,
      }),
    );
    expect(turned[1]).toMatchObject({ event: 'message', replace: true });
  });

  test('a form comes first and alone; what is filled in is asked', async () => {
    const [, answer] = await done(one, asked('What did Nora Quill warn about?'));
    const form = await done(one, pressed(code(answer, 'Follow up')));
    expect(events(form)).toEqual(['modal', 'done']);
    const customId = form[0]?.payload?.custom_id;
    const sent = {
      kind: 'modal',
      customId,
      values: { question: QUESTION },
      shown: QUESTION,
      private: false,
      locale: 'en',
    };
    const lines = await done(one, sent);
    expect(events(lines)).toEqual(['defer', 'message', 'done']);
    // It follows on what she says: her figure, and not the mayor's.
    expect(shownBy(lines[1]!)).toContain('**US$19 million**');
  });

  test('a vote against opens a form, one for is thanked for', async () => {
    const [, answer] = await done(one, asked(QUESTION));
    expect(events(await done(one, pressed(code(answer, 'Not helpful'))))).toEqual(['modal', 'done']);
    const thanks = await done(one, pressed(code(answer, 'Helpful')));
    expect(events(thanks)).toEqual(['defer', 'message', 'done']);
    expect(thanks[1]?.private).toBe(true);
  });

  test('"Ask about this" asks a question and opens a form for anything else', async () => {
    const lines = await done(one, { kind: 'about', text: QUESTION, locale: 'en' });
    expect(shownBy(lines[1]!)).toContain('US$14.5 million');
    expect(events(await done(one, { kind: 'about', text: '', locale: 'en' }))).toEqual(['modal', 'done']);
  });

  test('a meeting that is chosen from a list is summed up for the one who chose', async () => {
    const customId = encodeAction({ do: 'open-meeting' });
    const [, listed] = await done(one, { kind: 'command', name: 'meetings', options: {}, locale: 'en' });
    const menu = JSON.stringify(listed?.payload);
    const value = /"value":"([0-9a-z]{10}\.[0-9a-z]{10})"/.exec(menu)?.[1];
    const lines = await done(one, {
      kind: 'select',
      customId,
      values: [value],
      shown: null,
      private: false,
      locale: 'en',
    });
    expect(lines[0]).toEqual({ event: 'defer', private: true });
    expect(shownBy(lines[1]!)).toContain('Ada Bergstrom – Carl Dexter');
    expect(JSON.stringify(lines[1]?.payload)).toContain('custom_id');
  });

  test('a file comes beside its message', async () => {
    const [, summary] = await done(one, {
      kind: 'command',
      name: 'summary',
      options: { meeting: 'Dexter' },
      locale: 'en',
    });
    const download = code(summary, 'Download .md');
    const lines = await done(one, pressed(download, { shown: null }));
    const file = lines.find(({ event }) => event === 'message')?.file;
    expect(file?.name).toMatch(/\.md$/);
    expect(file?.text).toContain('# Ada Bergstrom – Carl Dexter');
  });

  test.each(['', '1', 'x'.repeat(100), '1p.a.b.c.d.e', 'custom'])(
    'an old or foreign code %j is answered',
    async (customId) => {
      for (const kind of ['button', 'select', 'modal']) {
        const more = kind === 'select' ? { values: [] } : kind === 'modal' ? { values: {} } : {};
        const lines = await done(one, { ...pressed(customId), kind, ...more });
        expect(events(lines)).toEqual(['message', 'done']);
      }
    },
  );
});

describe('why', () => {
  test('an answer came out as it did: how it was read, what weighed, which passages were looked at', async () => {
    const [, answer] = await done(one, asked(QUESTION));
    const { status, text } = await get(one, `/api/why/${answer?.answerId}?locale=en`);
    expect(status).toBe(200);
    const why = JSON.parse(text);
    expect(why).toMatchObject({
      question: QUESTION,
      verdict: 'answered',
      reading: ['sum of money', 'about bridge, cost'],
    });
    expect(why.reasons.length).toBeGreaterThan(0);
    expect(why.signals.map(({ name }: { name: string }) => name)).toContain('terms');
    const bridge = why.passages.find(
      ({ path, number }: { path: string; number: number }) => path === 'bridge.txt' && number === 1,
    );
    expect(bridge).toMatchObject({ title: 'bridge.txt', of: 2, quoted: true });
    expect(bridge.text).toContain('US$14.5 million');
    expect(why.passages.map(({ rank }: { rank: number }) => rank)).toEqual(
      why.passages.map((_: unknown, i: number) => i + 1),
    );
    const page = await get(one, bridge.url);
    expect(page.text).toContain('id="quote"');
  });

  test('is in the language of the page', async () => {
    const [, answer] = await done(one, { ...asked('Who painted the harbour wall green?'), locale: 'vi' });
    const english = JSON.parse((await get(one, `/api/why/${answer?.answerId}?locale=en`)).text);
    const vietnamese = JSON.parse((await get(one, `/api/why/${answer?.answerId}?locale=vi`)).text);
    expect(english.verdict).not.toBe('answered');
    expect(vietnamese.reasons).toHaveLength(english.reasons.length);
    expect(vietnamese.reasons).not.toEqual(english.reasons);
  });

  test('is not known of an answer that nobody remembers', async () => {
    const { status, text } = await get(one, '/api/why/0000000000');
    expect(status).toBe(404);
    expect(JSON.parse(text).error).toBe('This answer is not remembered any more. Ask again.');
  });
});
