/** Messages between people and the bot: what the bot is told, what it may do, what others see of it. */
import type { Message } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../fakes/discord/until.ts';
import { closeAll, logIn, NO_PINGS, PRIVATE, startFake } from './client.ts';

afterEach(closeAll);

/** A bot that keeps what it reads and replies to everything that has content. */
async function startListener() {
  const discord = await startFake();
  const read: Message[] = [];
  const client = await logIn(discord, {
    onMessage: async (message) => {
      read.push(message);
      if (message.content === '' || !message.channel.isSendable()) return;
      await message.channel.sendTyping();
      await message.reply({ content: 'Answer.', allowedMentions: NO_PINGS });
    },
  });
  return { discord, client, read };
}

test('a mention is read, typing is shown, the reply refers to it and pings nobody', async () => {
  const { discord } = await startListener();
  const said = discord.user('ada').mention('What burned?');
  await said.typing();
  const reply = await said.reply();
  expect(reply.content).toBe('Answer.');
  expect(reply.replyTo).toBe(said.id);
  expect(discord.pinged).toEqual([]);
  expect(discord.unguarded).toEqual([]);
});

test('a direct message is read without a mention', async () => {
  const { discord, read } = await startListener();
  const reply = await discord.user('ada').dm('What burned?').reply();
  expect(reply.content).toBe('Answer.');
  expect(read.map(({ content, guildId }) => [content, guildId])).toEqual([['What burned?', null]]);
});

test('other messages come without content, embeds or files', async () => {
  const { discord, read } = await startListener();
  discord.user('ada').say('Not for the bot');
  discord.user('ada').say('Nor this', { channel: discord.thread('a thread') });
  await until(
    () => read.length === 2,
    () => `${read.length} messages came`,
  );
  expect(read.map(({ content }) => content)).toEqual(['', '']);
});

test('a reply that pings a regular message of the bot is read; one without ping or to an interaction is not', async () => {
  const { discord, read, client } = await startListener();
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'By command.', allowedMentions: NO_PINGS });
  });
  await client.application.commands.set([{ name: 'ask', description: 'Ask' }]);
  const ada = discord.user('ada');
  const regular = await ada.mention('What burned?').reply();
  ada.reply(regular, 'And when?');
  ada.reply(regular, 'Quietly?', { ping: false });
  const byCommand = await ada.slash('ask').answer();
  ada.reply(byCommand, 'And where?');
  await until(
    () => read.length === 4,
    () => `${read.length} messages came`,
  );
  expect(read.slice(1).map(({ content }) => content)).toEqual(['And when?', '', '']);
  expect(read[1]!.reference?.messageId).toBe(regular.id);
});

test('edits and deletions reach the bot, which answers by editing and deleting its own', async () => {
  const { discord, client } = await startListener();
  client.on('messageUpdate', async (_, message) => {
    if (message.author.bot) return;
    const mine = message.channel.messages.cache.find((each) => each.reference?.messageId === message.id);
    await mine?.edit({ content: `Anew: ${message.content.split('> ')[1]}`, allowedMentions: NO_PINGS });
  });
  client.on('messageDelete', async (message) => {
    const mine = message.channel.messages.cache.find((each) => each.reference?.messageId === message.id);
    await mine?.delete();
  });
  const ada = discord.user('ada');
  const said = ada.mention('What burned?');
  const reply = await said.reply();
  ada.editMessage(said, `<@${discord.world.app.id}> Who swam?`);
  await reply.after(0);
  expect(reply.content).toBe('Anew: Who swam?');
  ada.deleteMessage(said);
  await reply.gone();
  expect(ada.sees()).toEqual([]);
});

