/** The program in a process of its own, as a user starts it: how long, how much memory, what it said. */
import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, environmentOf, PROJECT_DIR } from '../config.ts';
import { StoppedError } from '../errors.ts';

export interface Measured {
  /** From starting the process to its end. */
  readonly ms: number;
  readonly out: string;
  readonly err: string;
  /** The most memory that the process held, resident, in megabytes; null where the system does not tell. */
  readonly peakMB: number | null;
  /** Held at the last look before its end. */
  readonly lastMB: number | null;
  /** Milliseconds of a processor that it used up to that look. */
  readonly cpuMs: number | null;
}

const LOOK_EVERY_MS = 50;

/**
 * Runs `npm run -s COMMAND` without npm. Rejects when it ends with anything but 0, or where it may report problems of single
 * lines (`reports`), but 0 and 1.
 */
export function runProgram(
  args: readonly string[],
  config: Config,
  options: {
    readonly signal: AbortSignal;
    readonly input?: string;
    readonly logLevel?: string;
    readonly reports?: boolean;
  },
): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const child = spawn(process.execPath, [join(PROJECT_DIR, 'scripts', 'run.mjs'), 'src/cli.ts', ...args], {
      env: { ...process.env, ...environmentOf(config), LOG_LEVEL: options.logLevel ?? 'warn' },
      stdio: ['pipe', 'pipe', 'pipe'],
      signal: options.signal,
    });
    let out = '';
    let err = '';
    let memory: { peak: number; now: number } | null = null;
    let cpuMs: number | null = null;
    const look = setInterval(() => {
      memory = memoryOf(child.pid) ?? memory;
      cpuMs = processorMs(child.pid) ?? cpuMs;
    }, LOOK_EVERY_MS);
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      err += chunk;
    });
    child.stdin.on('error', () => {}); // It ended before it read everything; its exit code tells why.
    child.stdin.end(options.input ?? '');
    child.on('error', (error) => {
      clearInterval(look);
      reject(options.signal.aborted ? new StoppedError() : error);
    });
    child.on('close', (code) => {
      clearInterval(look);
      const ms = performance.now() - from;
      if (code === 0 || (code === 1 && options.reports))
        resolve({ ms, out, err, peakMB: memory?.peak ?? null, lastMB: memory?.now ?? null, cpuMs });
      else reject(new Error(`${args[0]} ended with ${code}: ${err.slice(-500)}`));
    });
  });
}

/** Of a process on Linux, in megabytes: the most it held, and what it holds now (proc(5), VmHWM and VmRSS). */
function memoryOf(pid: number | undefined): { peak: number; now: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string) =>
      Math.round((Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024) / 1_000_000);
    const [peak, now] = [megabytes('VmHWM'), megabytes('VmRSS')];
    return Number.isFinite(peak + now) ? { peak, now } : null;
  } catch {
    return null; // Another system, or the process has ended.
  }
}

/**
 * Milliseconds of a processor that a process on Linux has used (proc(5), utime and stime in hundredths of a second). Unlike its
 * duration this hardly depends on what else the machine does. Null where the system does not tell.
 */
export function processorMs(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    const ms = (Number(fields[11]) + Number(fields[12])) * 10;
    return Number.isFinite(ms) ? ms : null;
  } catch {
    return null; // Another system, or the process has ended.
  }
}

/** Whether a file is there that may be run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
