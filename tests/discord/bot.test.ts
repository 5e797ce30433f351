/** The bot as people on Discord meet it: every way to ask, every button, before and after a restart. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { decodeAction } from '../../src/chat/actions.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import { unescaped } from '../../src/discord/escape.ts';
import { ARTICLES, World } from '../chat/world.ts';
import { FakeDiscord } from '../fakes/discord/server.ts';

let discord: FakeDiscord;
let world: World;
const bots: Bot[] = [];
const told: string[] = [];

async function newBot(more: Partial<Parameters<typeof startBot>[0]> = {}): Promise<Bot> {
  // Discord lets one bot in every five seconds.
  discord.clock.advance(6_000);
  const chat = world.chat({ clock: () => new Date(discord.clock.now()) });
  await chat.warm();
  const bot = await startBot({
    token: discord.token,
    apiUrl: discord.apiUrl,
    guildId: null,
    chat,
    onNote: (sentence) => told.push(sentence),
    onProblem: (doing, error) =>
      told.push(`${doing}: ${error instanceof Error ? error.message : String(error)}`),
    now: () => discord.clock.now(),
    ...more,
  });
  bots.push(bot);
  return bot;
}

beforeEach(async () => {
  told.length = 0;
  world = new World();
  await world.publish(ARTICLES);
  discord = await new FakeDiscord().start();
  await newBot();
});
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close();
  // Whatever was sent closed all mentions, and nobody was pinged.
  expect(discord.unguarded).toEqual([]);
  expect(discord.pinged).toEqual([]);
  await discord.stop();
});

const QUESTION = 'What figure did Bergstrom cite for the bridge?';
const ada = () => discord.user('ada');
/** A server that belongs to this one of two shards. */
function serverOf(shard: number) {
  for (;;) {
    discord.clock.advance(1);
    const guild = discord.addGuild('Another server');
    if (Number((BigInt(guild.id) >> 22n) % 2n) === shard) return guild;
  }
}
const text = (shown: { text: string }) => unescaped(shown.text);

describe('asking', () => {
  test('/ask: the figure in bold, the sentence, who said it, where it stands', async () => {
    const answer = await ada().slash('ask', { question: QUESTION }).answer();
    expect(answer.ephemeral).toBe(false);
    expect(text(answer).split('\n').slice(0, 2)).toEqual([`-# ${QUESTION}`, '**US$14.5 million**']);
    expect(text(answer)).toContain('> Bergstrom said that the new bridge would cost **US$14.5 million**.');
    expect(text(answer)).toContain('Ada Bergstrom');
    expect(answer.labels).toEqual(
      expect.arrayContaining(['Passage', 'Sources', 'Helpful', 'Not helpful', 'Follow up']),
    );
    expect(told).toEqual([]);
  });

  test('/ask for oneself, then shared by its asker and nobody else', async () => {
    const answer = await ada().slash('ask', { question: QUESTION, private: true }).answer();
    expect(answer.ephemeral).toBe(true);
    const shared = await ada().clickButton(answer, 'Share').answer();
    expect(shared.ephemeral).toBe(false);
    expect(text(shared)).toContain('US$14.5 million');
  });

  test('a mention, a direct message, and a reply that follows on', async () => {
    const asked = ada().mention(QUESTION);
    await asked.typing();
    const answer = await asked.reply();
    expect(text(answer)).toContain('US$14.5 million');
    const direct = await ada().dm(QUESTION).reply();
    expect(text(direct)).toContain('US$14.5 million');
    const after = await ada().reply(answer, 'And who said so?').reply();
    expect(text(after)).toContain('Bergstrom');
  });

  test('a message that has nothing to do with the bot is left alone', async () => {
    ada().say('Does anybody know what the bridge costs?');
    const answer = await ada().mention(QUESTION).reply();
    expect(
      ada()
        .sees()
        .filter(({ replyTo }) => replyTo !== undefined)
        .map(({ id }) => id),
    ).toEqual([answer.id]);
  });

  test('"Ask about this": a question is asked at once, of anything else a form asks what about it', async () => {
    const question = discord.user('bo').say(QUESTION);
    const answer = await ada().messageCommand('Ask about this', question).answer();
    expect(text(answer)).toContain('US$14.5 million');
    const remark = discord.user('bo').say('They want to build that bridge in Marlow.');
    const modal = await ada().messageCommand('Ask about this', remark).modal();
    const [input] = modal.inputs;
    const other = await ada()
      .submitModal(modal, { [input!.label]: QUESTION })
      .answer();
    expect(text(other)).toContain('US$14.5 million');
  });

  test('an edited question is answered anew in place; a deleted one takes its answer with it', async () => {
    const asked = ada().mention('Who is mayor of the moon?');
    const answer = await asked.reply();
    const before = answer.revision;
    ada().editMessage(asked, `<@${discord.world.app.id}> ${QUESTION}`);
    await answer.after(before);
    expect(text(answer)).toContain('US$14.5 million');
    ada().deleteMessage(asked);
    await answer.gone();
  });

  test('in a thread of its own, when that is asked for and the bot may start one', async () => {
    const answer = await ada().slash('ask', { question: QUESTION, thread: true }).answer();
    await vi.waitFor(() => expect(answer.thread?.name).toBe(QUESTION));
  });

  test('an answer that comes after fifteen minutes comes through the channel', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const chat = world.chat({ clock: () => new Date(discord.clock.now()) });
    await bots.pop()!.close();
    await newBot({
      chat: {
        ...chat,
        ask: async (input) => {
          await held;
          return await chat.ask(input);
        },
      },
    });
    const asked = ada().slash('ask', { question: QUESTION });
    await asked.shown();
    discord.clock.advance(16 * 60_000);
    release();
    await vi.waitFor(() => expect(ada().sees().at(-1)?.embeds).toHaveLength(1), { timeout: 8_000 });
    expect(text(ada().sees().at(-1)!)).toContain('US$14.5 million');
  });

  test('in the reader’s language, and the quote in its own', async () => {
    const answer = await discord.user('lan', { locale: 'vi' }).slash('ask', { question: QUESTION }).answer();
    expect(text(answer)).toContain('Bergstrom said that the new bridge would cost **US$14.5 million**.');
    expect(answer.labels).not.toContain('Passage');
    expect(answer.labels).toHaveLength(5);
  });

  test('suggestions while a name is typed, marks left out', async () => {
    const choices = await ada().autocomplete('sources', 'person', 'bergs').choices();
    expect(choices.map(({ name }) => name).join()).toContain('Bergstrom');
  });
});

