import { beforeEach, describe, expect, it } from 'vitest';
import { decodeAction, encodeAction, isButton } from '../../src/chat/actions.ts';
import type { Chat } from '../../src/chat/chat.ts';
import { readDays } from '../../src/chat/dayFilter.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { MemoryFeedback } from '../fakes/feedback.ts';
import { remembered } from '../feedback/contract.ts';
import { createMarker } from '../../src/feedback/mark.ts';
import { ARTICLES, asReply, buttonCalled, labels, reader, seen, World } from './world.ts';

let world: World;
let chat: Chat;
beforeEach(async () => {
  world = await new World().publish(ARTICLES);
  chat = world.chat();
});

async function pressed(reply: Reply, label: string): Promise<Reply> {
  const action = decodeAction(encodeAction(buttonCalled(reply, label).action));
  if (!action || !isButton(action)) throw new Error(`${label} is no button`);
  return asReply(await chat.press(action, { reader: reader(), shown: null, private: true }));
}

describe('/sources', () => {
  const AUDIT = '«audit.txt» | 10 May 2026 · English · audit.txt';
  const BRU = '«bru.txt» | 5 March 2026 · Norwegian · bru.txt';
  const BRIDGE = '«bridge.txt» | 4 March 2026 · English · bridge.txt';

  it('lists the articles, newest first', async () => {
    expect(seen(await chat.articles({}, 'en'))).toEqual([
      'heading: 3 articles',
      `  1 ${AUDIT}`,
      `  2 ${BRU}`,
      `  3 ${BRIDGE}`,
    ]);
  });

  it('filters by person, date and language', async () => {
    expect(seen(await chat.articles({ person: 'bergstrom' }, 'en'))).toEqual([
      'heading: 2 articles · with «Ada Bergstrom»',
      `  1 ${BRU}`,
      `  2 ${BRIDGE}`,
    ]);
    expect(seen(await chat.articles({ from: '2026-03' }, 'en'))).toEqual([
      'heading: 2 articles · from 1 March 2026 to 31 March 2026',
      `  1 ${BRU}`,
      `  2 ${BRIDGE}`,
    ]);
    expect(seen(await chat.articles({ to: '2026-03-04' }, 'en'))).toEqual([
      'heading: 1 article · until 4 March 2026',
      `  1 ${BRIDGE}`,
    ]);
    expect(seen(await chat.articles({ language: 'norsk', person: 'Ada' }, 'en'))).toEqual([
      'heading: 1 article · with «Ada Bergstrom» · in Norwegian',
      `  1 ${BRU}`,
    ]);
    expect(seen(await chat.articles({ from: '10 May 2026', language: 'no' }, 'en'))).toEqual([
      'heading: 0 articles · of 10 May 2026 · in Norwegian',
      'plain: No article fits.',
    ]);
  });

  it.each([
    [
      { person: 'Zed' },
      'I know nobody called ‹Zed›. Choose a name from the list that appears while you type.',
    ],
    [{ from: 'soon' }, 'I cannot read ‹soon› as a date. Write it like 2031, 2031-05 or 2031-05-17.'],
    [
      { from: '2026-03', to: '2026-02-31' },
      'I cannot read ‹2026-02-31› as a date. Write it like 2031, 2031-05 or 2031-05-17.',
    ],
    [{ from: '2026-03', to: '2025' }, 'The last day lies before the first one.'],
    [{ language: 'Latin' }, 'No article is in ‹Latin›. There are articles in: English, Norwegian.'],
  ])('says what is wrong with %j', async (filters, said) => {
    const reply = await chat.articles(filters, 'en');
    expect(seen(reply)).toEqual([`plain: ${said}`]);
  });

  it('has pages that keep the filter, also after a restart', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `p${String(i + 10)}.txt`,
        ` date 2026-04-${i + 10} MARLOW — Mayor Ada Bergstrom said that pier ${i} was closed.\n`,
      ]),
    );
    await world.publish({ ...ARTICLES, ...many });
    const first = await chat.articles({ person: 'Ada Bergstrom' }, 'en');
    expect(seen(first)).toHaveLength(11);
    expect(labels(first)).toEqual([['(Previous)', 'Next']]);
    chat = world.chat();
    const second = await pressed(first, 'Next');
    expect(second.delivery).toBe('replace');
    expect(seen(second)).toEqual([
      'heading: 14 articles · with «Ada Bergstrom»',
      '  11 «p11.txt» | 11 April 2026 · English · p11.txt',
      '  12 «p10.txt» | 10 April 2026 · English · p10.txt',
      `  13 ${BRU}`,
      `  14 ${BRIDGE}`,
    ]);
    await world.publish(ARTICLES);
    expect(seen(await pressed(first, 'Next'))[0]).toBe('heading: 2 articles · with «Ada Bergstrom»');
  });

  it('reads days as they are typed', () => {
    expect(readDays('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(readDays('2031')).toEqual({ from: '2031-01-01', to: '2031-12-31' });
    expect(readDays('3. mai 2024')).toEqual({ from: '2024-05-03', to: '2024-05-03' });
    expect(readDays('ngày 3/5/2024')).toEqual({ from: '2024-05-03', to: '2024-05-03' });
    expect(readDays('2031-13')).toBeNull();
    expect(readDays('on the day before 3 May 2024 or so')).toBeNull();
  });
});

