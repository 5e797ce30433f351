import { beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeAction, encodeAction, isButton } from '../../src/chat/actions.ts';
import type { Chat } from '../../src/chat/chat.ts';
import type { Outcome, Reply } from '../../src/chat/reply.ts';
import { MemoryFeedback } from '../fakes/feedback.ts';
import { ARTICLES, asReply, buttonCalled, inlineSeen, labels, reader, report, seen, World } from './world.ts';

const COST = 'What figure did Bergstrom cite for the bridge?';

let world: World;
let chat: Chat;
beforeEach(async () => {
  world = await new World().publish(ARTICLES);
  chat = world.chat();
});

const ask = (question = COST, hidden = false): Promise<Reply> =>
  chat.ask({ reader: reader(), question, private: hidden });

/** Presses a button by its code alone, as it comes from a message that is years old. */
async function press(
  reply: Reply,
  label: string,
  more: { user?: string; shown?: string | null } = {},
): Promise<Outcome> {
  const code = encodeAction(buttonCalled(reply, label).action);
  const action = decodeAction(code);
  if (!action || !isButton(action)) throw new Error(`${code} is no button`);
  return await chat.press(action, {
    reader: reader('en', more.user ?? '1001'),
    shown: more.shown ?? null,
    private: reply.private,
  });
}
const pressed = async (...given: Parameters<typeof press>): Promise<Reply> => asReply(await press(...given));
const restart = (): void => {
  chat = world.chat();
};

describe('Passage', () => {
  const PARAGRAPHS = [
    'heading: The paragraph around it:',
    'quote: Mayor Ada Bergstrom met Governor Carl Dexter in Marlow on Tuesday.\n\n[Bergstrom said that the new bridge would cost US$14.5 million.] She added that the work would take three years.\n\nDexter praised the plan. He proposed a toll of two dollars for every lorry.',
    '  at bridge.txt · 4 March 2026 · English · passage 1 of 2',
  ];

  it('shows the paragraph around the quote, privately, with its short neighbours; after a restart too', async () => {
    const reply = await ask();
    for (let i = 0; i < 2; i++) {
      const passage = await pressed(reply, 'Passage');
      expect(passage.private).toBe(true);
      expect(seen(passage)).toEqual(PARAGRAPHS);
      restart();
    }
  });

  it('finds the words again where the article was changed before them, and says so', async () => {
    const reply = await ask();
    const text = ARTICLES['bridge.txt']!.replace(
      'in Marlow on Tuesday',
      'in the town hall of Marlow on Tuesday',
    );
    await world.publish({ ...ARTICLES, 'bridge.txt': text });
    const lines = seen(await pressed(reply, 'Passage'));
    expect(lines[1]).toContain('[Bergstrom said that the new bridge would cost US$14.5 million.]');
    expect(lines.pop()).toBe(
      'small: The article has changed since: the words now stand in another place of it.',
    );
  });

  it('says that the words are gone when the sentence was changed', async () => {
    const reply = await ask();
    const text = ARTICLES['bridge.txt']!.replace('US$14.5 million', 'US$15 million');
    await world.publish({ ...ARTICLES, 'bridge.txt': text });
    expect(seen(await pressed(reply, 'Passage'))).toEqual([
      'plain: These words are gone: the article has changed since, and no longer holds them.',
      'small: «bridge.txt» · 4 March 2026 · English · passage 1 of 2',
    ]);
  });

  it('says that the article is gone, or has another name', async () => {
    const reply = await ask();
    const { 'bridge.txt': text, ...others } = ARTICLES;
    await world.publish({ ...others, 'moved/bridge-2.txt': text! });
    const renamed = seen(await pressed(reply, 'Passage'));
    expect(renamed[1]).toContain('[Bergstrom said that the new bridge would cost US$14.5 million.]');
    expect(renamed.pop()).toBe('small: The file has another name now: «moved/bridge-2.txt»');
    await world.publish(others);
    expect(seen(await pressed(reply, 'Passage'))).toEqual([
      'plain: This article is gone: it is no longer among the articles that I read.',
    ]);
  });
});

