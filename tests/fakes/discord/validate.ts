/** Discord's rules for what it is sent, as pure functions: payload → the rules that it breaks, each with its path. */
import type { Problem } from './problems.ts';
import { Findings, isObject, type Path } from './validate/basics.ts';
import { checkCommand, checkCommands } from './validate/commands.ts';
import { checkDefer, checkMessage, type MessagePlace } from './validate/message.ts';
import { type ChoiceKind, checkChoices, checkModal } from './validate/modal.ts';

export { closesMentions, type PingContext, pingsOf } from './validate/mentions.ts';

/** Rules that a new message breaks. */
export function messageProblems(
  payload: unknown,
  place: MessagePlace = 'channel',
  path: Path = [],
): Problem[] {
  return collect(path, payload, (found, form) => checkMessage(found, path, form, place));
}

/** Rules that an edit breaks; `existing`: the flags that the message has. */
export function editProblems(payload: unknown, existing = 0, path: Path = []): Problem[] {
  return collect(path, payload, (found, form) => checkMessage(found, path, form, 'edit', existing));
}

/** Rules that the data of a deferred reply breaks; it may be absent. */
export function deferProblems(data: unknown, path: Path = []): Problem[] {
  const found = new Findings();
  checkDefer(found, path, data);
  return found.list;
}

/** Rules that a modal breaks. */
export function modalProblems(data: unknown, path: Path = []): Problem[] {
  return collect(path, data, (found, form) => checkModal(found, path, form));
}

/** Rules that the answer to an autocomplete breaks. */
export function choicesProblems(data: unknown, kind: ChoiceKind = 'text', path: Path = []): Problem[] {
  return collect(path, data, (found, form) => checkChoices(found, [...path, 'choices'], form.choices, kind));
}

/** Rules that one command breaks. */
export function commandProblems(command: unknown): Problem[] {
  return collect([], command, (found, form) => checkCommand(found, [], form));
}

/** Rules that a list of commands, sent to replace all, breaks. */
export function commandListProblems(commands: unknown): Problem[] {
  const found = new Findings();
  if (Array.isArray(commands)) checkCommands(found, commands);
  else found.add([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  return found.list;
}

function collect(
  path: Path,
  payload: unknown,
  check: (found: Findings, form: Readonly<Record<string, unknown>>) => void,
): Problem[] {
  const found = new Findings();
  if (isObject(payload)) check(found, payload);
  else found.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  return found.list;
}
