/** The messages of all channels, with what each looked like before: who may see them and what a bot may read of them. */
import type { FakeClock } from './clock.ts';
import { memberPayload, userPayload } from './payloads.ts';
import { ApiError, refusals } from './problems.ts';
import { isMissing, isObject, type Json } from './validate/basics.ts';
import { breaksServer } from './validate/components.ts';
import { pingsOf } from './validate/mentions.ts';
import { FLAG } from './validate/message.ts';
import { type Channel, CHANNEL_TYPE, type World } from './world.ts';

export const MESSAGE_TYPE = { plain: 0, reply: 19, slash: 20, contextMenu: 23 } as const;

/** A file that came with a message. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly bytes: Buffer;
}

/** A file of a request; `index` is what `attachments[].id` names. */
export interface UploadedFile {
  readonly index: number;
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a message looked like at one time. */
export interface Look {
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly loading: boolean;
}

export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly type: number;
  readonly sentAt: number;
  content: string;
  embeds: readonly Json[];
  components: readonly Json[];
  files: StoredFile[];
  flags: number;
  /** Ephemeral: the only person who sees it. */
  readonly visibleTo?: string;
  /** `interaction_metadata` of a reply to an interaction. */
  readonly interaction?: Json;
  readonly referenceId?: string;
  /** Users that it mentions so that it pings them. */
  mentions: string[];
  mentionsEveryone: boolean;
  /** Whom it pinged or, edited, would have: see pingsOf. */
  pings: string[];
  readonly nonce?: string;
  readonly reactions: Set<string>;
  editedAt?: number;
  deleted: boolean;
  /** Counts what happened to it: 0 as sent, one more with every edit and with the deletion. */
  revision: number;
  /** Earlier looks, oldest first. */
  readonly history: Look[];
}

/** A message to be: a payload that was validated, and where it comes from. */
export interface Draft {
  readonly channel: Channel;
  readonly authorId: string;
  readonly payload: Json;
  readonly files?: readonly UploadedFile[];
  readonly type?: number;
  readonly visibleTo?: string;
  readonly interaction?: Json;
  readonly reference?: StoredMessage;
  readonly loading?: boolean;
}

export type MessageEvent = 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE';

export class Messages {
  readonly all = new Map<string, StoredMessage>();
  readonly #byChannel = new Map<string, StoredMessage[]>();
  /** Whether the bot has the privileged intent for the content of all messages. */
  contentIntent = false;
  /** Every ping that the bot's messages and edits asked for. */
  readonly pinged: { readonly messageId: string; readonly pings: readonly string[] }[] = [];

  constructor(
    private readonly world: World,
    private readonly clock: FakeClock,
    /** Where files can be fetched: the address of the fake. */
    private readonly address: () => string,
    private readonly tell: (event: MessageEvent, message: StoredMessage) => void,
  ) {}

  /** @throws ApiError 50006 for a message without anything to see. */
  post(draft: Draft): StoredMessage {
    const { channel, payload } = draft;
    const loading = draft.loading ? FLAG.loading : 0;
    const ephemeral = draft.visibleTo ? FLAG.ephemeral : 0;
    const message: StoredMessage = {
      id: this.clock.snowflake(),
      channelId: channel.id,
      authorId: draft.authorId,
      type: draft.type ?? (draft.reference ? MESSAGE_TYPE.reply : MESSAGE_TYPE.plain),
      sentAt: this.clock.now(),
      content: '',
      embeds: [],
      components: [],
      files: [],
      flags: flagsOf(payload) | loading | ephemeral,
      mentions: [],
      mentionsEveryone: false,
      pings: [],
      reactions: new Set(),
      deleted: false,
      revision: 0,
      history: [],
      ...(draft.visibleTo ? { visibleTo: draft.visibleTo } : {}),
      ...(draft.interaction ? { interaction: draft.interaction } : {}),
      ...(draft.reference ? { referenceId: draft.reference.id } : {}),
      ...(isMissing(payload.nonce) ? {} : { nonce: String(payload.nonce) }),
    };
    this.#fill(message, payload, draft.files ?? []);
    if (!draft.loading && isEmpty(message)) throw refusals.emptyMessage();
    this.all.set(message.id, message);
    this.#byChannel.set(channel.id, [...(this.#byChannel.get(channel.id) ?? []), message]);
    if (channel.thread) channel.thread.messageCount += 1;
    this.tell('MESSAGE_CREATE', message);
    return message;
  }