test('a ping is noticed, with who would have been called', async () => {
  const { discord, client } = await startListener();
  const ada = discord.user('ada');
  const channel = await client.channels.fetch(discord.general.id);
  if (!channel?.isSendable()) throw new Error('cannot send there');
  const sent = await channel.send(`Hello <@${ada.id}>`);
  await sent.edit({ content: `Hello again <@${ada.id}>`, allowedMentions: NO_PINGS });
  expect(discord.pinged).toEqual([{ messageId: sent.id, pings: [`<@${ada.id}>`] }]);
  expect(discord.unguarded.map(({ route }) => route)).toEqual(['POST /channels/:channel/messages']);
});

test('only the author edits; others’ messages need a permission to delete', async () => {
  const { discord, client } = await startListener();
  const said = discord.user('ada').say('Mine.');
  const routes = `/channels/${discord.general.id}/messages/${said.id}` as const;
  await expect(client.rest.patch(routes, { body: { content: 'x' } })).rejects.toMatchObject({
    code: 50005,
    status: 403,
  });
  await expect(client.rest.delete(routes)).rejects.toMatchObject({ code: 50013, status: 403 });
  discord.permit(discord.general, { allow: ['ManageMessages'] });
  await client.rest.delete(routes);
  expect(said.deleted).toBe(true);
  await expect(client.rest.get(routes)).rejects.toMatchObject({ code: 10008, status: 404 });
});

test.each([
  ['ViewChannel', 50001],
  ['SendMessages', 50013],
  ['EmbedLinks', 50013],
  ['ReadMessageHistory', 160002],
] as const)('without %s a reply with an embed is refused with %i', async (permission, code) => {
  const { discord, client } = await startListener();
  const said = discord.user('ada').say('x');
  const post = (messageId: string) =>
    client.rest.post(`/channels/${discord.general.id}/messages`, {
      body: { embeds: [{ title: 't' }], message_reference: { message_id: messageId } },
    });
  await post(said.id);
  discord.permit(discord.general, { deny: [permission] });
  await expect(post(said.id)).rejects.toMatchObject({ code });
});

test('the client computes the same permissions as the fake', async () => {
  const { discord, client } = await startListener();
  discord.permit(discord.general, { deny: ['EmbedLinks'], allow: ['ManageMessages'] });
  const channel = () => client.guilds.cache.get(discord.guild.id)!.channels.cache.get(discord.general.id)!;
  const mine = () => channel().permissionsFor(client.user.id)?.bitfield;
  const theirs = discord.world.permissionsIn(discord.general, client.user.id);
  await until(
    () => mine() === theirs,
    () => `${mine()} in the client, ${theirs} in the fake`,
  );
});

test('a reply to a message that is gone is refused, or sent without the reference on request', async () => {
  const { discord, client } = await startListener();
  const post = (more: object) =>
    client.rest.post(`/channels/${discord.general.id}/messages`, {
      body: { content: 'x', message_reference: { message_id: '123456789012345678', ...more } },
    });
  await expect(post({})).rejects.toMatchObject({ code: 50035 });
  await post({ fail_if_not_exists: false });
  expect(
    discord
      .user('ada')
      .sees()
      .map(({ content }) => content),
  ).toEqual(['x']);
});

test('nothing to see is 50006, also after an edit', async () => {
  const { discord, client } = await startListener();
  const path = `/channels/${discord.general.id}/messages` as const;
  await expect(client.rest.post(path, { body: { content: ' \n' } })).rejects.toMatchObject({ code: 50006 });
  const sent = (await client.rest.post(path, { body: { content: 'x' } })) as { id: string };
  const edit = client.rest.patch(`${path}/${sent.id}`, { body: { content: '' } });
  await expect(edit).rejects.toMatchObject({ code: 50006 });
  expect(
    discord
      .user('ada')
      .sees()
      .map(({ content }) => content),
  ).toEqual(['x']);
});

