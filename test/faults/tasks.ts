import type { Frame } from 'playwright-core';
import { look, type Look } from './look.js';
import { paperPath, type Run } from './run.js';
import type { Action, Step } from './steps.js';

const quick = { timeout: 5_000 };
/** Steps that come some time after the page stands. */
const byThemselves: readonly Step[] = ['events', 'draft-read', 'draft'];

interface Task {
  /** what the page says when the action has arrived */
  readonly receipt: string;
  /** what it shows when it is opened later */
  readonly next: string;
  /** one thing after the other: what is missing is filled in, then the button is pressed */
  go(frame: Frame, seen: Look, run: Run): Promise<void>;
}

const press = (frame: Frame, name: string): Promise<void> => frame.getByRole('button', { name, exact: true }).first().click(quick);

/** What the page said it keeps must be there. */
function missed(run: Run, what: string): void {
  if (run.kept) run.harm.push({ kind: 'lost', what });
  run.kept = false;
}

/** The action's own button. Pressed a second time, though its request was on its way and nobody refused it, the first was lost. */
async function take(frame: Frame, seen: Look, run: Run, button: string): Promise<void> {
  if (run.pressed > 0 && run.proxy.requests(run.action) > 0 && run.action !== 'ticket') {
    // another tab may have pressed since the page was looked at: this one has heard of it by now
    const now = await frame.evaluate(look);
    if (!now.buttons.includes(button)) return;
    if (![seen, now].some(({ text }) => /has moved on|Something changed|didn’t take|not accepted|can’t be/.test(text))) run.harm.push({ kind: 'lost', what: `${run.action} was no longer waiting` });
  }
  await press(frame, button);
  run.pressed++;
}

/** Fills a field that is empty, and notices when it should not have been. */
async function fill(frame: Frame, run: Run, label: string, text: string): Promise<void> {
  const field = frame.getByLabel(label).first();
  if ((await field.inputValue(quick)) === text) return;
  missed(run, `what was typed into ${label}`);
  await field.fill(text, quick);
}

async function accept(frame: Frame): Promise<void> {
  const box = frame.getByRole('checkbox', { name: /^I accept/ }).first();
  if (!(await box.isChecked(quick))) await box.press('Space', quick);
}

async function attach(frame: Frame, run: Run): Promise<boolean> {
  const { name } = run.paper;
  // what is kept may have come since the page was looked at
  const seen = await frame.evaluate(look);
  if (seen.buttons.includes(`Remove ${name}`)) {
    run.attached = true;
    return true;
  }
  // it is on its way
  if (seen.buttons.includes(`Cancel ${name}`) || seen.buttons.includes(`Pause ${name}`)) return false;
  // its row stands before what it can be stopped with has loaded
  if (seen.text.includes(name) && !/again/i.test(seen.text)) return false;
  if (run.attached) missed(run, 'the file');
  const chooser = frame.page().waitForEvent('filechooser', quick);
  chooser.catch(() => undefined);
  await frame.getByRole('group', { name: 'Identity document, both sides' }).getByRole('button', { name: /^Choose/ }).first().click(quick);
  await (await chooser).setFiles(paperPath(run));
  return false;
}

export const todo: Readonly<Record<Action, Task>> = {
  'submit-step': {
    receipt: 'We have received it. Thank you.', next: 'We check your documents',
    async go(frame, seen, run) {
      if (!seen.buttons.includes('Send documents') && !seen.buttons.includes('Send')) return;
      await fill(frame, run, 'Anything else we should know?', run.words);
      if (!(await attach(frame, run))) return;
      if (run.step === 'upload-delete' && run.proxy.requests('upload-delete') === 0) {
        run.attached = false;
        return press(frame, `Remove ${run.paper.name}`);
      }
      await accept(frame);
      // what comes by itself comes first
      if (byThemselves.includes(run.step) && run.proxy.struck(run.step) === 0) return;
      await take(frame, seen, run, seen.buttons.includes('Send') ? 'Send' : 'Send documents');
    },
  },
  'accept-budget': {
    receipt: 'Your offer is accepted. Thank you.', next: 'Details for your contract',
    async go(frame, seen, run) {
      if (seen.buttons.includes('Accept this offer')) return take(frame, seen, run, 'Accept this offer');
      if (seen.buttons.includes('Accept this offer: With a battery')) await press(frame, 'Accept this offer: With a battery');
    },
  },
  'submit-drawing': {
    receipt: 'We have your roof. Thank you.', next: 'A few details for your offer',
    async go(frame, seen, run) {
      if (!seen.buttons.includes('Send the roof')) return;
      const faces = await frame.locator('portal-view-drawing li.face').count();
      if (faces === 0) {
        missed(run, 'the face of the roof');
        if (!seen.buttons.includes('Add this face')) await frame.getByText('Add a face by its measures', { exact: true }).click(quick);
        await frame.getByLabel('Along the lower edge, in metres').fill('10', quick);
        await frame.getByLabel('From the lower edge upwards').fill('5', quick);
        await press(frame, 'Add this face');
        return;
      }
      await take(frame, seen, run, 'Send the roof');
    },
  },
  'sign-contract': {
    receipt: 'Your contract is signed. Thank you.', next: 'Contract signed',
    async go(frame, seen, run) {
      if (!seen.buttons.includes('Sign the contract')) return;
      if (run.step === 'file-link' && run.proxy.downloads.length === 0) return press(frame, 'Download Supply contract.pdf');
      await frame.getByRole('radio', { name: 'Type', exact: true }).press('Space', quick);
      await fill(frame, run, 'Your full name', 'Ada Rossi');
      await accept(frame);
      await take(frame, seen, run, 'Sign the contract');
    },
  },
  'ask-visit-change': {
    receipt: 'Your request has arrived. Thank you.', next: 'You asked for another time on',
    async go(frame, seen, run) {
      if (!seen.buttons.includes('Send the request')) {
        if (seen.buttons.includes('Ask for another time')) await press(frame, 'Ask for another time');
        return;
      }
      await fill(frame, run, 'Which days and times would suit you?', run.words);
      await take(frame, seen, run, 'Send the request');
    },
  },
  ticket: {
    receipt: 'We have received your question. Thank you.', next: 'We have received your question. Thank you.',
    async go(frame, seen, run) {
      if (seen.buttons.includes('Send question')) {
        await fill(frame, run, 'Your question', run.words);
        return take(frame, seen, run, 'Send question');
      }
      if (seen.buttons.includes('Ask a question')) return press(frame, 'Ask a question');
      if (seen.buttons.includes('Need help?')) await press(frame, 'Need help?');
    },
  },
};
