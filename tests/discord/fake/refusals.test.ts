/** The life of an interaction: deadlines, one first reply, what may follow what. */
import type { ChatInputCommandInteraction } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { until } from '../../fakes/discord/until.ts';
import { closeAll, NO_PINGS, PRIVATE, startWithAsk } from './client.ts';

afterEach(closeAll);

const callback = (interaction: ChatInputCommandInteraction) =>
  `/interactions/${interaction.id}/${interaction.token}/callback` as const;
const webhook = (interaction: ChatInputCommandInteraction) =>
  `/webhooks/${interaction.applicationId}/${interaction.token}` as const;

describe('the life of an interaction', () => {
  test('a first reply after three seconds is 10062, and the user is told that the application did not respond', async () => {
    const { discord, untilError } = await startWithAsk(async (interaction, fake) => {
      fake.clock.advance(3_001);
      await interaction.reply({ content: 'Late.', allowedMentions: NO_PINGS });
    });
    const asked = discord.user('ada').slash('ask');
    expect(await asked.failed()).toBe('The application did not respond');
    expect(await untilError()).toMatchObject({ code: 10062, status: 404 });
    expect(discord.user('ada').sees()).toEqual([]);
  });

  test('a second first reply is 40060', async () => {
    const { discord, untilError } = await startWithAsk(async (interaction) => {
      await interaction.reply({ content: 'One.', allowedMentions: NO_PINGS });
      await interaction.client.rest.post(callback(interaction), {
        body: { type: 4, data: { content: 'Two.' } },
        auth: false,
      });
    });
    await discord.user('ada').slash('ask').answer();
    expect(await untilError()).toMatchObject({ code: 40060, status: 400 });
  });

  test('nothing by the token before the first reply: 10015', async () => {
    const { discord, untilError } = await startWithAsk((interaction) =>
      interaction.client.rest.post(webhook(interaction), { body: { content: 'x' }, auth: false }),
    );
    discord.user('ada').slash('ask');
    expect(await untilError()).toMatchObject({ code: 10015, status: 404 });
  });

  test('after fifteen minutes the token is invalid, the message can still be edited in its channel', async () => {
    const { discord, untilError, client } = await startWithAsk(async (interaction, fake) => {
      await interaction.reply({ content: 'Answer.', allowedMentions: NO_PINGS });
      fake.clock.advance(15 * 60_000 + 1);
      await interaction.editReply({ content: 'Changed.', allowedMentions: NO_PINGS });
    });
    const answer = await discord.user('ada').slash('ask').answer();
    expect(await untilError()).toMatchObject({ code: 50027, status: 401 });
    await client.rest.patch(`/channels/${discord.general.id}/messages/${answer.id}`, {
      body: { content: 'Through the channel.' },
    });
    expect(answer.content).toBe('Through the channel.');
  });

  test('a user who waits more than fifteen minutes for a deferred answer is told so', async () => {
    const { discord } = await startWithAsk((interaction) => interaction.deferReply());
    const asked = discord.user('ada').slash('ask');
    await asked.shown();
    expect(asked.state).toBe('deferred');
    discord.clock.advance(15 * 60_000 + 1);
    expect(asked.state).toBe('failed');
  });

  test('a modal after a defer and a defer with other flags are refused', async () => {
    const modal = { title: 't', custom_id: 'm', components: [] };
    const { discord, errors } = await startWithAsk(async (interaction) => {
      const send = (body: object) =>
        interaction.client.rest
          .post(callback(interaction), { body, auth: false })
          .catch((error: unknown) => errors.push(error));
      await send({ type: 5, data: { flags: 32768 } });
      await send({ type: 8, data: { choices: [] } });
      await send({ type: 5, data: {} });
      await send({ type: 9, data: modal });
    });
    await discord.user('ada').slash('ask').shown();
    await until(
      () => errors.length === 3,
      () => `${errors.length} errors`,
    );
    expect(errors).toMatchObject([{ code: 50035 }, { code: 50035 }, { code: 40060 }]);
  });

  test('the first further message after a defer takes its place, as private as the defer said', async () => {
    const { discord } = await startWithAsk(async (interaction) => {
      await interaction.deferReply({ flags: PRIVATE });
      await interaction.followUp({ content: 'First.', allowedMentions: NO_PINGS });
      await interaction.followUp({ content: 'Second.', allowedMentions: NO_PINGS });
    });
    const asked = discord.user('ada').slash('ask');
    const second = await asked.followUp();
    const first = await asked.answer();
    expect([first.content, first.ephemeral]).toEqual(['First.', true]);
    expect([second.content, second.ephemeral]).toEqual(['Second.', false]);
  });

  test('the first reply can be read and deleted; then it is 10008', async () => {
    const { discord, untilError } = await startWithAsk(async (interaction) => {
      await interaction.reply({ content: 'Answer.', allowedMentions: NO_PINGS });
      const seen = await interaction.fetchReply();
      await interaction.deleteReply(seen);
      await interaction.fetchReply();
    });
    const answer = await discord.user('ada').slash('ask').shown();
    await answer.gone();
    expect(await untilError()).toMatchObject({ code: 10008, status: 404 });
  });

  test('a reply that is too long is 50035 at its place, and the interaction stays open', async () => {
    const { discord, untilError } = await startWithAsk(async (interaction) => {
      const refused = await interaction
        .reply({ content: 'x'.repeat(2001), allowedMentions: NO_PINGS })
        .catch((error: unknown) => error);
      await interaction.reply({ content: 'Shorter.', allowedMentions: NO_PINGS });
      throw refused;
    });
    expect((await discord.user('ada').slash('ask').answer()).content).toBe('Shorter.');
    expect(await untilError()).toMatchObject({
      code: 50035,
      rawError: { errors: { data: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } },
    });
  });
});