describe('Sources', () => {
  it('lists what is quoted first, then what was looked at, each with its own passage', async () => {
    const list = await pressed(await ask('What figure did Dexter cite?'), 'Sources');
    expect(list.private).toBe(true);
    expect(seen(list).slice(0, 2)).toEqual([
      'heading: Passages of the articles',
      '  1 (quoted) bridge.txt: He proposed a toll of two dollars for every lorry.',
    ]);
    const looked = seen(list).filter((line) => line.includes('(looked at, not quoted)'));
    expect(looked.length).toBeGreaterThan(0);
    const passage = await pressed(list, 'Passage 2');
    expect(seen(passage)[0]).toBe('heading: The paragraph around it:');
  });

  it('has pages, and a page that was turned takes the place of the one before', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [
        `toll-${i}.txt`,
        ` date 2026-04-0${i + 1} MARLOW — The toll of ferry number ${i + 1} was talked of in Marlow.\n`,
      ]),
    );
    await world.publish({ ...many, ...ARTICLES });
    const first = await pressed(await ask('What toll did Dexter propose?'), 'Sources');
    const second = await pressed(first, 'Next');
    expect([first.delivery, second.delivery]).toEqual(['new', 'replace']);
    expect(labels(first).pop()).toEqual(['(Previous)', 'Next']);
    expect(seen(second)[1]).toMatch(/^ {2}6 /);
    restart();
    expect(seen(await pressed(second, 'Previous'))).toEqual(seen(first));
  });

  it('says that the articles have changed since, after a restart', async () => {
    const reply = await ask();
    restart();
    expect(seen(await pressed(reply, 'Sources')).join()).not.toContain('have changed');
    const text = ARTICLES['bridge.txt']!.replace('US$14.5 million', 'US$15 million');
    await world.publish({ ...ARTICLES, 'bridge.txt': text });
    expect(seen(await pressed(reply, 'Sources')).pop()).toBe(
      'small: The articles have changed since this was asked; this is what they say now.',
    );
  });

  it('says when the question is forgotten, unless the message shows it', async () => {
    const reply = await ask();
    restart();
    await world.feedback.erase();
    expect(seen(await pressed(reply, 'Sources'))).toEqual([
      'plain: I no longer remember this answer: questions are kept for 90 days. Ask it again.',
    ]);
    expect(seen(await pressed(reply, 'Sources', { shown: COST }))[0]).toBe(
      'heading: Passages of the articles',
    );
    world = await new World(new MemoryFeedback(0)).publish(ARTICLES);
    chat = world.chat();
    const unkept = await ask();
    restart();
    expect(seen(await pressed(unkept, 'Sources'))[0]).toMatch(/^plain: I cannot go back to this answer/);
  });
});

describe('Helpful and Not helpful', () => {
  it('thank the voter alone, and count one vote a user that can be changed', async () => {
    const reply = await ask();
    const votes = async () => await world.feedback.votes(reply.answerId!);
    const thanks = await pressed(reply, 'Helpful');
    expect([thanks.private, seen(thanks)]).toEqual([true, ['plain: Thank you, noted.']]);
    expect(seen(await pressed(reply, 'Helpful'))).toEqual([
      'plain: That is what you said before; it is noted.',
    ]);
    await press(reply, 'Helpful', { user: '1002' });
    expect(await votes()).toEqual({ helpful: 2, notHelpful: 0 });
    await press(reply, 'Not helpful');
    expect(await votes()).toEqual({ helpful: 1, notHelpful: 1 });
    restart();
    expect(seen(await pressed(reply, 'Helpful'))).toEqual(['plain: Changed. Thank you.']);
    expect(await votes()).toEqual({ helpful: 2, notHelpful: 0 });
  });

  it('ask for a reason when it did not help; the vote counts without one', async () => {
    const reply = await ask();
    const form = await press(reply, 'Not helpful');
    expect(await world.feedback.votes(reply.answerId!)).toEqual({ helpful: 0, notHelpful: 1 });
    if (form.kind !== 'modal') throw new Error('no form came');
    expect(form.fields[0]).toMatchObject({
      name: 'reason',
      required: false,
      label: 'What is wrong with the answer?',
    });
    const around = { reader: reader(), shown: null, private: false };
    restart();
    expect(seen(await chat.submit(form.action, { reason: ' ' }, around))).toEqual([
      'plain: Thank you, noted.',
    ]);
    expect(seen(await chat.submit(form.action, { reason: 'the old bridge' }, around))).toEqual([
      'plain: Thank you. Your reason is kept without your name.',
    ]);
    expect((await world.feedback.disliked())[0]?.reasons).toEqual(['the old bridge']);
    expect(JSON.stringify(await world.feedback.disliked())).not.toContain('1001');
  });
});

