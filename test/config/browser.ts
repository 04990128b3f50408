import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian puts Chromium; CHROME_PATH names another. */
export const chromiumPath = process.env['CHROME_PATH'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? '/usr/bin/chromium';

/** The same engine without a browser's windows: it takes a quarter less of the machine. The whole browser where there is none, or where CHROME_PATH names one. */
export const lightPath = process.env['CHROME_PATH'] ?? ['/usr/bin/chromium-headless-shell'].find((path) => existsSync(path)) ?? chromiumPath;

export const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

/** The browsers that this file's tests have opened. */
export const launched: Browser[] = [];

const start = async (executablePath: string, flags: readonly string[]): Promise<Browser> => {
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags, ...flags] });
  launched.push(browser);
  return browser;
};

/** The whole browser: for pictures, for documents that its viewer shows, and for figures. */
export const launch = (...flags: string[]): Promise<Browser> => start(chromiumPath, flags);

/** What is enough for everything else. */
export const launchLight = (...flags: string[]): Promise<Browser> => start(lightPath, flags);
