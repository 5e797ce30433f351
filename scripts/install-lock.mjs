/** Lets one process at a time install. A file with a process number and a pulse: one that died holds nobody up. */
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const PULSE_MS = 2_000;
/** Without a pulse for so long, the owner is dead, or its number belongs to another process now. */
const DEAD_AFTER_MS = 20_000;

/** Resolves, with what gives it back, when `file` is ours; calls `onWait` once if another process has it. */
export async function lockInstall(file, onWait) {
  for (let waited = false; !taken(file); ) {
    const owner = ownerOf(file);
    if (owner === null) continue;
    if (isDead(owner)) {
      removeOwner(file, owner);
      continue;
    }
    if (!waited) onWait();
    waited = true;
    await sleep(200);
  }
  const pulse = setInterval(() => touch(file), PULSE_MS);
  pulse.unref();
  const release = () => {
    clearInterval(pulse);
    process.off('exit', release);
    if (ownerOf(file)?.pid === process.pid) rmSync(file, { force: true });
  };
  process.once('exit', release);
  return release;
}

function taken(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Null when the file has just gone. `pid` is 0 when its writing was cut short. */
function ownerOf(file) {
  try {
    return { pid: Number(readFileSync(file, 'utf8')) || 0, beatAt: statSync(file).mtimeMs };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isDead({ pid, beatAt }) {
  if (Date.now() - beatAt > DEAD_AFTER_MS) return true;
  // In a container that was started anew, the old owner had our number.
  return pid > 0 && (pid === process.pid || !isRunning(pid));
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Moves the file aside first, so that of two who find it dead neither removes what the other has just made. */
function removeOwner(file, dead) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const found = ownerOf(aside);
  if (found && (found.pid !== dead.pid || found.beatAt !== dead.beatAt)) {
    try {
      linkSync(aside, file);
    } catch (error) {
      // Somebody has it already, or the file system knows no links.
      if (!/^(?:EEXIST|EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS)$/u.test(error.code)) throw error;
    }
  }
  rmSync(aside, { force: true });
}

function touch(file) {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
