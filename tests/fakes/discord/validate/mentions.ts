/** Who a message would ping: discord-api-docs, resources/message "Allowed mentions object". */
import {
  checkBoolean,
  checkList,
  checkObject,
  checkSnowflake,
  type Findings,
  isMissing,
  isObject,
  type Path,
} from './basics.ts';

const KINDS = ['roles', 'users', 'everyone'];
const MOST_IDS = 100;

/** Problems of `allowed_mentions`. */
export function checkAllowedMentions(found: Findings, path: Path, value: unknown): void {
  if (isMissing(value)) return;
  const form = checkObject(found, path, value);
  if (!form) return;
  const parse = checkList(found, [...path, 'parse'], form.parse, { max: KINDS.length });
  parse.forEach((kind, index) => {
    if (KINDS.includes(kind as string)) return;
    const choices = KINDS.map((each) => `'${each}'`).join(', ');
    found.add([...path, 'parse', index], 'BASE_TYPE_CHOICES', `Value must be one of (${choices}).`);
  });
  for (const kind of ['roles', 'users']) {
    const ids = checkList(found, [...path, kind], form[kind], { max: MOST_IDS });
    ids.forEach((id, index) => {
      checkSnowflake(found, [...path, kind, index], id);
    });
    if (new Set(ids).size < ids.length) {
      found.add([...path, kind], 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The Set already contains this value');
    }
    if (ids.length > 0 && parse.includes(kind)) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      found.add(path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
  checkBoolean(found, [...path, 'replied_user'], form.replied_user);
}

/** What is known about a message beside its payload, to tell who it would ping. */
export interface PingContext {
  /** Author of the message that it replies to. */
  readonly repliedTo?: string;
  /** Whether the sender may mention everyone and all roles. */
  readonly mayMentionEveryone?: boolean;
}

/**
 * Who the payload would ping: `@everyone`, `@here`, `<@id>`, `<@&id>`; a ping by reply is `<@id>` too. Escaped mentions
 * and those in code count as well, which is stricter than Discord: only `allowed_mentions` is a safe guard.
 */
export function pingsOf(payload: unknown, context: PingContext = {}): string[] {
  if (!isObject(payload)) return [];
  const allowed = isObject(payload.allowed_mentions) ? payload.allowed_mentions : undefined;
  const content = typeof payload.content === 'string' ? payload.content : '';
  const pings = new Set<string>();
  const may = (kind: 'users' | 'roles', id: string) => {
    if (!allowed) return true;
    const ids = Array.isArray(allowed[kind]) ? allowed[kind] : [];
    return parses(allowed, kind) || ids.includes(id);
  };
  if (context.mayMentionEveryone && (!allowed || parses(allowed, 'everyone'))) {
    for (const [mention] of content.matchAll(/@everyone|@here/g)) pings.add(mention);
  }
  for (const [, id] of content.matchAll(/<@!?(\d+)>/g)) if (may('users', id!)) pings.add(`<@${id}>`);
  for (const [, id] of content.matchAll(/<@&(\d+)>/g)) if (may('roles', id!)) pings.add(`<@&${id}>`);
  const pingsReply = allowed ? allowed.replied_user === true : true;
  if (context.repliedTo && pingsReply) pings.add(`<@${context.repliedTo}>`);
  return [...pings];
}

/** Whether the payload closes all mentions itself: `allowed_mentions: {parse: []}` and nothing else let through. */
export function closesMentions(payload: unknown): boolean {
  if (!isObject(payload) || !isObject(payload.allowed_mentions)) return false;
  const { parse, users, roles, replied_user: replied } = payload.allowed_mentions;
  const none = (value: unknown) => isMissing(value) || (Array.isArray(value) && value.length === 0);
  return Array.isArray(parse) && parse.length === 0 && none(users) && none(roles) && replied !== true;
}

function parses(allowed: Readonly<Record<string, unknown>>, kind: string): boolean {
  return Array.isArray(allowed.parse) && allowed.parse.includes(kind);
}