test('a thread is started once from a message; in it only the permission for threads counts', async () => {
  const { discord, client } = await startListener();
  const channel = await client.channels.fetch(discord.general.id);
  if (!channel?.isSendable()) throw new Error('cannot send there');
  const sent = await channel.send({ content: 'Answer.', allowedMentions: NO_PINGS });
  const thread = await sent.startThread({ name: 'Follow up', autoArchiveDuration: 1440 });
  expect(thread.id).toBe(sent.id);
  await expect(sent.startThread({ name: 'Again' })).rejects.toMatchObject({ code: 160004 });
  discord.permit(discord.general, { deny: ['SendMessages'] });
  await thread.send({ content: 'In the thread.', allowedMentions: NO_PINGS });
  discord.permit(discord.general, { deny: ['SendMessagesInThreads'] });
  await expect(thread.send('No more.')).rejects.toMatchObject({ code: 50013 });
  const there = discord.user('ada').sees({ channel: discord.world.channels.get(thread.id)! });
  expect(there.map(({ content }) => content)).toEqual(['In the thread.']);
});

test.each([
  ['a name of 101 characters', { name: 'x'.repeat(101) }],
  ['no name', {}],
  ['a time that is no choice', { name: 'x', auto_archive_duration: 90 }],
])('a thread with %s is refused', async (_, body) => {
  const { discord, client } = await startListener();
  const said = discord.user('ada').say('x');
  const path = `/channels/${discord.general.id}/messages/${said.id}/threads` as const;
  await expect(client.rest.post(path, { body })).rejects.toMatchObject({ code: 50035 });
});

test('files arrive with their names and can be fetched; an edit keeps those that it names', async () => {
  const { discord, client } = await startListener();
  const channel = await client.channels.fetch(discord.general.id);
  if (!channel?.isSendable()) throw new Error('cannot send there');
  const files = [
    { name: 'a.md', attachment: Buffer.from('# A') },
    { name: 'b.md', attachment: Buffer.from('# B') },
  ];
  const sent = await channel.send({ files, allowedMentions: NO_PINGS });
  const shown = discord.user('ada').sees()[0]!;
  expect(shown.files).toEqual([
    { name: 'a.md', text: '# A' },
    { name: 'b.md', text: '# B' },
  ]);
  const second = sent.attachments.find(({ name }) => name === 'b.md')!;
  expect(await (await fetch(second.url)).text()).toBe('# B');
  await sent.edit({ attachments: [second], allowedMentions: NO_PINGS });
  expect(shown.files.map(({ name }) => name)).toEqual(['b.md']);
});

test('a person who takes no direct messages cannot be written to', async () => {
  const { discord, client } = await startListener();
  const ada = discord.user('ada');
  ada.person.refusesMessages = true;
  const user = await client.users.fetch(ada.id);
  await expect(user.send('x')).rejects.toMatchObject({ code: 50007, status: 403 });
});

test('private messages are not in the channel for the API', async () => {
  const { discord, client } = await startListener();
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Private.', flags: PRIVATE });
  });
  await client.application.commands.set([{ name: 'ask', description: 'Ask' }]);
  const answer = await discord.user('ada').slash('ask').answer();
  const path = `/channels/${discord.general.id}/messages/${answer.id}` as const;
  await expect(client.rest.get(path)).rejects.toMatchObject({ code: 10008 });
  await expect(client.rest.patch(path, { body: { content: 'x' } })).rejects.toMatchObject({ code: 10008 });
});

test('of embeds with the same address the user sees one; texts are read as rendered', async () => {
  const { discord, client } = await startListener();
  const url = 'https://example.org/article';
  await client.rest.post(`/channels/${discord.general.id}/messages`, {
    body: {
      content: '**Seven** ships',
      embeds: [
        { title: 'One', url, description: '> quoted' },
        { title: 'Two', url },
        { title: 'Three', url: `${url}#3` },
      ],
    },
  });
  const [shown] = discord.user('ada').sees();
  expect(shown!.text).toBe('**Seven** ships\nOne\n> quoted\nThree');
  expect(shown!.readable).toBe('Seven ships\nOne\nquoted\nThree');
});