  /** @throws ApiError 50006 when nothing would be left to see. */
  edit(message: StoredMessage, payload: Json, files: readonly UploadedFile[] = []): void {
    const before = { ...message };
    const look = lookOf(message);
    message.flags = (message.flags & ~FLAG.loading) | (flagsOf(payload) & FLAG.componentsV2);
    this.#fill(message, payload, files);
    if (isEmpty(message)) {
      Object.assign(message, before);
      throw refusals.emptyMessage();
    }
    message.history.push(look);
    message.revision += 1;
    message.editedAt = this.clock.now();
    this.tell('MESSAGE_UPDATE', message);
  }

  remove(message: StoredMessage): void {
    message.deleted = true;
    message.revision += 1;
    this.tell('MESSAGE_DELETE', message);
  }

  /** A message that is there for everybody in the channel. */
  find(channelId: string, id: string): StoredMessage | undefined {
    const message = this.all.get(id);
    const isThere = message?.channelId === channelId && !message.deleted && !message.visibleTo;
    return isThere ? message : undefined;
  }

  /** What is in a channel for someone, oldest first; without a person, what is there for everybody. */
  inChannel(channelId: string, personId?: string): StoredMessage[] {
    const sent = this.#byChannel.get(channelId) ?? [];
    return sent.filter((each) => !each.deleted && (!each.visibleTo || each.visibleTo === personId));
  }

  /** The message as the bot gets it. Content only where Discord gives it without the privileged intent. */
  payloadOf(message: StoredMessage, { full = false, nested = false } = {}): Json {
    const author = this.world.people.get(message.authorId)!;
    const channel = this.world.channels.get(message.channelId)!;
    const guild = channel.guildId ? this.world.guilds.get(channel.guildId) : undefined;
    const shown = full || this.contentIntent || this.#isOpenToBot(message, channel);
    const isFromApp = Boolean(message.interaction);
    return {
      id: message.id,
      channel_id: message.channelId,
      author: userPayload(author),
      type: message.type,
      content: shown ? message.content : '',
      embeds: shown ? message.embeds : [],
      components: shown ? message.components : [],
      attachments: shown ? message.files.map((file) => this.#filePayload(message, file)) : [],
      mentions: message.mentions.map((id) => ({
        ...userPayload(this.world.people.get(id)!),
        ...(guild ? { member: memberPayload(guild, id) } : {}),
      })),
      mention_roles: [],
      mention_everyone: message.mentionsEveryone,
      pinned: false,
      tts: false,
      timestamp: isoOf(message.sentAt),
      edited_timestamp: message.editedAt === undefined ? null : isoOf(message.editedAt),
      flags: message.flags,
      ...(message.nonce ? { nonce: message.nonce } : {}),
      ...(isFromApp
        ? {
            application_id: this.world.app.id,
            webhook_id: this.world.app.id,
            interaction_metadata: message.interaction,
          }
        : {}),
      ...(message.referenceId && !nested ? this.#referencePayload(message, channel) : {}),
    };
  }

  #referencePayload(message: StoredMessage, channel: Channel): Json {
    const referenced = this.all.get(message.referenceId!);
    const guild = channel.guildId ? { guild_id: channel.guildId } : {};
    return {
      message_reference: { type: 0, message_id: message.referenceId, channel_id: channel.id, ...guild },
      referenced_message:
        !referenced || referenced.deleted ? null : this.payloadOf(referenced, { nested: true }),
    };
  }

  /**
   * Own messages, direct messages and mentions of the app. A reply that pings a regular message of the bot mentions it
   * too; one to an interaction's response does not: discord-api-docs, gateway/you-might-not-need-a-privileged-intent.
   */
  #isOpenToBot(message: StoredMessage, channel: Channel): boolean {
    const app = this.world.app.id;
    return (
      message.authorId === app ||
      channel.type === CHANNEL_TYPE.directMessage ||
      message.mentions.includes(app)
    );
  }

