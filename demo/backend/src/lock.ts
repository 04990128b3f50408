import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Who holds a folder. A process id alone is used again by the system; with the time of its start and of the system's it names one process. */
interface Holder {
  readonly pid: number;
  /** ticks from the system's start to the process'; empty where the system doesn't tell */
  readonly started: string;
  readonly boot: string;
}

const textOf = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

async function holder(pid: number): Promise<Holder> {
  const stats = await textOf(`/proc/${pid}/stat`);
  return { pid, started: stats.slice(stats.lastIndexOf(')') + 2).split(' ')[19] ?? '', boot: (await textOf('/proc/sys/kernel/random/boot_id')).trim() };
}

/** Whether the process that took a lock is there still. A lock that can't be read was left by a process that is gone. */
async function alive(text: string): Promise<Holder | undefined> {
  let taken: Holder;
  try {
    taken = JSON.parse(text) as Holder;
    process.kill(taken.pid, 0);
  } catch (error) {
    // EPERM: it is there, and another user's
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
    taken = JSON.parse(text) as Holder;
  }
  const now = await holder(taken.pid);
  return now.started === taken.started && now.boot === taken.boot ? taken : undefined;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/**
 * Takes a folder for this process. PGlite doesn't refuse a second process, and rows of one of them would vanish.
 * Throws when another process that is still there has it; a lock that a killed process left is taken over. Resolves with how to give it back.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'lock');
  const own = `${path}.${process.pid}`;
  await writeFile(own, JSON.stringify(await holder(process.pid)));
  try {
    // linking a written file makes the lock whole at once, and fails when there is one
    for (let tries = 0; tries < 50; tries++) {
      try {
        await link(own, path);
        return () => rm(path, { force: true });
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const other = await alive(await textOf(path));
      if (other) throw new Error(`The data folder ${folder} is in use by process ${other.pid}. Stop that one first, or choose another folder with DATA.`);
      await clear(path);
    }
    throw new Error(`The data folder ${folder} could not be locked.`);
  } finally {
    await rm(own, { force: true });
  }
}

/** Removes a lock that nobody holds. One process at a time: another could have taken it between the look and the removal. */
async function clear(path: string): Promise<void> {
  const guard = `${path}.clearing`;
  try {
    await mkdir(guard);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const age = Date.now() - (await stat(guard).then(({ mtimeMs }) => mtimeMs, () => Date.now()));
    // it takes milliseconds: after seconds whoever did it was killed meanwhile
    if (age > 10_000) await rmdir(guard).catch(() => undefined);
    else await new Promise((done) => { setTimeout(done, 250); });
    return;
  }
  try {
    if (!(await alive(await textOf(path)))) await rm(path, { force: true });
  } finally {
    await rmdir(guard);
  }
}
