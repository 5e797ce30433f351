/**
 * Tells Discord of the commands: compares with what it holds and changes only what differs, since creating commands is limited
 * to 200 a day. Commands are either global or those of one server, never both: people would find each twice.
 */
import { type APIApplicationCommand, type REST, Routes } from 'discord.js';
import { COMMANDS } from './commands.ts';

/** What was changed, by name, and the numbers of the commands for links to them. */
export interface Registered {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
  /** Removed from the other place: the server, or the global list. */
  readonly cleaned: readonly string[];
  readonly ids: ReadonlyMap<string, string>;
}

/** @param guildId the only server that gets them; null for all. */
export async function register(
  rest: REST,
  applicationId: string,
  guildId: string | null,
): Promise<Registered> {
  const place = placeOf(applicationId, guildId);
  const held = await heldIn(rest, place);
  const ids = new Map<string, string>();
  const report = {
    created: [] as string[],
    changed: [] as string[],
    deleted: [] as string[],
    cleaned: [] as string[],
  };
  for (const wanted of COMMANDS) {
    const there = held.find(({ name, type }) => name === wanted.name && type === wanted.type);
    if (there && includes(there, wanted)) {
      ids.set(wanted.name, there.id);
      continue;
    }
    const made = (await rest.post(place, { body: wanted })) as APIApplicationCommand;
    (there ? report.changed : report.created).push(wanted.name);
    ids.set(wanted.name, made.id);
  }
  for (const { id, name, type } of held) {
    if (COMMANDS.some((wanted) => wanted.name === name && wanted.type === type)) continue;
    await rest.delete(`${place}/${id}`);
    report.deleted.push(name);
  }
  if (guildId !== null) {
    const global = Routes.applicationCommands(applicationId);
    const others = (await rest.get(global)) as APIApplicationCommand[];
    if (others.length > 0) await rest.put(global, { body: [] });
    report.cleaned.push(...others.map(({ name }) => name));
  }
  return { ...report, ids };
}

/** What another process has registered; changes nothing. A command that is not there yet is shown without a link. */
export async function lookUp(rest: REST, applicationId: string, guildId: string | null): Promise<Registered> {
  const held = await heldIn(rest, placeOf(applicationId, guildId));
  const ids = held
    .filter(({ name, type }) => COMMANDS.some((own) => own.name === name && own.type === type))
    .map(({ name, id }) => [name, id] as const);
  return { created: [], changed: [], deleted: [], cleaned: [], ids: new Map(ids) };
}

type Place = `/applications/${string}`;

function placeOf(applicationId: string, guildId: string | null): Place {
  return guildId === null
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

async function heldIn(rest: REST, place: Place): Promise<APIApplicationCommand[]> {
  return (await rest.get(`${place}?with_localizations=true`)) as APIApplicationCommand[];
}

/** Whether what Discord holds has everything that is wanted; it adds fields of its own, and leaves out what is empty. */
function includes(held: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(held) &&
      held.length === wanted.length &&
      wanted.every((each, i) => includes(held[i], each))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    const fields = (held ?? {}) as Record<string, unknown>;
    return Object.entries(wanted).every(([key, value]) => includes(fields[key], value));
  }
  return held === wanted || (wanted === false && held === undefined);
}
