import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { FileRef } from '../../src/protocol/index.js';
import type { Company, Customer } from '../e2e/company.js';
import { pdf } from '../e2e/real-files.js';
import type { Paper } from '../e2e/person.js';
import type { Look } from './look.js';
import { FaultProxy } from './proxy.js';
import type { Action, Step } from './steps.js';
import type { Site } from './world.js';

/** What went wrong in a run; nothing is well. */
export interface Harm { readonly kind: 'lost' | 'doubled' | 'torn'; readonly what: string }

/** One customer with one project, one proxy and one fault. */
export interface Run {
  readonly fault: string;
  readonly step: Step;
  /** what this customer is to do */
  readonly action: Action;
  readonly site: Site;
  readonly customer: Customer;
  readonly proxy: FaultProxy;
  /** a file like no other, so that another's bytes are seen */
  readonly paper: Paper;
  /** what this customer types */
  readonly words: string;
  /** the page said that what was typed is kept */
  kept: boolean;
  /** the file was in its field */
  attached: boolean;
  /** the action's button was pressed */
  pressed: number;
  readonly harm: Harm[];
  /** what the page showed last */
  last?: Look;
}

/** Which action a customer takes to come by a step. */
export const actionFor = (step: Step): Action => {
  switch (step) {
    case 'accept-budget': case 'submit-drawing': case 'sign-contract': case 'ask-visit-change': case 'ticket': return step;
    case 'help': return 'ticket';
    case 'file-link': return 'sign-contract';
    default: return 'submit-step';
  }
};

const offers = [
  { id: 'small', name: 'Eight panels', price: { amount: 689_000, currency: 'EUR' }, lines: [], attachments: [], status: 'open' as const },
  { id: 'large', name: 'With a battery', price: { amount: 1_149_000, currency: 'EUR' }, lines: [], attachments: [], status: 'open' as const },
];
const visit = { id: 'v1', installer: { name: 'Marco Bianchi' }, start: '2041-03-10T08:00:00.000Z', end: '2041-03-10T10:00:00.000Z', timeZone: 'Europe/Rome', changeable: true };

let runs = 0;

/** A new customer, whose project stands where the action is taken. */
export function customerFor(company: Company, contract: FileRef, action: Action): Promise<Customer> {
  switch (action) {
    case 'submit-step': return company.customer('initial-documents');
    case 'accept-budget': return company.customer('choose-offer', { offers });
    case 'submit-drawing': return company.customer('draw-roof');
    case 'sign-contract': return company.customer('sign-contract', { contracts: [{ id: 'supply', name: 'Supply contract', document: contract, ways: ['page'], status: 'open' }] });
    case 'ask-visit-change': return company.customer('visit', { visit });
    case 'ticket': return company.customer('installing');
  }
}

let folder: string | undefined;
/** by the run's own file: customers of two sites may have one id */
const paths = new WeakMap<Paper, string>();

/** The run's file on a disk: chosen again, it is the very same one. */
export function paperPath({ paper }: Pick<Run, 'paper'>): string {
  const known = paths.get(paper);
  if (known !== undefined) return known;
  if (!folder) {
    const made = mkdtempSync(join(tmpdir(), 'portal-papers-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  const path = join(mkdtempSync(join(folder, 'run-')), paper.name);
  writeFileSync(path, paper.buffer);
  paths.set(paper, path);
  return path;
}

/** A file and words like no other's. */
export function belongings(): Pick<Run, 'paper' | 'words'> {
  const count = ++runs;
  return {
    paper: { name: 'identity.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([pdf(`Identity ${count}`), Buffer.alloc(60_000, `% ${count}\n`)]) },
    words: `Written in run ${count}.`,
  };
}

export async function newRun(site: Site, fault: string, step: Step, action = actionFor(step)): Promise<Run> {
  const customer = await customerFor(site.company, site.contract, action);
  return { fault, step, action, site, customer, proxy: await FaultProxy.open(site.portal.api), ...belongings(), kept: false, attached: false, pressed: 0, harm: [] };
}

/** Where the page is that this run's customer opens; `host` names another of the same pages. */
export const addressOf = ({ site, proxy }: Run, page = 'index.html', host = site.portal.host): string => `${host}/${page}?to=${encodeURIComponent(proxy.url)}`;

/** Runs within the page: its patience with answers ends when it is told so, and not by the clock of a busy machine. */
export const patient = (): void => {
  const waiting = new Set<AbortController>();
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    const end = (): void => { controller.abort(new DOMException('No answer came', 'TimeoutError')); };
    waiting.add(controller);
    setTimeout(end, ms);
    return controller.signal;
  };
  Object.assign(globalThis, {
    giveUp: () => {
      for (const controller of waiting) controller.abort(new DOMException('No answer came', 'TimeoutError'));
      waiting.clear();
    },
  });
};

/** Every page of a context gives up what it waits for. */
export async function giveUp(context: BrowserContext): Promise<void> {
  const frames = context.pages().flatMap((page) => page.frames());
  await Promise.all(frames.map((frame) => frame.evaluate(() => { (globalThis as { giveUp?: () => void }).giveUp?.(); }).catch(() => undefined)));
}
