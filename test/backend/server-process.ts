import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildBackend } from '../../demo/backend/build.mjs';

const root = resolve(import.meta.dirname, '../..');
/** beside the real one, so that packages are found; of this process only */
const bundle = join(root, 'demo/backend/dist', `server-of-tests-${process.pid}.js`);
let built: Promise<string> | undefined;

/** The backend as it is run: a process of its own. */
export class ServerProcess {
  readonly #child: ChildProcess;
  output = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { this.output += chunk.toString(); });
  }

  /** Starts a server on a free port. */
  static async start(env: Record<string, string>): Promise<ServerProcess> {
    built ??= buildBackend(bundle);
    const child = spawn(process.execPath, [await built], { cwd: root, env: { ...process.env, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    return new ServerProcess(child);
  }

  /** Resolves with its address once it answers; rejects when it ends before. */
  async listening(): Promise<string> {
    const line = await this.says(/^listening (\d+)$/m);
    return `http://127.0.0.1:${line[1]}`;
  }

  /** Resolves once its output has what is waited for. */
  says(what: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const match = what.exec(this.output);
        if (match) resolve(match);
      };
      for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.on('data', look);
      this.#child.once('exit', () => { look(); reject(new Error(`it ended: ${this.output}`)); });
      look();
    });
  }

  /** Resolves with its exit code. */
  ended(): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return Promise.resolve(this.#child.exitCode);
    return new Promise((resolve) => { this.#child.once('exit', resolve); });
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const ended = this.ended();
    this.#child.kill(signal);
    return ended;
  }
}

export const bundlePath = bundle;
