import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Order } from './entry.js';

const root = resolve(import.meta.dirname, '../../..');
/** beside the real one, so that packages are found; of this process only */
const bundle = join(root, 'demo/backend/dist', `faulty-server-${process.pid}.js`);
let built: Promise<unknown> | undefined;

/** The backend as a process that dies when it is told to, and begins again at the same address on the same data. */
export class FaultyServer {
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #port = 0;
  output = '';
  /** how often it was begun */
  starts = 0;

  constructor(env: Readonly<Record<string, string>>) { this.#env = env; }

  get endpoint(): string { return `http://localhost:${this.#port}`; }
  get alive(): boolean { return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null; }

  async start(): Promise<void> {
    built ??= build({ entryPoints: [join(import.meta.dirname, 'entry.ts')], outfile: bundle, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'error' });
    await built;
    const child = spawn(process.execPath, [bundle], { cwd: root, env: { ...process.env, ...this.#env, PORT: String(this.#port) }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.#child = child;
    this.starts++;
    this.output = '';
    this.#port = await new Promise<number>((done, wrong) => {
      const hear = (chunk: Buffer): void => {
        this.output += chunk.toString();
        const port = /^listening (\d+)$/m.exec(this.output)?.[1];
        if (port) done(Number(port));
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', () => { wrong(new Error(`the server ended: ${this.output}`)); });
    });
  }

  /** Begins again when it is gone. */
  async rise(): Promise<void> { if (!this.alive) await this.start(); }

  /** Resolves when it was heard, or when who was told is gone. */
  async order(order: Order): Promise<void> {
    const child = this.#child;
    if (!child || !this.alive) return;
    const over = new AbortController();
    const { signal } = over;
    const heard = Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal })]);
    child.send(order, () => undefined);
    await heard;
    over.abort();
  }

  /** Resolves when it stands at the statement where it was told to stop; not at all when it never comes to it. */
  stopped(): Promise<void> {
    return new Promise((done) => {
      const hear = (word: unknown): void => {
        if (word !== 'stopped') return;
        this.#child?.off('message', hear);
        done();
      };
      this.#child?.on('message', hear);
    });
  }

  /** What was stopped goes on. */
  go(): void { if (this.alive) this.#child?.send({ go: true } satisfies Order); }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || !this.alive) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  static forget(): void { rmSync(bundle, { force: true }); }
}
