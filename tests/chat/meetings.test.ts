/** Meetings in the chat: which one is meant, what a summary looks like, and what its buttons do, now and later. */
import { beforeEach, describe, expect, it } from 'vitest';
import { decodeAction, encodeAction, isButton, isForm, isMenu } from '../../src/chat/actions.ts';
import type { Chat } from '../../src/chat/chat.ts';
import type { Locale, ModalRequest, Outcome, Reply } from '../../src/chat/reply.ts';
import { asReply, buttonCalled, labels, reader, seen, World } from './world.ts';

const TOLL = ` date 2026-03-05 MARLOW — Governor Carl Dexter held talks with Mayor Ada Bergstrom in Marlow on Wednesday.

Dexter said that trade between the two towns had reached US$14.5 million in 2025.

Bergstrom proposed a toll of two dollars for every lorry. The mayor asked the governor to open the northern gate in April.

After the talks, the two sides signed an agreement on ferry traffic.
`;
const TOLL_NO = ` date 2026-03-05 MARLOW — Guvernør Carl Dexter holdt samtaler med ordfører Ada Bergstrom i Marlow onsdag.

Dexter sa at handelen mellom byene nådde 14,5 millioner dollar i 2025.
`;
const SCHOOLS = ` date 2026-04-09 LOWICK — Mayor Ada Bergstrom met Headmaster Owen Tarn in Lowick on Wednesday.

Tarn asked for US$2 million for a new school. Bergstrom said that the town would build it before 2028.
`;
const PRICES = ` date 2026-05-02 MARLOW — The price of coal rose by 4 per cent in April, the statistics office said.
`;
const FILES = { 'toll.txt': TOLL, 'toll-no.txt': TOLL_NO, 'schools.txt': SCHOOLS, 'prices.txt': PRICES };

let world: World;
let chat: Chat;
beforeEach(async () => {
  world = await new World().publish(FILES);
  chat = world.chat();
});

const summary = (meeting: string, more: Partial<Parameters<Chat['summary']>[0]> = {}): Promise<Reply> =>
  chat.summary({ reader: reader(), meeting, length: 'normal', private: false, ...more });

async function pressed(
  reply: Reply,
  label: string,
  { user = '1001', locale = 'en' as Locale, on = chat } = {},
): Promise<Outcome> {
  const action = decodeAction(encodeAction(buttonCalled(reply, label).action));
  if (!action || !isButton(action)) throw new Error(`${label} is no button`);
  return await on.press(action, {
    reader: reader(locale, user),
    shown: reply.question,
    private: reply.private,
  });
}

async function chosen(reply: Reply, label: string, on = chat): Promise<Reply> {
  const action = reply.menu && decodeAction(encodeAction(reply.menu.action));
  const value = reply.menu?.choices.find((choice) => choice.label === label)?.value;
  if (!action || !isMenu(action) || value === undefined) throw new Error(`${label} cannot be chosen`);
  return await on.choose(action, [value], { reader: reader(), shown: null, private: true });
}

const TOLL_TITLE = 'Carl Dexter – Ada Bergstrom, Marlow';
const headings = (reply: Reply): string[] =>
  seen(reply)
    .filter((line) => line.startsWith('heading: '))
    .map((line) => line.slice(9));
const points = (reply: Reply): string[] =>
  reply.blocks.flatMap((block) => (block.kind === 'points' ? block.entries.map(({ text }) => text) : []));

