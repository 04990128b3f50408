import 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from 'chai';

declare global {
  interface Window { readonly axe: { run(context: Element, options: RunOptions): Promise<AxeResults> }; readonly chrome?: unknown }
}

/** What axe finds wrong with what an element shows, through its shadow root. Every state is looked at in Chromium; the other browsers look at a sample. */
export async function expectAccessible(element: Element, sample = false): Promise<void> {
  if (!sample && window.chrome === undefined) return;
  // animations that make a thing appear late would be judged half way
  for (const animation of document.getAnimations()) animation.finish();
  const { violations } = await window.axe.run(element, { resultTypes: ['violations'], rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${JSON.stringify(target)} ${failureSummary ?? ''}`).join(' | ')}`)).to.deep.equal([]);
}
