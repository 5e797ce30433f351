/** What the bot does in channels: messages, typing, threads, reactions, each with the permission that it needs. */
import { type ApiAnswer, type ApiRequest, NO_CONTENT, ok } from './http.ts';
import type { Messages, StoredMessage } from './messages.ts';
import { channelPayload } from './payloads.ts';
import { has, type Permission } from './permissions.ts';
import { demand, invalidForm, refusals } from './problems.ts';
import { editProblems, messageProblems } from './validate.ts';
import { checkChoice, checkText, Findings, isMissing, isObject, type Json } from './validate/basics.ts';
import { FLAG } from './validate/message.ts';
import { CHANNEL_TYPE, type Channel, type World } from './world.ts';

/** Minutes without a message after which a thread is put away. */
const ARCHIVE_MINUTES = [60, 1440, 4320, 10080];
const THREAD_NAME = 100;
const MOST_MESSAGES = 100;

export class Channels {
  constructor(
    private readonly world: World,
    private readonly messages: Messages,
    private readonly now: () => number,
    /** Tells the bot of a channel that is new or changed. */
    private readonly tell: (
      event: 'THREAD_CREATE' | 'THREAD_UPDATE' | 'CHANNEL_UPDATE',
      channel: Channel,
    ) => void,
  ) {}