describe('/summary', () => {
  it('sums up the meeting that the words mean: who, what, and the articles that tell it', async () => {
    const reply = await summary('marlow talks');
    const [title, about] = seen(reply);
    expect([title, about]).toEqual([
      `strong: «${TOLL_TITLE}»`,
      'plain: 4 March 2026 · «Marlow» · talks · 2 articles',
    ]);
    expect(headings(reply)[0]).toBe('What and who');
    expect(headings(reply).at(-1)).toBe('Sources');
    const figure = 'Dexter said that trade between the two towns had reached US$14.5 million in 2025.';
    expect(points(reply)).toContain(figure);
    expect(points(reply)).toContain('After the talks, the two sides signed an agreement on ferry traffic.');
    // Told in both languages, and so once, with both sources.
    expect(seen(reply).filter((line) => line.includes('14,5'))).toEqual([]);
    expect(seen(reply)).toContain(`point: ${figure} | Carl Dexter | Article 1, 2`);
    expect(labels(reply)).toEqual([
      ['Shorter', 'Everything', 'Sources'],
      ['Ask about this meeting', 'Download .md'],
    ]);
    expect([reply.private, reply.answerId]).toEqual([false, null]);
  });

  it('is in the words of the reader’s language: names of sections, days, and lines where an article has them', async () => {
    const reply = await summary('marlow', { reader: reader('no') });
    expect(seen(reply)[1]).toBe('plain: 4. mars 2026 · «Marlow» · samtaler · 2 artikler');
    expect(headings(reply)[0]).toBe('Hva og hvem');
    expect(points(reply)).toContain('Dexter sa at handelen mellom byene nådde 14,5 millioner dollar i 2025.');
  });

  it('takes what was chosen while typing', async () => {
    await chat.warm();
    const [found] = chat.suggest('meeting', 'berg 9 april', 'en');
    expect(found).toBeUndefined();
    const [byDay] = chat.suggest('meeting', '8 april', 'vi');
    expect(byDay?.name).toBe('Ada Bergstrom – Owen Tarn, Lowick · ngày 8 tháng 4 năm 2026');
    expect(chat.suggest('meeting', '', 'en')).toHaveLength(2);
    const reply = await summary(byDay!.value);
    expect(seen(reply)[0]).toBe('strong: «Ada Bergstrom – Owen Tarn, Lowick»');
  });

  it('offers those that fit as well, and the nearest where none does', async () => {
    const several = await summary('Bergstrom');
    expect(seen(several)[0]).toBe('heading: 2 meetings fit ‹Bergstrom›. Choose one:');
    expect(several.menu?.choices.map(({ label }) => label)).toEqual([
      'Ada Bergstrom – Owen Tarn, Lowick',
      TOLL_TITLE,
    ]);
    expect(seen(await chosen(several, TOLL_TITLE))[0]).toBe(`strong: «${TOLL_TITLE}»`);
    const none = await summary('Zanzibar');
    expect(seen(none)[0]).toBe('heading: No meeting fits ‹Zanzibar›. The nearest:');
    expect(none.menu?.choices).toHaveLength(2);
  });

  it('says so when the articles tell no meeting at all', async () => {
    await world.publish({ 'prices.txt': PRICES });
    expect(seen(await summary('Marlow'))).toEqual(['plain: The articles tell no meeting.']);
    expect(seen(await chat.meetings({}, 'en')).at(-1)).toBe('plain: The articles tell no meeting.');
  });

  it('has a short form with the whole as a file, for where it does not fit', async () => {
    const full = await summary('marlow', { length: 'full' });
    const { shorter } = full;
    expect(points(shorter!).length).toBeLessThanOrEqual(5);
    expect(points(full).length).toBeGreaterThanOrEqual(points(shorter!).length);
    expect(shorter!.file?.name).toMatch(/^2026-03-04-.*\.md$/);
    for (const text of points(full)) expect(shorter!.file!.text.replace(/\\/gu, '')).toContain(text);
    expect((await summary('marlow', { length: 'short' })).shorter).toBeNull();
  });
});

describe('the buttons of a summary', () => {
  it('make it longer and shorter in its place', async () => {
    const short = await summary('marlow', { length: 'short' });
    const longer = asReply(await pressed(short, 'Longer'));
    expect(longer.delivery).toBe('replace');
    expect(points(longer)).toEqual(expect.arrayContaining(points(short)));
    const back = asReply(await pressed(longer, 'Shorter'));
    expect(points(back)).toEqual(points(short));
    const all = asReply(await pressed(longer, 'Everything'));
    expect(points(all).length).toBeGreaterThanOrEqual(points(longer).length);
    expect(labels(all)[0]).toEqual(['Shorter', 'Sources']);
  });

  it('list the articles with what only one of them tells', async () => {
    const list = asReply(await pressed(await summary('marlow'), 'Sources'));
    expect(seen(list)[0]).toBe(`heading: Sources: «${TOLL_TITLE}»`);
    expect(seen(list).slice(1, 3)).toEqual([
      '  1 «toll-no.txt» | 5 March 2026 · Norwegian',
      '  2 «toll.txt» | 5 March 2026 · English',
    ]);
    expect(headings(list)).toContain('Only here');
    expect(points(list)).toContain('Bergstrom proposed a toll of two dollars for every lorry.');
    expect(list.private).toBe(true);
  });

  it('ask within the meeting: what stands in other articles is not found', async () => {
    const form = (await pressed(await summary('marlow'), 'Ask about this meeting')) as ModalRequest;
    expect([form.kind, form.title]).toEqual(['modal', 'Ask about this meeting']);
    const action = decodeAction(encodeAction(form.action));
    if (!action || !isForm(action)) throw new Error('no form');
    const ask = (question: string): Promise<Reply> =>
      chat.submit(action, { question }, { reader: reader(), shown: null, private: false });
    const inside = await ask('What trade figure did Dexter cite?');
    expect(seen(inside)[0]).toBe('strong: «US$14.5 million»');
    expect(seen(inside).join('\n')).toContain(`the meeting «${TOLL_TITLE}»`);
    const outside = await ask('Who asked for a new school?');
    expect(outside.tone).not.toBe('answered');
    expect(seen(outside).join('\n')).not.toContain('Tarn asked');
    expect(
      seen(await chat.ask({ reader: reader(), question: 'Who asked for a new school?', private: true }))[0],
    ).toBe('strong: «Tarn»');
  });

  it('give the whole as a file', async () => {
    const { file, private: hidden } = asReply(await pressed(await summary('marlow'), 'Download .md'));
    expect(file?.text).toContain('# Carl Dexter – Ada Bergstrom, Marlow');
    expect(file?.text).toContain('“Dexter said that trade');
    expect(hidden).toBe(true);
  });

  it('share a private one, for its asker alone', async () => {
    const mine = await summary('marlow', { private: true });
    const stranger = asReply(await pressed(mine, 'Share', { user: '2002' }));
    expect([stranger.private, points(stranger)]).toEqual([true, []]);
    const shared = asReply(await pressed(mine, 'Share'));
    expect([shared.private, points(shared)]).toEqual([false, points(mine)]);
    expect(labels(shared).flat()).not.toContain('Share');
  });

  it('work in a new process, after the meeting got another article, and say so when it is gone', async () => {
    const before = await summary('marlow');
    const again = `${TOLL.replace('US$14.5', 'US$14.6')}\nDexter also praised the harbour.\n`;
    await world.publish({ ...FILES, 'again.txt': again });
    const later = world.chat();
    const longer = asReply(await pressed(before, 'Everything', { on: later }));
    expect(seen(longer)[1]).toContain('3 articles');
    await world.publish({ 'prices.txt': PRICES });
    const gone = asReply(await pressed(before, 'Shorter', { on: world.chat() }));
    expect(seen(gone)).toEqual(['plain: The articles do not tell this meeting any more.']);
  });
});

