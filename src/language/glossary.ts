/**
 * The glossary: names that the user says are one name (`Kari Nordmann` = `K. Nordmann`) and roles that mean a person.
 * Read from a YAML file that an editor writes by hand; every bad entry is named with its line.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { GlossaryError } from '../errors.ts';
import { tokenize } from './tokens.ts';

/** A role that means one person, as `trade minister: Kari Nordmann`. */
export interface GlossaryRole {
  readonly role: string;
  readonly person: string;
}

export interface Glossary {
  /** Groups of two or more names of the same person, place or thing, as written. */
  readonly aliases: readonly (readonly string[])[];
  readonly roles: readonly GlossaryRole[];
}

export const EMPTY_GLOSSARY: Glossary = { aliases: [], roles: [] };

/** Far above what a person writes by hand; below what could hold up a start. */
const MAX_LENGTH = 1_000_000;
const MAX_NAME = 200;

type Complain = (node: unknown, problem: string) => void;

/**
 * Reads a glossary. Nothing in it is ever executed; YAML anchors, references and tags are refused.
 * @param fileName for the messages only
 * @throws GlossaryError naming every bad entry with its line
 */
export function parseGlossary(yamlText: string, fileName: string): Glossary {
  if (yamlText.length > MAX_LENGTH) {
    throw new GlossaryError(fileName, [`It is longer than ${MAX_LENGTH} characters.`]);
  }
  const lines = new LineCounter();
  const document = parseDocument(yamlText, {
    lineCounter: lines,
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problems: { line: number; text: string }[] = [];
  const complainAt = (offset: number, problem: string): void => {
    const line = lines.linePos(Math.max(0, offset)).line;
    problems.push({ line, text: `line ${line}: ${problem}` });
  };
  for (const error of document.errors) complainAt(error.pos[0], plainYamlProblem(error.message));
  if (problems.length > 0) throw new GlossaryError(fileName, inLineOrder(problems));

  const complain: Complain = (node, problem) => complainAt((node as Node | null)?.range?.[0] ?? 0, problem);
  visit(document, {
    Alias: (_key, node) =>
      complain(node, 'a name may not begin with "*" (YAML references are not read); put it in quotes.'),
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor) {
        complain(node, 'a name may not begin with "&" (YAML anchors are not read); put it in quotes.');
      }
    },
  });
  if (problems.length > 0) throw new GlossaryError(fileName, inLineOrder(problems));

  const glossary = readRoot(document.contents, complain);
  if (problems.length > 0) throw new GlossaryError(fileName, inLineOrder(problems));
  return glossary;
}

function readRoot(root: unknown, complain: Complain): Glossary {
  if (root === null || (isScalar(root) && (root.value === null || root.value === ''))) return EMPTY_GLOSSARY;
  if (!isMap(root)) {
    complain(root, 'expected "aliases:" or "roles:" here.');
    return EMPTY_GLOSSARY;
  }
  let aliases: readonly (readonly string[])[] = [];
  let roles: readonly GlossaryRole[] = [];
  for (const pair of root.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    if (key === 'aliases') aliases = readAliases(pair.value, complain);
    else if (key === 'roles') roles = readRoles(pair.value, complain);
    else complain(pair.key, `"${key}" is not known here; only "aliases" and "roles" are.`);
  }
  return { aliases, roles };
}

function readAliases(node: unknown, complain: Complain): readonly (readonly string[])[] {
  if (isEmpty(node)) return [];
  if (!isSeq(node)) {
    complain(node, '"aliases" must be a list with one group a line: "- [one name, another name]".');
    return [];
  }
  const groups: string[][] = [];
  const groupOf = new Map<string, number>();
  for (const item of node.items) {
    if (!isSeq(item)) {
      complain(item, 'an alias group must be a list of names: "[one name, another name]".');
      continue;
    }
    const names: string[] = [];
    for (const entry of item.items) {
      const name = readName(entry, complain);
      if (name === null || names.includes(name)) continue;
      const key = name.toLowerCase();
      const other = groupOf.get(key);
      if (other !== undefined && other !== groups.length) {
        complain(entry, `"${name}" already stands in another group; put all its names in one group.`);
        continue;
      }
      groupOf.set(key, groups.length);
      names.push(name);
    }
    if (names.length >= 2) groups.push(names);
    else if (item.items.length < 2) complain(item, 'an alias group needs at least two names.');
  }
  return groups;
}

function readRoles(node: unknown, complain: Complain): readonly GlossaryRole[] {
  if (isEmpty(node)) return [];
  if (!isMap(node)) {
    complain(node, '"roles" must be lines of the form "role: person".');
    return [];
  }
  const roles: GlossaryRole[] = [];
  for (const pair of node.items) {
    const role = readName(pair.key, complain);
    if (role === null) continue;
    if (isEmpty(pair.value)) {
      complain(pair.key, `the role "${role}" names no person.`);
      continue;
    }
    const person = readName(pair.value, complain);
    if (person !== null) roles.push({ role, person });
  }
  return roles;
}

function isEmpty(node: unknown): boolean {
  return (
    node === null || node === undefined || (isScalar(node) && (node.value === null || node.value === ''))
  );
}

function readName(node: unknown, complain: Complain): string | null {
  if (!isScalar(node) || typeof node.value !== 'string') {
    complain(node, 'expected a name here.');
    return null;
  }
  const name = node.value.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (tokenize(name).length === 0) {
    complain(node, `"${name}" is not a name: it has no letters or digits.`);
    return null;
  }
  if (name.length > MAX_NAME) {
    complain(node, `a name may have at most ${MAX_NAME} characters.`);
    return null;
  }
  return name;
}

function plainYamlProblem(message: string): string {
  const first = message.split('\n')[0] ?? message;
  if (/Map keys must be unique/i.test(first)) return 'the same word stands twice before a colon.';
  return `this is not YAML as expected (${first.replace(/\.$/, '')}).`;
}

function inLineOrder(problems: { line: number; text: string }[]): string[] {
  return problems.sort((a, b) => a.line - b.line).map((problem) => problem.text);
}
