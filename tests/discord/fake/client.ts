/** The real discord.js client against the fake, as the tests of this folder need it. */
import {
  type ChatInputCommandInteraction,
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  MessageFlags,
  Partials,
} from 'discord.js';
import { FakeDiscord } from '../../fakes/discord/server.ts';
import { until } from '../../fakes/discord/until.ts';

export const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

export const NO_PINGS = { parse: [], repliedUser: false } as const;
export const PRIVATE = MessageFlags.Ephemeral;

const open: (() => Promise<unknown>)[] = [];

/** A fake that listens; closed by closeAll(). */
export async function startFake(
  options: ConstructorParameters<typeof FakeDiscord>[0] = {},
): Promise<FakeDiscord> {
  const discord = await new FakeDiscord(options).start();
  open.push(() => discord.stop());
  return discord;
}

/** A client that points at the fake and is not logged in. */
export function newClient(discord: FakeDiscord, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: INTENTS,
    // Without this the client drops direct messages: it does not know their channel.
    partials: [Partials.Channel],
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  });
  // A session that ends badly must not end the test process: the tests look at what the client does next.
  client.on(Events.Error, () => undefined);
  open.unshift(() => client.destroy());
  return client;
}

/** A client that is ready. */
export async function logIn(
  discord: FakeDiscord,
  handlers: {
    onInteraction?: (interaction: Interaction) => Promise<unknown>;
    onMessage?: (message: Message) => Promise<unknown>;
  } = {},
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = newClient(discord, options);
  const { onInteraction, onMessage } = handlers;
  if (onInteraction) client.on(Events.InteractionCreate, onInteraction);
  if (onMessage) {
    client.on(Events.MessageCreate, async (message) => {
      if (!message.author.bot) await onMessage(message);
    });
  }
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

export const ASK = { name: 'ask', description: 'Ask' };

/** A bot that does `act` with every slash command and keeps what went wrong; `/ask` is registered. */
export async function startWithAsk(
  act: (interaction: ChatInputCommandInteraction, discord: FakeDiscord) => Promise<unknown>,
) {
  const discord = await startFake();
  const errors: unknown[] = [];
  const client = await logIn(discord, {
    onInteraction: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await act(interaction, discord).catch((error: unknown) => errors.push(error));
    },
  });
  await client.application.commands.set([ASK]);
  const untilError = () =>
    until(
      () => errors[0],
      () => 'nothing was refused',
    );
  return { discord, client, errors, untilError };
}

/** Ends all clients and fakes of a test. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0)) await close();
}
