/** The real client and a user of the fake: every way to ask, from the act to what the user sees. */
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ClientOptions,
  type Interaction,
  LabelBuilder,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { closeAll, logIn, NO_PINGS, PRIVATE, startFake } from './client.ts';

afterEach(closeAll);

const ASK = {
  name: 'ask',
  description: 'Ask about the articles',
  name_localizations: { vi: 'hỏi', no: 'spør' },
  description_localizations: { no: 'Spør om artiklene' },
  options: [
    { type: 3, name: 'question', description: 'The question', required: true },
    { type: 3, name: 'person', description: 'Who said it', autocomplete: true },
    { type: 5, name: 'private', description: 'Only for you' },
  ],
};
const ABOUT = { name: 'Ask about this', type: 3 };
const REINDEX = {
  name: 'reindex',
  description: 'Read anew',
  default_member_permissions: '32',
  contexts: [0],
};

function buttonRow(...labels: string[]) {
  return new ActionRowBuilder<ButtonBuilder>().addComponents(
    labels.map((label) =>
      new ButtonBuilder().setLabel(label).setCustomId(label.toLowerCase()).setStyle(ButtonStyle.Secondary),
    ),
  );
}

/** Answers `/ask` with two buttons. */
async function answerAsk(interaction: Interaction): Promise<void> {
  if (!interaction.isChatInputCommand()) return;
  const isPrivate = interaction.options.getBoolean('private') ?? false;
  await interaction.deferReply(isPrivate ? { flags: PRIVATE } : {});
  await interaction.editReply({
    content: `You asked: ${interaction.options.getString('question', true)}`,
    components: [buttonRow('Passage', 'Follow up')],
    allowedMentions: NO_PINGS,
  });
}

async function start(
  onInteraction: (interaction: Interaction) => Promise<unknown>,
  options: Partial<ClientOptions> = {},
) {
  const discord = await startFake();
  const client = await logIn(discord, { onInteraction }, options);
  await client.application.commands.set([ASK, ABOUT, REINDEX]);
  return discord;
}

test('a slash command is deferred, then answered', async () => {
  const discord = await start(answerAsk);
  const asked = discord.user('ada').slash('ask', { question: 'What burned?' });
  expect(asked.state).toBe('waiting');
  const shown = await asked.shown();
  const answer = await asked.answer();
  expect(answer.content).toBe('You asked: What burned?');
  expect(answer.id).toBe(shown.id);
  expect(answer.ephemeral).toBe(false);
  expect(answer.labels).toEqual(['Passage', 'Follow up']);
  expect(answer.earlier.map((look) => look.loading)).toEqual([true]);
  expect(asked.firstReplyMs).toBeLessThan(asked.answerMs!);
  expect(discord.unguarded).toEqual([]);
});

test('what the defer said about privacy stays, and nobody else sees the answer', async () => {
  const discord = await start(answerAsk);
  const answer = await discord.user('ada').slash('ask', { question: 'q', private: true }).answer();
  expect(answer.ephemeral).toBe(true);
  expect(
    discord
      .user('ada')
      .sees()
      .map(({ id }) => id),
  ).toEqual([answer.id]);
  expect(discord.user('bo').sees()).toEqual([]);
  expect(() => discord.user('bo').clickButton(answer, 'Passage')).toThrow('bo does not see that message.');
});