describe('Share', () => {
  it('makes a private answer public, by its asker only, after a restart too', async () => {
    const reply = await ask(COST, true);
    expect(seen(await pressed(reply, 'Share', { user: '1002' }))).toEqual([
      'plain: Only the one who asked can share it.',
    ]);
    restart();
    const shared = await pressed(reply, 'Share');
    expect(shared).toMatchObject({
      private: false,
      tone: 'answered',
      answerId: reply.answerId,
      question: COST,
    });
    expect(seen(shared)).toEqual(seen(reply));
    expect(labels(shared).flat()).not.toContain('Share');
  });
});

describe('Follow up', () => {
  it('opens a form, and answers what was written with the answer before in mind', async () => {
    const reply = await ask('What did Bergstrom say about the bridge?', true);
    const form = await press(reply, 'Follow up');
    if (form.kind !== 'modal') throw new Error('no form came');
    expect(form.title).toBe('Follow up');
    restart();
    const around = { reader: reader(), shown: reply.question, private: true };
    const answer = await chat.submit(form.action, { question: 'And Dexter?' }, around);
    expect(answer.private).toBe(true);
    expect(seen(answer).join('\n')).toMatch(/by Carl Dexter[\s\S]*following on ‹bridge›/);
    expect(seen(await chat.submit(form.action, {}, around))[0]).toMatch(/There was no question/);
  });

  it('has forms within the limits of forms, in every language', async () => {
    const { action } = buttonCalled(await ask(), 'Follow up');
    if (action.do !== 'follow-up') throw new Error(action.do);
    for (const locale of ['en', 'no', 'vi'] as const) {
      const forms = [
        await chat.press(action, { reader: reader(locale), shown: null, private: false }),
        await chat.press(
          { do: 'vote', answer: action.answer, helpful: false },
          { reader: reader(locale), shown: null, private: false },
        ),
        chat.about('A long message. '.repeat(200), locale),
      ];
      for (const form of forms) {
        if (!('kind' in form) || form.kind !== 'modal') throw new Error('no form came');
        expect(form.title.length).toBeLessThanOrEqual(45);
        for (const { label, placeholder, value, maximum } of form.fields) {
          expect(label.length).toBeLessThanOrEqual(45);
          expect(placeholder.length).toBeLessThanOrEqual(100);
          expect(value.length).toBeLessThanOrEqual(maximum);
        }
      }
    }
  });
});

describe('Ask about this', () => {
  it('takes a short message that asks for the question, and asks what about any other', async () => {
    expect(chat.about(' What will the bridge cost? ', 'en')).toEqual({
      question: 'What will the bridge cost?',
    });
    const form = chat.about('The bridge will be dear.', 'no');
    if (!('kind' in form)) throw new Error('no form came');
    expect(form.fields[0]).toMatchObject({ value: 'The bridge will be dear.', label: 'Spørsmålet ditt' });
    const reply = await chat.submit(
      form.action,
      { question: COST },
      { reader: reader(), shown: null, private: true },
    );
    expect([reply.tone, reply.private]).toEqual(['answered', true]);
  });
});

