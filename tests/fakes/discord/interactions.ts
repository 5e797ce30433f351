/**
 * The life of an interaction: three seconds for the first reply, fifteen minutes for the token, one first reply, what
 * may follow what. discord-api-docs, interactions/receiving-and-responding.
 */
import { randomBytes } from 'node:crypto';
import type { FakeClock } from './clock.ts';
import { MESSAGE_TYPE, type Messages, type StoredMessage, type UploadedFile } from './messages.ts';
import { ApiError, demand, invalidForm, refusals } from './problems.ts';
import { choicesProblems, deferProblems, editProblems, messageProblems, modalProblems } from './validate.ts';
import { isObject, type Json } from './validate/basics.ts';
import { FLAG } from './validate/message.ts';
import type { ChoiceKind } from './validate/modal.ts';
import type { Channel, World } from './world.ts';

/** Milliseconds for the first reply, and for everything by the token. */
export const FIRST_REPLY_MS = 3_000;
export const TOKEN_MS = 15 * 60_000;

export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
export const REPLY = { message: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly personId: string;
  readonly channel: Channel;
  /** Milliseconds since 1970 by the fake's clock. */
  readonly createdAt: number;
  /** By performance.now(), to measure the bot. */
  readonly startedAt: number;
  readonly metadata: Json;
  /** The message of the button, also through a modal that the button opened. */
  readonly source?: StoredMessage;
  /** Autocomplete: what the option takes. */
  readonly choiceKind?: ChoiceKind;
  /** Whether the first reply of a command is a reply to its target or shows the command. */
  readonly replyType: number;
  /** Message that the first reply refers to: the target of a message command. */
  readonly target?: StoredMessage;
  firstReply?: { readonly type: number; readonly at: number };
  /** When there was an answer to read, by performance.now(). */
  answeredAt?: number;
  /** The first reply as a message; of an update the message of the button. */
  original?: StoredMessage;
  readonly followUps: StoredMessage[];
  choices?: readonly Json[];
  modal?: Json;
  /** What the bot sent in vain. */
  readonly refusals: ApiError[];
}

/** What may answer what. An update needs a message that the button is on. */
const LEGAL: Readonly<Record<number, readonly number[]>> = {
  [INTERACTION.command]: [REPLY.message, REPLY.defer, REPLY.modal],
  [INTERACTION.component]: [REPLY.message, REPLY.defer, REPLY.deferUpdate, REPLY.update, REPLY.modal],
  [INTERACTION.autocomplete]: [REPLY.choices],
  [INTERACTION.modal]: [REPLY.message, REPLY.defer, REPLY.deferUpdate, REPLY.update],
};

export class Interactions {
  readonly all: Interaction[] = [];

  constructor(
    private readonly world: World,
    private readonly clock: FakeClock,
    private readonly messages: Messages,
  ) {}

  /** Begins one; the caller sends it to the bot. */
  begin(
    parts: Pick<Interaction, 'type' | 'personId' | 'channel' | 'metadata'> &
      Partial<Pick<Interaction, 'source' | 'choiceKind' | 'target' | 'replyType'>>,
  ): Interaction {
    const id = this.clock.snowflake();
    const interaction: Interaction = {
      replyType: MESSAGE_TYPE.slash,
      ...parts,
      id,
      metadata: { ...parts.metadata, id, type: parts.type },
      token: randomBytes(48).toString('base64url'),
      createdAt: this.clock.now(),
      startedAt: performance.now(),
      followUps: [],
      refusals: [],
    };
    this.all.push(interaction);
    return interaction;
  }