describe('/meetings', () => {
  it('lists them newest first, by person and day, and opens the one that is chosen', async () => {
    const all = await chat.meetings({}, 'en');
    expect(seen(all)).toEqual([
      'heading: 2 meetings',
      '  1 «Ada Bergstrom – Owen Tarn, Lowick» | 8 April 2026 · Lowick · meeting · 1 article',
      `  2 «${TOLL_TITLE}» | 4 March 2026 · Marlow · talks · 2 articles`,
    ]);
    expect(seen(await chosen(all, 'Ada Bergstrom – Owen Tarn, Lowick'))[1]).toContain('8 April 2026');
    const governor = await chat.meetings({ person: 'governor' }, 'en');
    expect(seen(governor)[0]).toBe('heading: 1 meeting · with ‹governor›');
    expect(seen(await chat.meetings({ from: '2026-04' }, 'no'))[0]).toBe(
      'heading: 1 møte · fra 1. april 2026 til 30. april 2026',
    );
    expect(seen(await chat.meetings({ person: 'nobody' }, 'en')).at(-1)).toBe('plain: No meeting fits.');
    expect(seen(await chat.meetings({ from: 'soon' }, 'en'))).toEqual([
      'plain: I cannot read ‹soon› as a date. Write it like 2031, 2031-05 or 2031-05-17.',
    ]);
  });

  it('turns its pages with the filter kept', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => {
        const day = String(i + 10);
        const text = ` date 2026-01-${day} LOWICK — Mayor Ada Bergstrom met Headmaster Owen Tarn${'abcdefghijkl'[i]} in Lowick on 2026-01-${day}.\n`;
        return [`m${day}.txt`, text];
      }),
    );
    await world.publish(many);
    const first = await chat.meetings({ person: 'Bergstrom' }, 'en');
    expect(seen(first)[0]).toBe('heading: 12 meetings · with ‹Bergstrom›');
    expect(first.menu?.choices).toHaveLength(10);
    const second = asReply(await pressed(first, 'Next'));
    expect(seen(second).slice(0, 2)).toEqual([
      'heading: 12 meetings · with ‹Bergstrom›',
      expect.stringContaining('  11 '),
    ]);
    expect([second.delivery, second.menu?.choices.length]).toEqual(['replace', 2]);
  });
});

describe('a question that asks for a summary', () => {
  const ask = (question: string, more: object = {}): Promise<Reply> =>
    chat.ask({ reader: reader(), question, private: false, ...more });

  it('gets the short one', async () => {
    for (const question of [
      'summarise the meeting with Tarn',
      'What happened at the Lowick meeting?',
      'Oppsummer møtet i Lowick',
    ]) {
      const reply = await ask(question);
      expect([reply.question, seen(reply)[0]]).toEqual([
        question,
        'strong: «Ada Bergstrom – Owen Tarn, Lowick»',
      ]);
      expect(labels(reply)[0]).toEqual(['Longer', 'Sources']);
    }
  });

  it('offers several, and is a question like any other where no meeting fits', async () => {
    expect((await ask('Summarise the meeting of Bergstrom')).menu?.choices).toHaveLength(2);
    const none = await ask('What happened at the Zanzibar summit?');
    expect([none.menu, none.tone]).toEqual([null, 'not-found']);
  });

  it('can be limited to a meeting by an option, in words or chosen', async () => {
    const school = 'Who asked for a new school?';
    expect((await ask(school, { meeting: 'Lowick' })).tone).toBe('answered');
    expect((await ask(school, { meeting: 'Marlow' })).tone).not.toBe('answered');
    const open = await ask(school, { meeting: 'Bergstrom' });
    expect([open.menu?.choices.length, open.private]).toEqual([2, true]);
    expect(seen(await ask(school, { meeting: 'Lowick', article: 'toll.txt' }))).toEqual([
      'plain: The article ‹toll.txt› does not tell of that meeting.',
    ]);
  });
});
