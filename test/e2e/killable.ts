import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../config/browser.js';

/** A browser on a profile of its own that can be killed as a phone does it, and begun again where it stood. */
export class Killable {
  readonly #profile = mkdtempSync(join(tmpdir(), 'portal-profile-'));
  #process: ChildProcess | undefined;
  #browser: Browser | undefined;

  /** Begins, and resolves with the profile's own context. */
  async start(): Promise<BrowserContext> {
    const child = spawn(chromiumPath, [...chromiumFlags, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${this.#profile}`, '--lang=en-GB', 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    this.#process = child;
    let said = '';
    const address = await new Promise<string>((done, wrong) => {
      child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found) done(found);
      });
      child.on('exit', () => { wrong(new Error(`the browser ended: ${said.slice(-500)}`)); });
    });
    this.#browser = await chromium.connectOverCDP(address);
    const [context] = this.#browser.contexts();
    if (!context) throw new Error('no context');
    return context;
  }

  /** SIGKILL to all of it: nothing is written any more, and no page hears of it. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child?.pid || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    await this.#browser?.close().catch(() => undefined);
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
