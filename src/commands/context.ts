/** What the process gives to a command: configuration, log, progress, input and output. */
import { once } from 'node:events';
import { loadConfig } from '../config.ts';
import type { Lifetime } from '../lifetime.ts';
import { createLog } from '../log.ts';
import { progressOn } from '../progress.ts';
import type { Context } from './command.ts';

const COLUMNS = 100;

/** @throws ConfigError. */
export function surround(lifetime: Lifetime): Context {
  const config = loadConfig();
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
    columns: process.stdout.isTTY ? Math.max(40, Math.min(process.stdout.columns || COLUMNS, 120)) : COLUMNS,
  };
}
