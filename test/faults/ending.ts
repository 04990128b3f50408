import type { Outcome } from './table.js';
import { arrived, count } from './count.js';
import type { Harm, Run } from './run.js';

/** Waits until nothing is on its way, counts, and closes. */
export async function outcomeOf(run: Run, ended: boolean, struck = run.proxy.struck(run.step) > 0): Promise<Outcome> {
  const { backend } = run.site.portal;
  await run.proxy.quiet();
  const missing: Harm[] = ended ? [] : [{ kind: 'lost', what: `it never came to its end${(await arrived(run, backend)) > 0 ? ', though it arrived' : ''}; the page: ${run.last?.headings.join(' / ').slice(0, 300) ?? 'none'} [${run.last?.buttons.join(', ').slice(0, 300) ?? ''}]` }];
  const harm = [...run.harm, ...missing, ...(await count(run, backend))];
  await run.proxy.close();
  return { row: run.fault, column: run.step, harm, struck };
}