describe('buttons', () => {
  test('passage and sources are for the one who presses', async () => {
    const answer = await ada().slash('ask', { question: QUESTION }).answer();
    const passage = await discord.user('bo').clickButton(answer, 'Passage').answer();
    expect([passage.ephemeral, text(passage).includes('bridge')]).toEqual([true, true]);
    const sources = await discord.user('bo').clickButton(answer, 'Sources').answer();
    expect(sources.ephemeral).toBe(true);
  });

  test('votes are thanked for privately; "not helpful" asks why', async () => {
    const answer = await ada().slash('ask', { question: QUESTION }).answer();
    const thanks = await discord.user('bo').clickButton(answer, 'Helpful').answer();
    expect(thanks.ephemeral).toBe(true);
    const modal = await ada().clickButton(answer, 'Not helpful').modal();
    const taken = await ada()
      .submitModal(modal, { [modal.inputs[0]!.label]: 'It is the wrong bridge.' })
      .answer();
    expect(taken.ephemeral).toBe(true);
    const vote = answer.buttons
      .map(({ customId }) => decodeAction(customId ?? ''))
      .find((each) => each?.do === 'vote');
    expect(await world.feedback.votes(vote?.do === 'vote' ? vote.answer : '')).toEqual({
      helpful: 1,
      notHelpful: 1,
    });
  });

  test('follow up, with a form', async () => {
    const answer = await ada().slash('ask', { question: QUESTION }).answer();
    const modal = await ada().clickButton(answer, 'Follow up').modal();
    const after = await ada()
      .submitModal(modal, { [modal.inputs[0]!.label]: 'And who said so?' })
      .answer();
    expect(text(after)).toContain('Bergstrom');
  });

  test('work after a restart', async () => {
    const answer = await ada().slash('ask', { question: QUESTION }).answer();
    await bots.pop()!.close();
    await newBot();
    const passage = await ada().clickButton(answer, 'Passage').answer();
    expect(text(passage)).toContain('bridge');
    const modal = await ada().clickButton(answer, 'Follow up').modal();
    const after = await ada()
      .submitModal(modal, { [modal.inputs[0]!.label]: 'And who said so?' })
      .answer();
    expect(text(after)).toContain('Bergstrom');
  });

  test('say so when the article is gone', async () => {
    const answer = await ada().slash('ask', { question: QUESTION }).answer();
    const { 'bridge.txt': _gone, ...others } = ARTICLES;
    await world.publish(others);
    const passage = await ada().clickButton(answer, 'Passage').answer();
    expect(passage.ephemeral).toBe(true);
    expect(text(passage)).not.toContain('would cost');
  });
});

describe('other commands', () => {
  test('/sources, /status and /help answer the one who asks', async () => {
    for (const name of ['sources', 'status', 'help']) {
      const answer = await ada().slash(name).answer();
      expect([name, answer.ephemeral, answer.text.length > 20]).toEqual([name, true, true]);
    }
  });

  test('/unanswered and /reindex are found by those who manage the server', async () => {
    await ada().slash('ask', { question: 'Who is mayor of the moon?' }).answer();
    expect(() => ada().slash('unanswered')).toThrow('does not find');
    const manager = discord.user('mia', { permissions: ['ManageGuild'] });
    expect(text(await manager.slash('unanswered').answer())).toContain('mayor of the moon');
    expect((await manager.slash('reindex').answer()).text.length).toBeGreaterThan(10);
  });
});

