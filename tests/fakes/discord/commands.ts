/** The application commands that Discord holds, global and per server. discord-api-docs, interactions/application-commands. */
import type { FakeClock } from './clock.ts';
import { demand, refusals } from './problems.ts';
import { commandListProblems, commandProblems } from './validate.ts';
import { isMissing, isObject, type Json } from './validate/basics.ts';
import { COMMAND, COMMAND_LIMITS } from './validate/commands.ts';

const CREATES_A_DAY = 200;

/** A command as the client registered it, with what Discord adds. */
export type Command = Json & {
  readonly id: string;
  readonly name: string;
  readonly type: number;
};

export class Commands {
  /** By scope: `global` or the id of a server. */
  readonly #scopes = new Map<string, Map<string, Command>>();
  readonly #created = new Map<string, number>();
  /** Requests that changed something, to see that registration leaves alone what is right. */
  writes = 0;

  constructor(
    private readonly clock: FakeClock,
    private readonly appId: string,
  ) {}

  list(scope: string): Command[] {
    return [...this.#scope(scope).values()];
  }

  /** @throws ApiError 10063 */
  get(scope: string, id: string): Command {
    const command = this.#scope(scope).get(id);
    if (!command) throw refusals.unknownCommand();
    return command;
  }

  /** Replaces all. Commands that keep type and name keep their id. */
  replaceAll(scope: string, body: unknown): Command[] {
    demand(commandListProblems(body));
    const wanted = body as Json[];
    for (const type of Object.values(COMMAND)) {
      if (wanted.filter((each) => typeOf(each) === type).length > COMMAND_LIMITS.most[type]!) {
        throw refusals.tooManyCommands(COMMAND_LIMITS.most[type]!);
      }
    }
    const known = this.list(scope);
    const next = wanted.map((each) => this.#made(scope, each, find(known, each)));
    this.#scopes.set(scope, new Map(next.map((each) => [each.id, each])));
    this.writes += 1;
    return next;
  }

  /** Adds one; one of the same type and name is replaced. */
  create(scope: string, body: unknown): { command: Command; isNew: boolean } {
    demand(commandProblems(body));
    const wanted = body as Json;
    const commands = this.#scope(scope);
    const known = find([...commands.values()], wanted);
    const most = COMMAND_LIMITS.most[typeOf(wanted)]!;
    if (!known && this.list(scope).filter((each) => each.type === typeOf(wanted)).length >= most) {
      throw refusals.tooManyCommands(most);
    }
    const command = this.#made(scope, wanted, known);
    commands.set(command.id, command);
    this.writes += 1;
    return { command, isNew: !known };
  }

  /** @throws ApiError 10063 */
  change(scope: string, id: string, body: unknown): Command {
    const known = this.get(scope, id);
    const wanted = { ...known, ...(isObject(body) ? body : {}), type: known.type };
    demand(commandProblems(wanted));
    const command = this.#made(scope, wanted, known);
    this.#scope(scope).set(id, command);
    this.writes += 1;
    return command;
  }

  /** @throws ApiError 10063 */
  remove(scope: string, id: string): void {
    this.get(scope, id);
    this.#scope(scope).delete(id);
    this.writes += 1;
  }

  /** What a user in this server or, without one, in a direct message finds: a server's own commands come beside the global ones. */
  offered(guildId: string | undefined): Command[] {
    return [...this.list('global'), ...(guildId ? this.list(guildId) : [])];
  }

  /** The command as the API shows it: localisations only when they are asked for. */
  payload(command: Command, withLocalizations: boolean): Json {
    return withLocalizations ? command : withoutLocalizations(command);
  }

  #scope(scope: string): Map<string, Command> {
    const commands = this.#scopes.get(scope) ?? new Map<string, Command>();
    this.#scopes.set(scope, commands);
    return commands;
  }

  #made(scope: string, body: Json, known: Command | undefined): Command {
    if (!known) this.#countCreate(scope);
    const type = typeOf(body);
    const guild = scope === 'global' ? {} : { guild_id: scope };
    return {
      id: known?.id ?? this.clock.snowflake(),
      application_id: this.appId,
      version: this.clock.snowflake(),
      ...guild,
      type,
      name: body.name as string,
      name_localizations: body.name_localizations ?? null,
      description: type === COMMAND.slash ? body.description : '',
      description_localizations: body.description_localizations ?? null,
      default_member_permissions: body.default_member_permissions ?? null,
      dm_permission: scope === 'global' ? body.dm_permission !== false : undefined,
      contexts: scope === 'global' ? (body.contexts ?? null) : undefined,
      integration_types: scope === 'global' ? (body.integration_types ?? [0]) : undefined,
      nsfw: body.nsfw === true,
      ...(type === COMMAND.slash && Array.isArray(body.options) && body.options.length > 0
        ? { options: body.options.filter(isObject).map(optionOf) }
        : {}),
    };
  }

  #countCreate(scope: string): void {
    const day = Math.floor(this.clock.now() / 86_400_000);
    const key = `${scope} ${day}`;
    const count = (this.#created.get(key) ?? 0) + 1;
    if (count > CREATES_A_DAY) throw refusals.tooManyCommandsToday();
    this.#created.set(key, count);
  }
}

function typeOf(command: Json): number {
  return (command.type as number | undefined) ?? COMMAND.slash;
}

function find(commands: readonly Command[], wanted: Json): Command | undefined {
  return commands.find((each) => each.name === wanted.name && each.type === typeOf(wanted));
}

/** Discord leaves out what says nothing: absent values and `required: false`. */
function optionOf(option: Json): Json {
  const kept = Object.entries(option).filter(
    ([key, value]) => !isMissing(value) && !(key === 'required' && value === false),
  );
  const nested = Array.isArray(option.options)
    ? { options: option.options.filter(isObject).map(optionOf) }
    : {};
  return { ...Object.fromEntries(kept), ...nested };
}

function withoutLocalizations(form: Json): Json {
  const entries = Object.entries(form).filter(([key]) => !key.endsWith('_localizations'));
  for (const list of ['options', 'choices']) {
    const value = form[list];
    if (!Array.isArray(value)) continue;
    const place = entries.findIndex(([key]) => key === list);
    entries[place] = [list, value.filter(isObject).map(withoutLocalizations)];
  }
  return Object.fromEntries(entries);
}
