import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskInput } from '../../src/chat/ask.ts';
import type { Chat } from '../../src/chat/chat.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { reasonText } from '../../src/answer/explanation.ts';
import { reasonInline } from '../../src/chat/reasons.ts';
import { plainText } from '../../src/chat/say.ts';
import type { Reason } from '../../src/domain.ts';
import { FeedbackError } from '../../src/feedback/feedback.ts';
import { IndexDamagedError, ModelError } from '../../src/errors.ts';
import { MemoryFeedback } from '../fakes/feedback.ts';
import { ARTICLES, buttonCalled, labels, reader, seen, World } from './world.ts';

const COST = 'What figure did Bergstrom cite for the bridge?';
const SILENT = 'What figure did Dexter cite for steel prices?';

let world: World;
let chat: Chat;
beforeEach(async () => {
  world = await new World().publish(ARTICLES);
  chat = world.chat();
});

const ask = (question: string, more: Partial<AskInput> = {}): Promise<Reply> =>
  chat.ask({ reader: reader(), question, private: false, ...more });

describe('a question that the articles answer', () => {
  it('gives the short answer, the quote with the answer marked, who said it, where and when', async () => {
    const reply = await ask(COST);
    expect(reply).toMatchObject({ tone: 'answered', private: false, question: COST, delivery: 'new' });
    expect(seen(reply)).toEqual([
      'strong: «US$14.5 million»',
      'quote: Bergstrom said that the new bridge would cost [US$14.5 million].',
      '  by Ada Bergstrom, Mayor',
      '  at bridge.txt · 4 March 2026 · English · passage 1 of 2',
    ]);
    expect(labels(reply)).toEqual([
      ['Passage', 'Sources'],
      ['Follow up', 'Helpful', 'Not helpful'],
    ]);
  });

  it('gives the date of a day that the article tells as seen from its own', async () => {
    expect(seen(await ask('When did Bergstrom meet Dexter?')).slice(0, 2)).toEqual([
      'strong: «Tuesday»',
      'small: 3 March 2026, counted from the date of the article',
    ]);
  });

  it('keeps words of articles and of the asker apart from its own', async () => {
    const { blocks } = await ask('What will the brigde cost?');
    const kinds = new Map(
      blocks.flatMap((block) =>
        block.kind === 'line' ? block.inline.map(({ kind }, i) => [`${block.style} ${i}`, kind]) : [],
      ),
    );
    expect(kinds.get('strong 0')).toBe('source');
    // "How I read it: figure · about ‹bridge, cost› · “‹brigde›” read as …"
    expect(kinds.get('small 1')).toBe('typed');
  });

  it('sets articles that disagree side by side, with their dates, and says how a slip was read', async () => {
    const reply = await ask('What will the brigde cost?');
    expect(seen(reply).slice(-4)).toEqual([
      'heading: The articles give different figures (‹bridge cost›):',
      '  US$19 million | Nora Quill, auditor | 10 May 2026',
      '  US$14.5 million | Ada Bergstrom, Mayor | 4 March 2026',
      'small: How I read it: sum of money · about ‹bridge, cost› · “‹brigde›” read as “‹bridge›”',
    ]);
    expect(labels(reply)[0]).toEqual(['Passage 1', 'Passage 2', 'Sources']);
  });

  it('says how it read an office, and nothing when it read what stands there', async () => {
    const office = await ask('What did the mayor say the bridge would cost?');
    expect(seen(office).pop()).toBe(
      'small: How I read it: sum of money · said by «Ada Bergstrom» · about ‹bridge, cost›',
    );
    expect(seen(await ask(COST)).join()).not.toContain('How I read it');
  });

  it('says that files wait, with the age of the index', async () => {
    world.waiting = 2;
    world.now = new Date('2026-06-01T15:30:00Z');
    expect(seen(await ask(COST)).pop()).toBe(
      'small: From an index made 3 hours ago; 2 files wait to be read.',
    );
  });

  it('is for the asker alone when that was asked for, and can then be shared', async () => {
    const reply = await ask(COST, { private: true });
    expect(reply.private).toBe(true);
    expect(labels(reply)[1]).toEqual(['Follow up', 'Helpful', 'Not helpful', 'Share']);
  });
});