describe('registration', () => {
  test('changes nothing that is as it should be', async () => {
    const again = await newBot();
    expect(again.registered).toMatchObject({ created: [], changed: [], deleted: [], cleaned: [] });
  });

  test('for one server takes the global commands away, and says so', async () => {
    await bots.pop()!.close();
    const bot = await newBot({ guildId: discord.guild.id });
    expect(bot.registered.cleaned).toContain('ask');
    expect(text(await ada().slash('ask', { question: QUESTION }).answer())).toContain('US$14.5 million');
  });
});

describe('many and much', () => {
  test('two hundred at once are all answered', async () => {
    const users = Array.from({ length: 200 }, (_, i) => discord.user(`user${i}`));
    await bots.pop()!.close();
    await newBot({ shares: { user: 10, channel: 1_000 } });
    const answers = await Promise.all(
      users.map((user) => user.slash('ask', { question: QUESTION }).answer(45_000)),
    );
    for (const answer of answers) expect(text(answer)).toContain('US$14.5 million');
  }, 60_000);

  test('somebody over their share is told how long to wait', async () => {
    for (let i = 0; i < 10; i++)
      await ada()
        .slash('ask', { question: `${QUESTION} ${i}` })
        .answer();
    const refused = await ada().slash('ask', { question: QUESTION }).answer();
    expect(text(refused)).not.toContain('US$14.5 million');
    expect(text(await discord.user('bo').slash('ask', { question: QUESTION }).answer())).toContain(
      'US$14.5 million',
    );
  });
});

describe('a Discord that is not well', () => {
  test('a connection that breaks is taken up again, and what was asked meanwhile is answered', async () => {
    discord.gateway.drop();
    const answer = await ada().mention(QUESTION).reply();
    expect(text(answer)).toContain('US$14.5 million');
  });

  test('a Discord that cannot be reached for a while is found again', async () => {
    await discord.goOffline();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await discord.start();
    const answer = await ada().mention(QUESTION).reply(0, 15_000);
    expect(text(answer)).toContain('US$14.5 million');
  });

  test('several shards answer as one', async () => {
    await bots.pop()!.close();
    discord.gateway.maxConcurrency = 2;
    await newBot({ shardCount: 2 });
    expect(text(await ada().slash('ask', { question: QUESTION }).answer())).toContain('US$14.5 million');
    expect(text(await ada().dm(QUESTION).reply())).toContain('US$14.5 million');
  });

  test('processes share the shards: one registers the commands, each answers its servers, and buttons pass over', async () => {
    await bots.pop()!.close();
    discord.gateway.maxConcurrency = 2;
    const other = serverOf(1);
    const bo = discord.user('bo', { guild: other });
    const channel = discord.channel('elsewhere', { guild: other });
    const first = await newBot({ shardCount: 2, shardIds: [0, 1] });
    const answer = await bo.slash('ask', { question: QUESTION }, { channel }).answer();
    expect(text(answer)).toContain('US$14.5 million');
    await first.close();
    bots.pop();
    const before = discord.requests.length;
    const second = await newBot({ shardCount: 2, shardIds: [1] });
    await newBot({ shardCount: 2, shardIds: [0] });
    expect(second.registered.ids.get('ask')).toBe(first.registered.ids.get('ask'));
    expect(discord.requests.slice(before).filter(({ method }) => method === 'POST')).toEqual([]);
    expect(text(await bo.clickButton(answer, 'Passage').answer())).toContain('Bergstrom');
    expect(text(await ada().dm(QUESTION).reply())).toContain('US$14.5 million');
  });

  test('an answer that meets a 503 is sent again', async () => {
    discord.faults.order(/^PATCH .*original/, { status: 503 }, 1);
    const answer = await ada().slash('ask', { question: QUESTION }).answer(15_000);
    expect(text(answer)).toContain('US$14.5 million');
  });

  test('a first reply whose confirmation is lost is not given up', async () => {
    discord.faults.order(/callback/, { breaks: 'after' }, 1);
    const answer = await ada().slash('ask', { question: QUESTION }).answer(15_000);
    expect(text(answer)).toContain('US$14.5 million');
  });

  test('a first reply that comes too late is told to the operator and not tried again', async () => {
    const asked = ada().slash('ask', { question: QUESTION });
    discord.clock.advance(4_000);
    await vi.waitFor(() => expect(told).toEqual(['The first reply came too late for Discord (10062).']));
    expect(asked.state).not.toBe('answered');
    expect(text(await ada().slash('ask', { question: QUESTION }).answer())).toContain('US$14.5 million');
  });
});

describe('a start that fails', () => {
  test.each([['wrong.token.here', 'Discord does not accept DISCORD_TOKEN']])(
    'with %s',
    async (token, sentence) => {
      await expect(newBot({ token })).rejects.toThrow(sentence);
    },
  );

  test('when nobody listens', async () => {
    await expect(newBot({ apiUrl: 'http://127.0.0.1:9/api' })).rejects.toThrow('Discord cannot be reached');
  });
});