describe('a suggested question', () => {
  it('is asked when its button is pressed', async () => {
    const reply = await ask('What figure did Dexter cite for steel prices?');
    const answer = await pressed(reply, 'What figure did Nora Quill cite for steel prices?');
    expect(answer).toMatchObject({
      tone: 'answered',
      question: 'What figure did Nora Quill cite for steel prices?',
    });
    expect(seen(answer)[0]).toBe('strong: «12 per cent»');
  });
});

describe('a button that nobody understands', () => {
  it('gets a sentence', () => {
    expect(decodeAction('9?')).toBeNull();
    expect(seen(chat.unknown('no'))).toEqual([
      'plain: Jeg forstår ikke denne knappen lenger. Spør gjerne på nytt.',
    ]);
  });
});

describe('/reindex', () => {
  const changed = report({
    added: ['new.txt'],
    updated: ['bridge.txt'],
    removed: ['old.txt'],
    unchanged: ['bru.txt'],
    skipped: [{ file: 'broken.txt', reason: 'only junk' }],
  });

  it('tells how far it is at a polite rate, and what changed', async () => {
    const shown: string[] = [];
    world.onReindex = async (onProgress) => {
      for (let done = 0; done < 10; done++) {
        onProgress({ phase: 'reading', done, total: 10, passages: done * 3 });
        world.now = new Date(world.now.getTime() + 1000);
      }
      return changed;
    };
    const reply = await chat.reindex('en', (progress) => shown.push(seen(progress)[1] ?? ''));
    expect(shown).toEqual(
      [0, 3, 6, 9].map((done) => `plain: Reading: ${done} of 10 articles, ${done * 3} passages`),
    );
    expect(seen(reply)).toEqual([
      'heading: Reading the articles anew',
      'plain: Done: 1 new, 1 changed, 1 gone, 1 as before.',
      'small: new: «new.txt»',
      'small: changed: «bridge.txt»',
      'small: gone: «old.txt»',
      'plain: 1 file could not be read.',
      'small: «broken.txt»: «only junk»',
    ]);
  });

  it('is one run for two who ask at once; the next one is another', async () => {
    let runs = 0;
    let end = () => {};
    world.onReindex = () => {
      runs++;
      return new Promise((resolve) => {
        end = () => resolve(changed);
      });
    };
    const shown: string[] = [];
    const one = chat.reindex('en', () => {});
    const two = chat.reindex('no', (progress) => {
      const note = progress.blocks[progress.blocks.length - 1];
      if (note?.kind === 'line') shown.push(inlineSeen(note.inline));
    });
    await vi.waitFor(() => expect(runs).toBe(1));
    end();
    expect(seen(await one)[1]).toBe('plain: Done: 1 new, 1 changed, 1 gone, 1 as before.');
    expect(seen(await two)[1]).toBe('plain: Ferdig: 1 nye, 1 endret, 1 borte, 1 som før.');
    expect([runs, shown]).toEqual([1, ['Noen har alt begynt: dette er samme kjøring.']]);
    const three = chat.reindex('en', () => {});
    await vi.waitFor(() => expect(runs).toBe(2));
    end();
    expect((await three).tone).toBe('notice');
  });

  it('says when nothing had changed, when it was stopped, and when it failed, and can be begun again', async () => {
    expect(seen(await chat.reindex('en', () => {}))[1]).toBe('plain: Nothing had changed.');
    world.onReindex = async () => report({ interrupted: true });
    expect(seen(await chat.reindex('en', () => {}))[1]).toMatch(/^plain: It was stopped before the end/);
    world.onReindex = () => Promise.reject(new Error('no'));
    expect((await chat.reindex('en', () => {})).tone).toBe('error');
    world.onReindex = async () => changed;
    expect((await chat.reindex('en', () => {})).tone).toBe('notice');
  });
});
