/** What is said while the index is being opened, and what comes when it is, or when it cannot be. */
import { describe, expect, it } from 'vitest';
import type { Chat } from '../../src/chat/chat.ts';
import { openingChat } from '../../src/chat/openingChat.ts';
import type { Problem } from '../../src/chat/ports.ts';
import { NoIndexError } from '../../src/errors.ts';
import { ARTICLES, asReply, buttonCalled, reader, seen, World } from './world.ts';

const COST = { reader: reader(), question: 'What will the bridge cost?', private: false };
const STARTING = 'plain: I am just starting; a moment, then I look.';

/** A chat that opens, or fails to, when it is told. */
function opening() {
  let open: (chat: Chat) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const problems: Problem[] = [];
  const coming = new Promise<Chat>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  const chat = openingChat(coming, (problem) => problems.push(problem));
  return { chat, open, fail, problems };
}

describe('while the index is being opened', () => {
  it('says so to whoever asks, and then answers', async () => {
    const world = await new World().publish(ARTICLES);
    const { chat, open } = opening();
    const shown: string[][] = [];
    const answering = chat.ask(COST, (reply) => shown.push(seen(reply)));
    expect(shown).toEqual([[STARTING]]);
    expect(chat.suggest('person', 'ada', 'en')).toEqual([]);
    open(world.chat());
    const answer = await answering;
    expect(seen(answer)[0]).toBe('strong: «US$14.5 million»');
    // From now on nothing is said of a start.
    await chat.ask(COST, () => shown.push(['again']));
    expect(shown).toHaveLength(1);
    await chat.warm();
    expect(chat.suggest('person', 'ada', 'en')[0]?.name).toBe('Ada Bergstrom');
  });

  it('answers a button that would open a form in words, since a form cannot wait', async () => {
    const world = await new World().publish(ARTICLES);
    const answer = await world.chat().ask(COST);
    const { chat, open } = opening();
    const pressed = { reader: reader('no'), shown: null, private: false };
    const action = buttonCalled(answer, 'Follow up').action as { do: 'follow-up'; answer: string };
    expect(seen(asReply(await chat.press(action, pressed)))).toEqual([
      'plain: Jeg starter akkurat; et øyeblikk, så ser jeg etter.',
    ]);
    open(world.chat());
    await chat.warm();
    expect((await chat.press(action, pressed)).kind).toBe('modal');
  });

  it('says that it could not look, under a number, when the index cannot be opened', async () => {
    const { chat, fail, problems } = opening();
    const answering = chat.ask(COST);
    fail(new NoIndexError('/nowhere'));
    const reply = await answering;
    expect(reply.tone).toBe('error');
    expect(seen(reply)[0]).toBe('plain: I could not look. There is no index of the articles yet.');
    expect(problems.map(({ incident, doing }) => [incident, doing])).toEqual([[reply.incident, 'ask']]);
    await chat.warm();
  });
});