test('autocomplete offers what the bot answers', async () => {
  const discord = await start(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${name}: ${value}`, value: 'p1' }]);
  });
  const asked = discord.user('ada').autocomplete('ask', 'person', 'Li');
  expect(await asked.choices()).toEqual([{ name: 'person: Li', value: 'p1' }]);
  expect(asked.state).toBe('choices');
});

test('26 choices are refused as Discord does', async () => {
  const refused: unknown[] = [];
  const discord = await start(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const choices = Array.from({ length: 26 }, (_, index) => ({ name: 'n', value: String(index) }));
    await interaction.respond(choices).catch((error: unknown) => refused.push(error));
  });
  const asked = discord.user('ada').autocomplete('ask', 'person', 'x');
  await expect(asked.choices(300)).rejects.toThrow('Must be 25 or fewer in length.');
  expect(refused).toEqual([expect.objectContaining({ code: 50035, status: 400 })]);
});

test('a button changes its message or answers beside it', async () => {
  const discord = await start(async (interaction) => {
    await answerAsk(interaction);
    if (!interaction.isButton()) return;
    if (interaction.customId === 'passage')
      await interaction.reply({ content: 'The passage.', flags: PRIVATE });
    else await interaction.update({ content: 'Changed.', components: [], allowedMentions: NO_PINGS });
  });
  const answer = await discord.user('ada').slash('ask', { question: 'q' }).answer();
  const passage = await discord.user('bo').clickButton(answer, 'Passage').answer();
  expect(passage.content).toBe('The passage.');
  expect(passage.ephemeral).toBe(true);
  expect(passage.replyTo).toBe(answer.id);
  const changed = await discord.user('bo').clickButton(answer, 'Follow up').answer();
  expect(changed.id).toBe(answer.id);
  expect(answer.content).toBe('Changed.');
  expect(answer.buttons).toEqual([]);
  expect(() => discord.user('bo').clickButton(answer, 'Passage')).toThrow('No button "Passage"');
  // The private reply closed no mentions: the fake keeps such sends.
  expect(discord.unguarded.map(({ route }) => route)).toEqual([
    'POST /interactions/:interaction/:token/callback',
  ]);
});

test('a deferred update of a button shows its change later', async () => {
  const discord = await start(async (interaction) => {
    await answerAsk(interaction);
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    await interaction.editReply({ content: 'Page 2.', allowedMentions: NO_PINGS });
  });
  const answer = await discord.user('ada').slash('ask', { question: 'q' }).answer();
  const pressed = discord.user('ada').clickButton(answer, 'Passage');
  expect((await pressed.answer()).content).toBe('Page 2.');
  expect(answer.revision).toBe(2);
});

test('a modal is filled in, by label, and its answer replies to the button’s message', async () => {
  const discord = await start(async (interaction) => {
    await answerAsk(interaction);
    if (interaction.isButton()) {
      const input = new TextInputBuilder().setCustomId('q').setStyle(TextInputStyle.Short).setMaxLength(20);
      const label = new LabelBuilder().setLabel('Your question').setTextInputComponent(input);
      const modal = new ModalBuilder().setCustomId('follow').setTitle('Follow up').addLabelComponents(label);
      await interaction.showModal(modal);
    }
    if (interaction.isModalSubmit()) {
      const text = interaction.fields.getTextInputValue('q');
      await interaction.reply({ content: `Again: ${text}`, allowedMentions: NO_PINGS });
    }
  });
  const ada = discord.user('ada');
  const answer = await ada.slash('ask', { question: 'q' }).answer();
  const modal = await ada.clickButton(answer, 'Follow up').modal();
  expect(modal.title).toBe('Follow up');
  expect(modal.inputs.map(({ label, maxLength }) => [label, maxLength])).toEqual([['Your question', 20]]);
  expect(() => ada.submitModal(modal, { 'Your question': '' })).toThrow('must be filled in');
  expect(() => ada.submitModal(modal, { q: 'x'.repeat(21) })).toThrow('takes 0 to 20 characters, not 21');
  expect(() => ada.submitModal(modal, { other: 'x' })).toThrow('no input "other"');
  expect(() => discord.user('bo').submitModal(modal, { q: 'x' })).toThrow('somebody else');
  const again = await ada.submitModal(modal, { 'Your question': 'And when?' }).answer();
  expect(again.content).toBe('Again: And when?');
  expect(again.replyTo).toBe(answer.id);
});

test('a message command brings the text of a message that the bot could not read', async () => {
  const discord = await start(async (interaction) => {
    if (!interaction.isMessageContextMenuCommand()) return;
    const text = interaction.targetMessage.content;
    await interaction.reply({ content: `About "${text}"`, allowedMentions: NO_PINGS });
  });
  const said = discord.user('bo').say('The lighthouse burned twice.');
  const answer = await discord.user('ada').messageCommand('Ask about this', said).answer();
  expect(answer.content).toBe('About "The lighthouse burned twice."');
  expect(answer.replyTo).toBe(said.id);
});

test('users find commands in their language, where they may use them', async () => {
  const discord = await start(answerAsk);
  const names = (name: string, options: object, place: object = {}) =>
    discord
      .user(name, options)
      .commands(place)
      .map((each) => each.name);
  expect(names('ada', { locale: 'vi' })).toEqual(['hỏi', 'Ask about this']);
  expect(names('bo', { locale: 'no', permissions: ['ManageGuild'] })).toEqual([
    'spør',
    'Ask about this',
    'reindex',
  ]);
  expect(names('bo', {}, { channel: 'dm' })).toEqual(['spør', 'Ask about this']);
  expect(discord.user('bo').commands()[0]!.description).toBe('Spør om artiklene');
  expect(() => discord.user('ada').slash('reindex')).toThrow('The user does not find "reindex"');
  expect(() => discord.user('ada').slash('ask')).toThrow('"question" must be filled in');
  expect(() => discord.user('ada').slash('ask', { question: 'x'.repeat(6001) })).toThrow('1 to 6000');
});

test('commands that are registered twice are found twice', async () => {
  const discord = await startFake();
  const client = await logIn(discord);
  await client.application.commands.set([ASK]);
  await client.application.commands.set([ASK], discord.guild.id);
  expect(() => discord.user('ada').slash('ask', { question: 'q' })).toThrow('finds "ask" 2 times');
});

test('a slash command works in a direct message', async () => {
  const discord = await start(answerAsk);
  const ada = discord.user('ada', { locale: 'vi' });
  const answer = await ada.slash('ask', { question: 'q' }, { channel: 'dm' }).answer();
  expect(answer.content).toBe('You asked: q');
  expect(ada.sees({ channel: 'dm' }).map(({ id }) => id)).toEqual([answer.id]);
  expect(ada.sees()).toEqual([]);
});

test('two hundred at once are all answered', async () => {
  // By itself the client sends 50 requests in a second, interaction endpoints included, which Discord exempts.
  const discord = await start(answerAsk, { rest: { globalRequestsPerSecond: 10_000 } });
  const users = Array.from({ length: 200 }, (_, index) => discord.user(`user ${index}`));
  const asked = users.map((user, index) => user.slash('ask', { question: `Question ${index}` }));
  const answers = await Promise.all(asked.map((each) => each.answer()));
  expect(answers.map(({ content }) => content)).toEqual(
    users.map((_, index) => `You asked: Question ${index}`),
  );
  expect(discord.limits.refused).toEqual([]);
}, 20_000);
