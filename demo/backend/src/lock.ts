import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether a process of this id is there, and is the one that took the lock: its start time tells a reused id apart. */
async function alive(pid: number, started: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return (await startOf(pid)) === started;
}

/** When a process started, in ticks since boot; empty where the system doesn't tell. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/**
 * Takes a folder for this process. PGlite doesn't refuse a second process, and rows of one of them would vanish.
 * Throws when another process that is still there has it; a lock that a killed process left is taken over.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(`${process.pid} ${await startOf(process.pid)}`);
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const [pid = '', started = ''] = (await readFile(path, 'utf8').catch(() => '')).split(' ');
      if (pid && (await alive(Number(pid), started))) throw new Error(`The data folder is in use by process ${pid}. Stop it first, or choose another folder with DATA.`);
      await rm(path, { force: true });
    }
  }
  throw new Error('The data folder could not be locked.');
}
