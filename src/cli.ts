/** ask | embed | status | meetings | summary | attributions | eval | bench: finds the command, reads its arguments, runs it. */
import { helpOf, helpOfAll, parseArguments } from './commands/arguments.ts';
import type { Command } from './commands/command.ts';
import { surround } from './commands/context.ts';
import { BadInputError } from './errors.ts';
import { type Lifetime, live, type Outcome } from './lifetime.ts';
import { nearest } from './nearest.ts';

/** Each command is loaded when it is called: a question needs nothing of what measures. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  ask: async () => (await import('./commands/ask.ts')).ask,
  embed: async () => (await import('./commands/embed.ts')).embed,
  status: async () => (await import('./commands/status.ts')).status,
  meetings: async () => (await import('./commands/meetings.ts')).meetings,
  summary: async () => (await import('./commands/meetings.ts')).summary,
  attributions: async () => (await import('./commands/attributions.ts')).attributions,
  eval: async () => (await import('./commands/eval.ts')).evaluate,
  bench: async () => (await import('./commands/bench.ts')).bench,
};

async function main(lifetime: Lifetime): Promise<Outcome> {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
    process.stdout.write(helpOfAll(commands));
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const near = nearest(name, Object.keys(COMMANDS));
    const advice = near ? `did you mean ${near}?` : `there are ${Object.keys(COMMANDS).join(', ')}.`;
    throw new BadInputError(`There is no command ${JSON.stringify(name.slice(0, 60))}; ${advice}`);
  }
  const command = await load();
  const given = parseArguments(command, args);
  if (given === 'help') {
    process.stdout.write(helpOf(command));
    return 0;
  }
  return await command.run(given, surround(lifetime));
}

await live(main);