describe('a question that the articles do not answer', () => {
  it('says so, why, what there is instead, and what could be asked', async () => {
    const reply = await ask(SILENT);
    expect(reply.tone).toBe('not-found');
    expect(seen(reply)).toEqual([
      'plain: The articles do not say.',
      'reason: «Carl Dexter» cites no such figure about ‹steel›, ‹prices›.',
      'reason: «Nora Quill» does: «12 per cent».',
      'heading: What there is instead:',
      'quote: Quill warned that steel prices had risen by 12 per cent.',
      '  by Nora Quill, auditor',
      '  at audit.txt · 10 May 2026 · English · passage 1 of 1',
      'heading: What I can answer:',
    ]);
    expect(labels(reply)[0]?.[0]).toBe('What figure did Nora Quill cite for steel prices?');
    expect(labels(reply)[0]?.length).toBeLessThanOrEqual(3);
  });

  it('has no sources', async () => {
    expect(labels(await ask(SILENT)).flat()).not.toContain('Sources');
  });

  it('suggests only what it then answers', async () => {
    const reply = await ask(SILENT);
    for (const { action } of reply.buttons[0]!) {
      if (action.do !== 'ask') throw new Error(`${action.do} among the questions`);
      expect((await ask(action.question)).tone).toBe('answered');
    }
  });

  it('suggests nothing where nothing is near', async () => {
    const reply = await ask('What is the capital of France?');
    expect(seen(reply)).toEqual([
      'plain: The articles do not say.',
      'reason: No article holds the words ‹capital›, ‹France›.',
    ]);
    expect(labels(reply)).toEqual([['Follow up', 'Helpful', 'Not helpful']]);
  });

  it('never shows a figure in bold when it only comes near', async () => {
    const reply = await ask('Which document did Bergstrom sign about the bridge?');
    expect(reply.tone).not.toBe('answered');
    const strong = reply.blocks.filter((block) => block.kind === 'line' && block.style === 'strong');
    expect(strong).toEqual([]);
  });
});

describe('the language of the fixed words', () => {
  it.each([
    [
      'no',
      'Artiklene sier det ikke.',
      '«Carl Dexter» oppgir ikke det det spørres etter (tall) om ‹steel›, ‹prices›.',
      'Følg opp',
    ],
    [
      'vi',
      'Các bài báo không cho biết.',
      '«Carl Dexter» không nêu con số nào như vậy về ‹steel›, ‹prices›.',
      'Hỏi tiếp',
    ],
  ] as const)('is the reader’s: %s', async (locale, first, second, followUp) => {
    const reply = await ask(SILENT, { reader: reader(locale) });
    expect(seen(reply).slice(0, 2)).toEqual([`plain: ${first}`, `reason: ${second}`]);
    expect(labels(reply).flat()).toContain(followUp);
    expect(seen(reply)).toContain('quote: Quill warned that steel prices had risen by 12 per cent.');
  });

  it('says every reason in three languages, as the terminal does in English', async () => {
    const questions = [
      SILENT,
      '??',
      'hi',
      'What is the capital of France?',
      'What did Ada Bergstrom say about steel?',
      'When will the bridge open?',
      'What figure did Bergstrom cite in 1990?',
      'What happened to the bridge in 1950?',
      'Which document did Bergstrom sign about the bridge?',
      'What did Zed Bergstrom say?',
      'Where is the bridge toll of two dollars repaired?',
      'When did Dexter propose a toll?',
    ];
    const answerer = world.answerer();
    const reasons = new Map<string, Reason>();
    for (const question of questions) {
      const answer = await answerer.ask(question);
      if (answer.verdict === 'answered') continue;
      for (const reason of answer.explanation.reasons) reasons.set(reason.because, reason);
    }
    expect(reasons.size).toBeGreaterThan(5);
    const locales = ['en', 'no', 'vi'] as const;
    for (const reason of reasons.values()) {
      const said = locales.map((locale) => plainText(reasonInline(locale, reason)));
      expect([reason.because, new Set(said).size]).toEqual([reason.because, 3]);
      // What the terminal says in English is what the chat says.
      expect(said[0]?.split(' ').slice(0, 2)).toEqual(reasonText(reason).split(' ').slice(0, 2));
    }
  });
});