  show({ values }: ApiRequest): ApiAnswer {
    return ok(channelPayload(this.world, this.#channel(values)));
  }

  post({ values, body, files }: ApiRequest): ApiAnswer {
    const payload = isObject(body) ? body : {};
    const channel = this.#channel(values);
    this.#needToSend(channel);
    demand(messageProblems(payload));
    if (listLength(payload.embeds) > 0) this.#need(channel, 'EmbedLinks');
    if (files.length > 0) this.#need(channel, 'AttachFiles');
    const same = this.#sentAlready(channel, payload);
    if (same) return ok(this.messages.payloadOf(same));
    const reference = this.#reference(channel, payload.message_reference);
    const message = this.messages.post({
      channel,
      authorId: this.world.app.id,
      payload,
      files,
      ...(reference ? { reference } : {}),
    });
    return ok(this.messages.payloadOf(message));
  }

  list({ values, query }: ApiRequest): ApiAnswer {
    const channel = this.#channel(values);
    if (!this.#can(channel, 'ReadMessageHistory')) return ok([]);
    const limit = Math.min(Number(query.get('limit') ?? 50), MOST_MESSAGES);
    const before = query.get('before');
    const after = query.get('after');
    const found = this.messages
      .inChannel(channel.id)
      .filter(({ id }) => (!before || BigInt(id) < BigInt(before)) && (!after || BigInt(id) > BigInt(after)))
      .reverse();
    return ok(
      (after ? found.slice(-limit) : found.slice(0, limit)).map((each) => this.messages.payloadOf(each)),
    );
  }

  showMessage({ values }: ApiRequest): ApiAnswer {
    const channel = this.#channel(values);
    this.#need(channel, 'ReadMessageHistory');
    return ok(this.messages.payloadOf(this.#message(values)));
  }

  edit({ values, body, files }: ApiRequest): ApiAnswer {
    this.#channel(values);
    const message = this.#message(values);
    if (message.authorId !== this.world.app.id) throw refusals.notTheAuthor();
    const payload = isObject(body) ? body : {};
    demand(editProblems(payload, message.flags));
    this.messages.edit(message, payload, files);
    return ok(this.messages.payloadOf(message));
  }

  remove({ values }: ApiRequest): ApiAnswer {
    const channel = this.#channel(values);
    const message = this.#message(values);
    if (message.authorId !== this.world.app.id) this.#need(channel, 'ManageMessages');
    this.messages.remove(message);
    return NO_CONTENT;
  }

  type({ values }: ApiRequest): ApiAnswer {
    const channel = this.#channel(values);
    this.#needToSend(channel);
    channel.typing.push(this.now());
    return NO_CONTENT;
  }

  react({ values }: ApiRequest): ApiAnswer {
    const channel = this.#channel(values);
    this.#need(channel, 'ReadMessageHistory');
    this.#need(channel, 'AddReactions');
    this.#message(values).reactions.add(values.emoji!);
    return NO_CONTENT;
  }

  unreact({ values }: ApiRequest): ApiAnswer {
    this.#channel(values);
    this.#message(values).reactions.delete(values.emoji!);
    return NO_CONTENT;
  }

  /** A thread that grows from a message, or one of its own. */
  startThread({ values, body }: ApiRequest): ApiAnswer {
    const parent = this.#channel(values);
    if (parent.type !== CHANNEL_TYPE.text) throw refusals.wrongChannelType();
    const form = isObject(body) ? body : {};
    const fromMessage = values.message !== undefined;
    const isPrivate = !fromMessage && form.type !== CHANNEL_TYPE.publicThread;
    this.#need(parent, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads');
    demand(threadProblems(form, true));
    const message = fromMessage ? this.#message(values) : undefined;
    if (message && this.world.channels.has(message.id)) throw refusals.threadExists();
    const thread = this.world.addThread(parent, String(form.name), this.world.app.id, message?.id);
    applyThread(thread, form);
    if (message) message.flags |= FLAG.hasThread;
    this.tell('THREAD_CREATE', thread);
    return { status: 201, body: channelPayload(this.world, thread) };
  }

  /** Renames, archives or locks a thread; other channels are not the bot's business. */
  change({ values, body }: ApiRequest): ApiAnswer {
    const channel = this.#channel(values);
    if (!channel.thread) throw refusals.missingPermissions();
    const form = isObject(body) ? body : {};
    demand(threadProblems(form, false));
    if (channel.thread.ownerId !== this.world.app.id || form.locked !== undefined) {
      this.#need(channel, 'ManageThreads');
    }
    applyThread(channel, form);
    this.tell('THREAD_UPDATE', channel);
    return ok(channelPayload(this.world, channel));
  }

  /** The bot joins or leaves a thread. */
  join({ values }: ApiRequest): ApiAnswer {
    if (!this.#channel(values).thread) throw refusals.wrongChannelType();
    return NO_CONTENT;
  }

  /** The channel, when the bot can see it. */
  #channel(values: ApiRequest['values']): Channel {
    const channel = this.world.channels.get(values.channel!);
    if (!channel) throw refusals.unknownChannel();
    if (!this.#can(channel, 'ViewChannel')) throw refusals.missingAccess();
    return channel;
  }

  #message(values: ApiRequest['values']): StoredMessage {
    const message = this.messages.find(values.channel!, values.message!);
    if (!message) throw refusals.unknownMessage();
    return message;
  }

  #can(channel: Channel, ...permissions: Permission[]): boolean {
    return has(this.world.permissionsIn(channel, this.world.app.id), ...permissions);
  }

  #need(channel: Channel, permission: Permission): void {
    if (!this.#can(channel, permission)) throw refusals.missingPermissions();
  }

  /** In a thread only SEND_MESSAGES_IN_THREADS counts; a message opens a thread that was put away, unless it is locked. */
  #needToSend(channel: Channel): void {
    const person = channel.recipientId ? this.world.people.get(channel.recipientId) : undefined;
    if (person?.refusesMessages) throw refusals.cannotMessageUser();
    this.#need(channel, channel.thread ? 'SendMessagesInThreads' : 'SendMessages');
    if (!channel.thread) return;
    if (channel.thread.locked && !this.#can(channel, 'ManageThreads')) throw refusals.threadLocked();
    channel.thread.archived = false;
  }

  /** With `enforce_nonce` the same message is not sent twice. */
  #sentAlready(channel: Channel, payload: Json): StoredMessage | undefined {
    if (payload.enforce_nonce !== true || isMissing(payload.nonce)) return undefined;
    const nonce = String(payload.nonce);
    return this.messages
      .inChannel(channel.id)
      .find((each) => each.authorId === this.world.app.id && each.nonce === nonce);
  }

  #reference(channel: Channel, value: unknown): StoredMessage | undefined {
    if (!isObject(value)) return undefined;
    if (!this.#can(channel, 'ReadMessageHistory')) throw refusals.cannotReplyUnread();
    const message = this.messages.find(channel.id, String(value.message_id));
    if (message || value.fail_if_not_exists === false) return message;
    throw invalidForm([
      { path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' },
    ]);
  }
}

function listLength(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function threadProblems(form: Json, isNew: boolean) {
  const found = new Findings();
  if (isNew || !isMissing(form.name)) {
    checkText(found, ['name'], form.name, { min: 1, max: THREAD_NAME, required: true });
  }
  if (!isMissing(form.auto_archive_duration)) {
    checkChoice(found, ['auto_archive_duration'], form.auto_archive_duration, ARCHIVE_MINUTES);
  }
  return found.list;
}

function applyThread(channel: Channel, form: Json): void {
  const thread = channel.thread!;
  if (typeof form.name === 'string') channel.name = form.name;
  if (typeof form.archived === 'boolean') thread.archived = form.archived;
  if (typeof form.locked === 'boolean') thread.locked = form.locked;
  if (typeof form.auto_archive_duration === 'number') thread.autoArchiveMinutes = form.auto_archive_duration;
}