  #fill(message: StoredMessage, payload: Json, files: readonly UploadedFile[]): void {
    if ('content' in payload) message.content = String(payload.content ?? '').trim();
    if ('embeds' in payload) message.embeds = listOf(payload.embeds);
    if ('components' in payload) message.components = listOf(payload.components);
    if ((message.flags & FLAG.componentsV2) !== 0 && breaksServer(message.components)) {
      throw new ApiError(500, 0, '500: Internal Server Error');
    }
    this.#fillFiles(message, payload, files);
    const replied = message.referenceId ? this.all.get(message.referenceId) : undefined;
    const channel = this.world.channels.get(message.channelId)!;
    const permissions = this.world.permissionsIn(channel, message.authorId);
    message.pings = pingsOf(
      { content: message.content, allowed_mentions: payload.allowed_mentions },
      {
        mayMentionEveryone: (permissions & MENTION_EVERYONE) !== 0n,
        ...(replied && !replied.interaction && !message.interaction ? { repliedTo: replied.authorId } : {}),
      },
    );
    if (message.authorId === this.world.app.id && message.pings.length > 0) {
      this.pinged.push({ messageId: message.id, pings: message.pings });
    }
    message.mentionsEveryone = message.pings.some((ping) => ping.startsWith('@'));
    message.mentions = message.pings
      .map((ping) => /^<@(\d+)>$/.exec(ping)?.[1])
      .filter((id) => id !== undefined && this.world.people.has(id)) as string[];
  }

  /** Files that an edit does not name are gone, new ones come behind. */
  #fillFiles(message: StoredMessage, payload: Json, files: readonly UploadedFile[]): void {
    const named = isMissing(payload.attachments) ? undefined : listOf(payload.attachments);
    if (named) message.files = message.files.filter((file) => named.some((each) => each.id === file.id));
    for (const { index, name, bytes } of files) {
      const about = named?.find((each) => String(each.id) === String(index));
      message.files.push({
        id: this.clock.snowflake(),
        name: typeof about?.filename === 'string' ? about.filename : name,
        description: typeof about?.description === 'string' ? about.description : null,
        bytes,
      });
    }
  }

  #filePayload(message: StoredMessage, file: StoredFile): Json {
    const url = `${this.address()}/attachments/${message.channelId}/${file.id}/${encodeURIComponent(file.name)}`;
    return {
      id: file.id,
      filename: file.name,
      description: file.description,
      size: file.bytes.length,
      url,
      proxy_url: url,
    };
  }
}

const MENTION_EVERYONE = 1n << 17n;
/** Flags of a sender that stay with the message. */
const LASTING_FLAGS = FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.componentsV2;

function flagsOf(payload: Json): number {
  return typeof payload.flags === 'number' ? payload.flags & LASTING_FLAGS : 0;
}

function lookOf({ content, embeds, components, flags }: StoredMessage): Look {
  return { content, embeds, components, loading: (flags & FLAG.loading) !== 0 };
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Buttons alone are no message; with version 2 the components are the message. */
function isEmpty({ content, embeds, components, files, flags }: StoredMessage): boolean {
  if ((flags & FLAG.componentsV2) !== 0) return components.length === 0;
  return content === '' && embeds.length === 0 && files.length === 0;
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000+00:00');
}
