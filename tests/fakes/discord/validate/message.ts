/** The payload of a message, new or edited: discord-api-docs, resources/message. */
import {
  checkBoolean,
  checkInteger,
  checkList,
  checkObject,
  checkSnowflake,
  checkText,
  type Findings,
  isMissing,
  type Json,
  type Path,
} from './basics.ts';
import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import { checkAllowedMentions } from './mentions.ts';

export const MESSAGE_LIMITS = {
  content: 2000,
  nonce: 25,
  files: 10,
  /** Bytes of one file: 10 MiB. */
  file: 10 * 1024 * 1024,
  fileDescription: 1024,
} as const;

export const FLAG = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  voice: 1 << 13,
  componentsV2: 1 << 15,
} as const;

/** Where a payload goes, which decides about its flags. */
export type MessagePlace = 'channel' | 'interaction' | 'edit';

/** The flags that a sender may set, by place. Stricter than Discord, which may ignore what does not fit. */
const ALLOWED_FLAGS: Readonly<Record<MessagePlace, number>> = {
  channel: FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.voice | FLAG.componentsV2,
  interaction:
    FLAG.suppressEmbeds | FLAG.ephemeral | FLAG.suppressNotifications | FLAG.voice | FLAG.componentsV2,
  edit: FLAG.suppressEmbeds | FLAG.componentsV2,
};

/** Problems of a message. `existing`: the flags of the message that is edited; an edit may repeat them. */
export function checkMessage(
  found: Findings,
  path: Path,
  payload: Json,
  place: MessagePlace,
  existing = 0,
): void {
  checkText(found, [...path, 'content'], payload.content, { max: MESSAGE_LIMITS.content });
  checkEmbeds(found, [...path, 'embeds'], payload.embeds);
  checkAllowedMentions(found, [...path, 'allowed_mentions'], payload.allowed_mentions);
  checkBoolean(found, [...path, 'tts'], payload.tts);
  checkNonce(found, [...path, 'nonce'], payload.nonce);
  const flags = checkFlags(found, [...path, 'flags'], payload.flags, ALLOWED_FLAGS[place] | existing);
  const laidOut = ((flags | existing) & FLAG.componentsV2) !== 0;
  if (!isMissing(payload.components) || (laidOut && place !== 'edit')) {
    checkComponents(found, [...path, 'components'], payload.components, laidOut);
  }
  if (laidOut) checkNoLegacy(found, path, payload);
  checkAttachments(found, [...path, 'attachments'], payload.attachments);
  checkReference(found, [...path, 'message_reference'], payload.message_reference);
}

/** Problems of the data of a deferred reply: only whether it will be private. */
export function checkDefer(found: Findings, path: Path, data: unknown): void {
  if (isMissing(data)) return;
  const form = checkObject(found, path, data);
  if (form) checkFlags(found, [...path, 'flags'], form.flags, FLAG.ephemeral);
}

function checkFlags(found: Findings, path: Path, value: unknown, allowed: number): number {
  const flags = checkInteger(found, path, value, { min: 0, max: 2 ** 31 - 1 }) ?? 0;
  if ((flags & ~allowed) !== 0) {
    found.add(path, 'MESSAGE_FLAGS_INVALID', `Flags ${flags & ~allowed} cannot be set here.`);
  }
  return flags;
}

function checkNonce(found: Findings, path: Path, value: unknown): void {
  if (typeof value === 'number' && Number.isInteger(value)) return;
  checkText(found, path, value, { max: MESSAGE_LIMITS.nonce });
}

function checkNoLegacy(found: Findings, path: Path, payload: Json): void {
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) {
    const value = payload[field];
    if (isMissing(value) || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    found.add([...path, field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}

function checkAttachments(found: Findings, path: Path, value: unknown): void {
  checkList(found, path, value, { max: MESSAGE_LIMITS.files }).forEach((each, index) => {
    const file = checkObject(found, [...path, index], each);
    if (!file) return;
    checkSnowflake(found, [...path, index, 'id'], String(file.id));
    const rule = { max: MESSAGE_LIMITS.fileDescription };
    checkText(found, [...path, index, 'description'], file.description, rule);
  });
}

function checkReference(found: Findings, path: Path, value: unknown): void {
  if (isMissing(value)) return;
  const reference = checkObject(found, path, value);
  if (!reference) return;
  if (isMissing(reference.message_id)) found.required([...path, 'message_id']);
  else checkSnowflake(found, [...path, 'message_id'], reference.message_id);
}
