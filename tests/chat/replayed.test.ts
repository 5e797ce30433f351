/** The chat and the reader over a store that has to fetch what is read, so that every `work` runs several times: all is as without. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isButton } from '../../src/chat/actions.ts';
import type { Chat } from '../../src/chat/chat.ts';
import type { ButtonAction, Outcome, Reply } from '../../src/chat/reply.ts';
import { loadWords } from '../../src/language/words.ts';
import { MeetingBook } from '../../src/meetings/book.ts';
import type { PageView } from '../../src/page/layout.ts';
import { ReaderPages } from '../../src/page/reader.ts';
import { whyOf } from '../../src/page/why.ts';
import { MemoryFeedback } from '../fakes/feedback.ts';
import { MemoryStore } from '../fakes/store.ts';
import { ARTICLES, reader, World } from './world.ts';

// How long suggestions are looked for hangs on the clock.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const QUESTIONS = [
  'what did Bergstrom say the bridge would cost?',
  'What figure did Dexter cite for steel prices?',
  'What did Bergstrom say about coffee?',
  'How much will the bridge in Marlow cost?',
  'Sum up the meeting in Marlow',
];
/** How far buttons of what buttons show are pressed. */
const DEPTH = 2;
const ME = reader('en');

async function opened(replays: boolean) {
  const world = new World(new MemoryFeedback(), new MemoryStore({ replays }));
  await world.publish(ARTICLES, [{ file: 'broken.html', reason: 'it holds no text' }]);
  return world;
}

/** Everything that pressing every button leads to. */
async function pressedAll(chat: Chat, reply: Outcome, depth: number): Promise<readonly Outcome[]> {
  if (reply.kind !== 'reply' || depth === 0) return [];
  const outcomes: Outcome[] = [];
  for (const { action } of reply.buttons.flat()) {
    if (!isButton(action)) continue;
    const outcome = await chat.press(action, { reader: ME, shown: reply.question, private: false });
    outcomes.push(outcome, ...(await pressedAll(chat, outcome, depth - 1)));
  }
  return outcomes;
}

async function played(world: World): Promise<readonly Outcome[]> {
  const chat = world.chat();
  const outcomes: Outcome[] = [];
  const show = async (reply: Reply): Promise<Reply> => {
    outcomes.push(reply, ...(await pressedAll(chat, reply, DEPTH)));
    return reply;
  };
  for (const question of QUESTIONS) await show(await chat.ask({ reader: ME, question, private: true }));
  const first = await show(await chat.ask({ reader: ME, question: QUESTIONS[0]!, private: false }));
  const follows = { id: first.answerId!, question: first.question };
  const question = 'And how long will it take?';
  await show(await chat.ask({ reader: ME, question, private: false, follows }));
  const cost = 'What will the bridge cost?';
  await show(await chat.ask({ reader: ME, question: cost, private: false, article: 'audit.txt' }));
  await show(await chat.ask({ reader: ME, question: cost, private: false, meeting: 'Marlow' }));
  await show(await chat.summary({ reader: ME, meeting: 'Marlow', length: 'full', private: false }));
  await show(await chat.meetings({ person: 'Dexter' }, 'en'));
  await show(await chat.articles({ person: 'bergstrom' }, 'en'));
  await show(await chat.status('en', true));
  await show(await chat.help('vi'));
  // As another process would, from what the feedback remembers.
  const sources: ButtonAction = { do: 'sources', answer: first.answerId!, page: 0, turned: false };
  outcomes.push(await world.chat().press(sources, { reader: ME, shown: null, private: false }));
  return outcomes;
}

/** Ids of answers are random. */
function numbered(outcomes: readonly Outcome[]): unknown {
  let text = JSON.stringify(outcomes);
  const ids = [...text.matchAll(/"answerId":"(\w+)"/g)].map((match) => match[1]!);
  [...new Set(ids)].forEach((id, i) => {
    text = text.replaceAll(id, `answer ${i}`);
  });
  return JSON.parse(text);
}

it('every reply is the same, whatever is asked and pressed', async () => {
  const [plain, fetching] = [await opened(false), await opened(true)];
  const expected = await played(plain);
  const seen = await played(fetching);
  expect(expected.length).toBeGreaterThan(50);
  expect(numbered(seen)).toEqual(numbered(expected));
  expect([plain.problems, fetching.problems]).toEqual([[], []]);
  expect(fetching.store.replayed).toBeGreaterThan(expected.length);
});

it('every page is the same, and so is the reason for an answer', async () => {
  const words = loadWords(null, 'glossary.yaml');
  const view: PageView = { locale: 'en', carried: { locale: null, token: null } };
  const read = async (world: World) => {
    const { store } = world;
    const pages = new ReaderPages({ store, words, meetings: new MeetingBook(store, words) });
    const [meeting] = await new MeetingBook(store, words).meetings();
    const answer = await world.answerer().ask(QUESTIONS[0]!);
    return [
      await pages.articles({}, view),
      await pages.meetings({}, view),
      await pages.article('bridge.txt', { from: '0', to: '20' }, view),
      await pages.article('none.txt', {}, view),
      await pages.meeting(meeting!.id, { length: 'full' }, view),
      await store.read((generation) => whyOf(answer, 'en', generation)),
    ];
  };
  const expected = await read(await opened(false));
  const fetching = await opened(true);
  expect(await read(fetching)).toEqual(expected);
  expect(fetching.store.replayed).toBeGreaterThan(expected.length);
});