describe('/status', () => {
  it('says what there is and how fresh it is', async () => {
    world.now = new Date('2026-06-01T12:05:00Z');
    expect(seen(await chat.status('en', false))).toEqual([
      'heading: Status',
      'plain: 3 articles in 4 passages: English 2, Norwegian 1',
      'plain: Index made 5 minutes ago, generation 1',
      'plain: Model: «fake-words»',
      'plain: No file waits to be read.',
      'plain: Every file could be read.',
      'plain: Started 3 hours ago',
    ]);
  });

  it('names the files that could not be read to those who can put it right', async () => {
    await world.publish(ARTICLES, [{ file: 'a*b.txt', reason: 'only junk' }]);
    world.waiting = 1;
    const plain = seen(await chat.status('en', false));
    expect(plain.slice(4, 6)).toEqual([
      'plain: 1 file waits to be read.',
      'plain: 1 file could not be read.',
    ]);
    expect(plain.join()).not.toContain('a*b.txt');
    expect(seen(await chat.status('en', true))).toContain('small: «a*b.txt»: «only junk»');
  });

  it('is an error, and not an empty status, when there is no index', async () => {
    const reply = await new World().chat().status('en', false);
    expect(reply.tone).toBe('error');
    expect(seen(reply)[0]).toBe('plain: I could not look. There is no index of the articles yet.');
  });
});

describe('/help', () => {
  it('gives three real questions of these articles, which are answered, and says what is kept', async () => {
    const reply = await chat.help('en');
    const questions = reply.buttons.flat().map(({ label }) => label);
    expect(questions).toHaveLength(3);
    expect(questions[0]).toMatch(/^What figure did (?:Ada Bergstrom|Nora Quill|Carl Dexter) cite\?$/);
    for (const question of questions) {
      expect((await pressed(reply, question)).tone).toBe('answered');
    }
    expect(seen(reply).pop()).toBe(
      'small: Questions, their verdict and votes are kept for 90 days, then erased: no names, no ids of users, no text of articles.',
    );
  });

  it('asks in the language of the reader', async () => {
    const questions = (await chat.help('no')).buttons.flat().map(({ label }) => label);
    expect(questions[0]).toMatch(/^Hvilket tall oppga /);
    expect(seen(await chat.help('vi'))[0]).toBe('heading: Tôi làm gì');
  });

  it('helps when there is no index, and says so when nothing is kept', async () => {
    const reply = await new World(new MemoryFeedback(0)).chat().help('en');
    expect(reply.tone).toBe('notice');
    expect(reply.buttons).toEqual([]);
    expect(seen(reply).pop()).toMatch(/^small: Nothing is written down/);
  });
});

describe('/unanswered', () => {
  const mark = createMarker(new Uint8Array(16).fill(9));
  beforeEach(async () => {
    const put = async (id: string, question: string, more = {}) =>
      await world.feedback.remember(
        remembered(id, { question, verdict: 'not-found', askedOn: '2026-05-20', ...more }),
      );
    await put('q1', 'When will the bridge open?');
    await put('q2', 'when is the bridge opening', { askedOn: '2026-05-21' });
    await put('q3', 'Når åpner brua?');
    await put('q4', 'Who pays for the *ferry*?');
    await put('q5', 'What will the bridge cost?', { verdict: 'answered' });
    await put('q6', 'And the tunnel?', { follows: 'q5' });
    await world.feedback.vote('q2', mark('1001'), false);
  });

  it('groups questions that ask the same, in whatever words and language, with counts and votes', async () => {
    const reply = await chat.unanswered('en');
    expect(reply.private).toBe(true);
    expect(seen(reply)).toEqual([
      'heading: 3 questions without an answer',
      '  1 ‹when is the bridge opening› | asked 3 times · in 3 wordings · last on 21 May 2026 · 1 not helpful',
      '  2 ‹And the tunnel?› | after “What will the bridge cost?” · asked once · last on 20 May 2026',
      '  3 ‹Who pays for the *ferry*?› | asked once · last on 20 May 2026',
    ]);
    expect(JSON.stringify(reply)).not.toMatch(/1001/);
  });

  it('exports them as cases for the evaluation', async () => {
    const { file } = await pressed(await chat.unanswered('en'), 'For review (JSONL)');
    expect(file?.name).toBe('unanswered.jsonl');
    const cases = file!.text
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row));
    expect(cases).toHaveLength(5);
    expect(cases[0]).toMatchObject({
      id: 'unanswered-1',
      lang: 'en',
      question: 'when is the bridge opening',
      answerable: false,
      evidence: [],
      answer: [],
      review: { asked: 1, notHelpful: 1, lastAskedOn: '2026-05-21' },
    });
    expect(cases.find(({ question }) => question === 'And the tunnel?').follows).toBe(
      'What will the bridge cost?',
    );
    expect(file!.text).not.toMatch(/1001/);
  });

  it('says when there are none, and when the log is off', async () => {
    await world.feedback.erase();
    expect(seen(await chat.unanswered('en'))).toEqual([
      'plain: Every question that is remembered was answered.',
    ]);
    const off = new World(new MemoryFeedback(0)).chat();
    expect(seen(await off.unanswered('en'))).toEqual(['plain: The log of questions is turned off.']);
  });
});
