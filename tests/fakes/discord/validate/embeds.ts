/** Embeds: discord-api-docs, resources/message "Embed limits". */
import {
  checkBoolean,
  checkInteger,
  checkList,
  checkObject,
  checkText,
  checkUrl,
  type Findings,
  isMissing,
  type Json,
  lengthOf,
  type Path,
} from './basics.ts';

export const EMBED_LIMITS = {
  embeds: 10,
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  /** Over all embeds of a message: titles, descriptions, field names and values, footers, authors. */
  all: 6000,
  url: 2048,
} as const;

const WEB = ['http', 'https'];
const PICTURE = ['http', 'https', 'attachment'];
/** One of these must be there, or the embed would be empty. */
const VISIBLE = ['title', 'description', 'fields', 'footer', 'author', 'image', 'thumbnail'];

/** Problems of the `embeds` of a message. */
export function checkEmbeds(found: Findings, path: Path, value: unknown): void {
  const embeds = checkList(found, path, value, { max: EMBED_LIMITS.embeds });
  let characters = 0;
  embeds.forEach((embed, index) => {
    const form = checkObject(found, [...path, index], embed);
    if (form) characters += checkEmbed(found, [...path, index], form);
  });
  if (characters > EMBED_LIMITS.all) {
    const message = `Embed size exceeds maximum size of ${EMBED_LIMITS.all}`;
    found.add(path, 'MAX_EMBED_SIZE_EXCEEDED', message);
  }
}

/** Returns the characters that count towards the sum. */
function checkEmbed(found: Findings, path: Path, embed: Json): number {
  const texts: (string | undefined)[] = [];
  const text = (name: string, max: number) =>
    texts.push(checkText(found, [...path, name], embed[name], { max, trimmed: true }));
  text('title', EMBED_LIMITS.title);
  text('description', EMBED_LIMITS.description);
  const url = { schemes: WEB, max: EMBED_LIMITS.url };
  const picture = { schemes: PICTURE, max: EMBED_LIMITS.url };
  checkUrl(found, [...path, 'url'], embed.url, url);
  checkInteger(found, [...path, 'color'], embed.color, { min: 0, max: 0xffffff });
  checkTime(found, [...path, 'timestamp'], embed.timestamp);
  part(found, path, embed, 'footer', (footer, at) => {
    texts.push(
      checkText(found, [...at, 'text'], footer.text, {
        max: EMBED_LIMITS.footer,
        required: true,
        trimmed: true,
      }),
    );
    checkUrl(found, [...at, 'icon_url'], footer.icon_url, picture);
  });
  part(found, path, embed, 'author', (author, at) => {
    texts.push(
      checkText(found, [...at, 'name'], author.name, {
        max: EMBED_LIMITS.author,
        required: true,
        trimmed: true,
      }),
    );
    checkUrl(found, [...at, 'url'], author.url, url);
    checkUrl(found, [...at, 'icon_url'], author.icon_url, picture);
  });
  for (const name of ['image', 'thumbnail']) {
    part(found, path, embed, name, (image, at) => {
      checkUrl(found, [...at, 'url'], image.url, { ...picture, required: true });
    });
  }
  const fields = checkList(found, [...path, 'fields'], embed.fields, { max: EMBED_LIMITS.fields });
  fields.forEach((each, index) => {
    const at = [...path, 'fields', index];
    const field = checkObject(found, at, each);
    if (!field) return;
    const rule = { required: true, trimmed: true };
    texts.push(checkText(found, [...at, 'name'], field.name, { ...rule, max: EMBED_LIMITS.fieldName }));
    texts.push(checkText(found, [...at, 'value'], field.value, { ...rule, max: EMBED_LIMITS.fieldValue }));
    checkBoolean(found, [...at, 'inline'], field.inline);
  });
  if (VISIBLE.every((name) => isEmpty(embed[name]))) found.required([...path, 'description']);
  return texts.reduce((sum, each) => sum + lengthOf(each ?? ''), 0);
}

function part(
  found: Findings,
  path: Path,
  embed: Json,
  name: string,
  check: (value: Json, path: Path) => void,
): void {
  if (isMissing(embed[name])) return;
  const at = [...path, name];
  const value = checkObject(found, at, embed[name]);
  if (value) check(value, at);
}

function checkTime(found: Findings, path: Path, value: unknown): void {
  if (isMissing(value)) return;
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) {
    found.add(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${String(value)}. Should be ISO8601.`);
  }
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return isMissing(value) || (Array.isArray(value) && value.length === 0);
}
