/** The program as a user starts it: a real process, and what it said when it ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/config.ts';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a file of src/ with arguments, as the scripts of package.json do. */
export function startProcess(args: readonly string[], environment: Record<string, string>): ChildProcess {
  const env = { ...process.env, LOG_LEVEL: 'warn', ...environment };
  return spawn(process.execPath, [join(PROJECT_DIR, 'scripts', 'run.mjs'), ...args], { env });
}

/** Resolves when the process has ended; `input` null leaves its standard input open. */
export function ended(child: ChildProcess, input: string | null = ''): Promise<Ended> {
  const text = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    text.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    text.err += chunk;
  });
  if (input !== null) child.stdin?.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...text })));
}