  /**
   * The first reply.
   * @throws ApiError 10062 when it is unknown or too late, 40060 when there was one, 50035 for what does not fit.
   */
  respond(id: string, token: string, body: unknown, files: readonly UploadedFile[]): Interaction {
    const interaction = this.all.find((each) => each.id === id && each.token === token);
    if (!interaction) throw refusals.unknownInteraction();
    return this.#noting(interaction, () => {
      const isLate = this.clock.now() - interaction.createdAt > FIRST_REPLY_MS;
      if (interaction.firstReply) throw refusals.alreadyAcknowledged();
      if (isLate) throw refusals.unknownInteraction();
      this.#reply(interaction, isObject(body) ? body : {}, files);
      return interaction;
    });
  }

  /**
   * The interaction that a token of a webhook belongs to.
   * @throws ApiError 10015 before the first reply or for an unknown token, 50027 after fifteen minutes.
   */
  byToken(app: string, token: string): Interaction {
    const interaction = this.all.find((each) => each.token === token);
    if (!interaction || app !== this.world.app.id) throw refusals.unknownWebhook();
    return this.#noting(interaction, () => {
      if (this.clock.now() - interaction.createdAt > TOKEN_MS) throw refusals.invalidWebhookToken();
      if (!interaction.firstReply) throw refusals.unknownWebhook();
      return interaction;
    });
  }

  /** A message of the interaction by its id or `@original`. @throws ApiError 10008 when it is not there. */
  message(interaction: Interaction, id: string): StoredMessage {
    const found =
      id === '@original'
        ? interaction.original
        : [interaction.original, ...interaction.followUps].find((each) => each?.id === id);
    if (!found || found.deleted) throw refusals.unknownMessage();
    return found;
  }

  /** A further message. After a deferred reply the first one takes its place, private as the defer said. */
  followUp(interaction: Interaction, payload: Json, files: readonly UploadedFile[]): StoredMessage {
    return this.#noting(interaction, () => {
      demand(messageProblems(payload, 'interaction'));
      const { original } = interaction;
      if (original && (original.flags & FLAG.loading) !== 0 && !original.deleted) {
        this.messages.edit(original, payload, files);
        interaction.answeredAt ??= performance.now();
        return original;
      }
      const metadata = { ...interaction.metadata, original_response_message_id: original?.id };
      const message = this.messages.post({
        channel: interaction.channel,
        authorId: this.world.app.id,
        payload,
        files,
        interaction: metadata,
        ...this.#privacy(interaction, payload),
        ...(original && !original.deleted ? { reference: original } : {}),
      });
      interaction.followUps.push(message);
      return message;
    });
  }

  /** Edits a message of the interaction. */
  edit(interaction: Interaction, id: string, payload: Json, files: readonly UploadedFile[]): StoredMessage {
    return this.#noting(interaction, () => {
      const message = this.message(interaction, id);
      demand(editProblems(payload, message.flags));
      this.messages.edit(message, payload, files);
      if (message === interaction.original) interaction.answeredAt ??= performance.now();
      return message;
    });
  }

  #reply(interaction: Interaction, body: Json, files: readonly UploadedFile[]): void {
    const type = body.type as number;
    this.#checkType(interaction, type);
    const data = isObject(body.data) ? body.data : {};
    switch (type) {
      case REPLY.message:
        demand(messageProblems(data, 'interaction', ['data']));
        interaction.original = this.#post(interaction, data, files, false);
        break;
      case REPLY.defer:
        demand(deferProblems(body.data, ['data']));
        interaction.original = this.#post(interaction, data, [], true);
        break;
      case REPLY.update:
        if (interaction.source!.deleted) throw refusals.unknownMessage();
        demand(editProblems(data, interaction.source!.flags, ['data']));
        this.messages.edit(interaction.source!, data, files);
        interaction.original = interaction.source!;
        break;
      case REPLY.deferUpdate:
        if (interaction.source) interaction.original = interaction.source;
        break;
      case REPLY.choices:
        demand(choicesProblems(data, interaction.choiceKind, ['data']));
        interaction.choices = (data.choices as Json[] | undefined) ?? [];
        break;
      case REPLY.modal:
        demand(modalProblems(data, ['data']));
        interaction.modal = data;
        break;
    }
    interaction.firstReply = { type, at: performance.now() };
    if (type !== REPLY.defer && type !== REPLY.deferUpdate) interaction.answeredAt = performance.now();
  }

  #checkType(interaction: Interaction, type: number): void {
    const legal = LEGAL[interaction.type]!.filter((each) => each !== REPLY.update || interaction.source);
    if (legal.includes(type)) return;
    const message = `Value must be one of {${legal.join(', ')}}.`;
    throw invalidForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }]);
  }

  #post(interaction: Interaction, payload: Json, files: readonly UploadedFile[], loading: boolean) {
    const isCommand = interaction.type === INTERACTION.command;
    const reference = interaction.target ?? (isCommand ? undefined : interaction.source);
    return this.messages.post({
      channel: interaction.channel,
      authorId: this.world.app.id,
      payload,
      files,
      loading,
      interaction: interaction.metadata,
      type: isCommand ? interaction.replyType : MESSAGE_TYPE.reply,
      ...this.#privacy(interaction, payload),
      ...(reference && !reference.deleted ? { reference } : {}),
    });
  }

  #privacy(interaction: Interaction, payload: Json): { visibleTo?: string } {
    const isPrivate = typeof payload.flags === 'number' && (payload.flags & FLAG.ephemeral) !== 0;
    return isPrivate ? { visibleTo: interaction.personId } : {};
  }

  /** Keeps what was refused with the interaction, so that a test that waits can say why nothing comes. */
  #noting<T>(interaction: Interaction, act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (error instanceof ApiError) interaction.refusals.push(error);
      throw error;
    }
  }
}