describe('an article to look in', () => {
  it('limits the answer to it, and says so', async () => {
    const [suggestion] = await suggested('audit');
    const reply = await ask('What will the bridge cost?', { article: suggestion!.value });
    expect(seen(reply)).toEqual([
      'strong: «US$19 million»',
      'quote: The bridge in Marlow will cost [US$19 million], auditor Nora Quill said on Sunday.',
      '  by Nora Quill, auditor',
      '  at audit.txt · 10 May 2026 · English · passage 1 of 1',
      'small: How I read it: only in «audit.txt»',
    ]);
    const elsewhere = await ask('What will the bridge cost?', { article: 'bridge.txt' });
    expect(seen(elsewhere)[0]).toBe('strong: «US$14.5 million»');
  });

  it('stays for a follow-up', async () => {
    const first = await ask('What will the bridge cost?', { article: 'bridge.txt' });
    const reply = await ask('How long will the work take?', {
      follows: { id: first.answerId!, question: null },
    });
    expect(seen(reply).pop()).toContain('only in «bridge.txt»');
  });

  it('says when there is no such article, rather than look everywhere', async () => {
    const reply = await ask(COST, { article: 'no such thing' });
    expect(reply).toMatchObject({ tone: 'notice', private: true });
    expect(seen(reply)).toEqual([
      'plain: I know no article called ‹no such thing›. Choose one from the list that appears while you type.',
    ]);
  });

  const suggested = async (typed: string) => {
    await chat.warm();
    return chat.suggest('article', typed, 'en');
  };
});

describe('a question that follows on an answer', () => {
  const FOLLOWING = 'How long will the work take?';

  it('is read with it, also after a restart, and after the index changed', async () => {
    const first = await ask('What did Bergstrom say about the bridge?');
    const follows = { id: first.answerId!, question: null };
    const before = await ask('And Dexter?', { follows });
    expect(before.tone).toBe('answered');
    expect(seen(before).join('\n')).toMatch(/by Carl Dexter[\s\S]*How I read it: .*following on ‹bridge›/);
    chat = world.chat();
    expect(seen(await ask('And Dexter?', { follows }))).toEqual(seen(before));
    await world.publish({ ...ARTICLES, 'new.txt': ' date 2026-05-30 ODDA — A ferry left.\n' });
    chat = world.chat();
    expect(seen(await ask('And Dexter?', { follows }))).toEqual(seen(before));
  });

  it('is read on the question that the message shows, when it is no longer remembered', async () => {
    world = await new World(new MemoryFeedback(0)).publish(ARTICLES);
    chat = world.chat();
    const question = 'What did Bergstrom say about the bridge?';
    const first = await ask(question);
    chat = world.chat();
    const reply = await ask('And Dexter?', { follows: { id: first.answerId!, question } });
    expect(seen(reply).join('\n')).toMatch(/following on ‹bridge›/);
  });

  it('says when it does not know what it follows on', async () => {
    const reply = await ask(FOLLOWING, { follows: { id: '0123456789', question: null } });
    expect(seen(reply).pop()).toBe('small: I no longer know what this follows on, so I read it on its own.');
  });
});

describe('what is kept of a question', () => {
  it('is the question with its verdict and places, under the id of the reply', async () => {
    const reply = await ask(COST, { reader: reader('vi') });
    expect(await world.feedback.answer(reply.answerId!)).toMatchObject({
      question: COST,
      follows: null,
      within: [],
      verdict: 'answered',
      language: 'vi',
      askedOn: '2026-06-01',
      quoted: [{ path: 'bridge.txt' }],
    });
  });

  it('is replaced when the question was edited', async () => {
    const first = await ask('What will it cost?');
    const again = await ask(COST, { instead: first.answerId });
    expect(again.answerId).toBe(first.answerId);
    expect((await world.feedback.answer(first.answerId!))?.question).toBe(COST);
  });

  it('is nothing when the log is off; then nothing asks for votes', async () => {
    const off = await new World(new MemoryFeedback(0)).publish(ARTICLES);
    const reply = await off.chat().ask({ reader: reader(), question: COST, private: false });
    expect(await off.feedback.answer(reply.answerId!)).toBeNull();
    expect(labels(reply)).toEqual([['Passage', 'Sources'], ['Follow up']]);
  });

  it('is forgotten when the question is deleted', async () => {
    const { answerId } = await ask(COST);
    await chat.forget(answerId!);
    expect(await world.feedback.answer(answerId!)).toBeNull();
    const vote = await chat.press(
      { do: 'vote', answer: answerId!, helpful: true },
      { reader: reader(), shown: null, private: false },
    );
    expect(vote).toMatchObject({ tone: 'notice' });
  });
});

