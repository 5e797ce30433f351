/** What the process gives to a command: configuration, log, progress, input and output. */
import { once } from 'node:events';
import { loadConfig } from '../config.ts';
import type { Lifetime } from '../lifetime.ts';
import { createLog } from '../log.ts';
import { progressOn } from '../progress.ts';
import type { Context } from './command.ts';

const COLUMNS = 100;
const ESCAPE = '\u001b';

/** @throws ConfigError. */
export function surround(lifetime: Lifetime): Context {
  const config = loadConfig();
  // https://no-color.org: set to anything but nothing.
  const styled = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return {
    config,
    log: createLog(config.logLevel),
    progress: progressOn(process.stderr),
    lifetime,
    stdin: process.stdin,
    print: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    isTerminal: process.stdout.isTTY === true,
    bold: (text) => (styled ? `${ESCAPE}[1m${text}${ESCAPE}[22m` : text),
    columns: process.stdout.isTTY ? Math.max(40, Math.min(process.stdout.columns || COLUMNS, 120)) : COLUMNS,
  };
}