describe('when something is wrong', () => {
  it('asks for a question when there is none', async () => {
    expect(seen(await ask(' \n '))).toEqual(['plain: There was no question. Write one, and I will look.']);
  });

  it('says that only the beginning of a pasted text was read', async () => {
    const reply = await ask(`${COST} ${'and so on '.repeat(120)}`);
    expect(seen(reply).pop()).toBe('small: Only the first 1,000 characters of the question were read.');
  });

  it.each([
    [
      'the model',
      new ModelError('m', 'no file in /home/x'),
      'I could not look. The language model does not run just now.',
    ],
    [
      'the index',
      new IndexDamagedError('/srv/q', 'bits'),
      'I could not look. The index cannot be read just now.',
    ],
    ['anything', new TypeError('x is not a function'), 'I could not look. Something went wrong on my side.'],
  ])('says that it could not look because of %s, with a number that the log has', async (_, error, said) => {
    const failing = world.chat({ answerer: { ask: () => Promise.reject(error) } });
    const reply = await failing.ask({ reader: reader(), question: COST, private: false });
    expect(reply.tone).toBe('error');
    expect(seen(reply)).toEqual([
      `plain: ${said}`,
      'small: This says nothing about whether the articles hold an answer.',
      `small: The log has the cause under ${reply.incident}.`,
    ]);
    expect(world.problems).toEqual([{ incident: reply.incident, doing: 'ask', error }]);
    expect(JSON.stringify(reply)).not.toMatch(/\/home|\/srv|not a function/);
  });

  it('answers all the same when the feedback cannot be kept', async () => {
    class Broken extends MemoryFeedback {
      override async remember(): Promise<void> {
        throw new FeedbackError('f', 'disk full');
      }
      override async answer(): Promise<null> {
        throw new FeedbackError('f', 'disk full');
      }
    }
    const broken = await new World(new Broken()).publish(ARTICLES);
    const input = { reader: reader(), question: COST, private: false };
    const reply = await broken.chat().ask({ ...input, follows: { id: '0123456789', question: null } });
    expect(seen(reply)[0]).toBe('strong: «US$14.5 million»');
    expect(labels(reply).flat()).not.toContain('Helpful');
    expect(broken.problems.map(({ doing }) => doing)).toEqual(['recall', 'remember']);
  });
});

describe('nasty words in an article', () => {
  let reply: Reply;
  const NASTY =
    'Mayor Ada Bergstrom said that @everyone **must** pay `US$5 million` to <@1001> ||soon|| \u202efor the bridge.';
  beforeAll(async () => {
    const nasty = await new World().publish({ '*a*.txt': ` date 2026-03-04 MARLOW — ${NASTY}\n` });
    reply = await nasty.chat().ask({ reader: reader(), question: COST, private: false });
  });

  it('come as they stand, in pieces that say that they are an article’s', () => {
    const [quote] = reply.blocks.filter((block) => block.kind === 'quote');
    expect(quote?.text).toBe(NASTY);
    expect(quote?.citation.title).toEqual({ kind: 'source', text: '*a*.txt' });
    const ours = reply.blocks.flatMap((block) =>
      block.kind === 'line' ? block.inline.filter(({ kind }) => kind === 'own') : [],
    );
    expect(JSON.stringify(ours)).not.toMatch(/everyone|\*|<@/);
    expect(buttonCalled(reply, 'Passage').action).toMatchObject({ do: 'passage' });
  });
});
