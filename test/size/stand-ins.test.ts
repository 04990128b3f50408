import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../config/browser.js';
import type * as Stage from './stand-ins/page.js';

type Kind = 'own' | 'lean';

describe('what stands in for Lit in the build for a script tag', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const built = await build({ configFile: false, logLevel: 'error', build: { write: false, minify: false, lib: { entry: 'test/size/stand-ins/page.ts', formats: ['es'] } } });
    const [{ output: [{ code }] }] = built as unknown as [{ output: [{ code: string }] }];
    browser = await launch();
    page = await browser.newPage();
    await page.addScriptTag({ type: 'module', content: code.replace(/export \{([^}]*)\};?\s*$/, (_, names: string) => `globalThis.stage = {${names}};`) });
  }, 60_000);
  afterAll(() => browser.close());

  /** What the page says for both. */
  async function both<K extends 'lists' | 'moved' | 'controls' | 'guarded' | 'sheets'>(name: K, ...rest: Parameters<typeof Stage[K]> extends [Kind, ...infer R] ? R : never): Promise<[unknown, unknown]> {
    return await page.evaluate(([work, given]) => {
      const { stage } = globalThis as unknown as { stage: Record<string, (kind: Kind, ...given: readonly unknown[]) => unknown> };
      return (['own', 'lean'] as const).map((kind) => stage[work as string]?.(kind, ...given as unknown[])) as [unknown, unknown];
    }, [name, rest] as const);
  }

  it('shows lists in the same order and with the same elements, whatever becomes of them', async () => {
    const keys = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    await fc.assert(fc.asyncProperty(fc.array(keys, { minLength: 1, maxLength: 6 }), async (all) => {
      const [own, lean] = await both('lists', all);
      expect(lean).toEqual(own);
    }), { numRuns: 60 });
  });

  it.each([[['a', 'b', 'c'], ['a', 'x', 'b', 'c'], ['x']], [['a', 'b', 'c', 'd'], ['a', 'd'], []], [['a', 'b'], ['b'], []], [[], ['a', 'b'], ['a', 'b']]])('moves nothing that stays in place: %j to %j', async (from, to, put) => {
    const [own, lean] = await both('moved', from, to) as [string[], string[]];
    expect([lean.sort(), own.sort()]).toEqual([put, put]);
  });

  it('sets a control that the customer has changed, and leaves one that holds the value', async () => {
    const texts = fc.constantFrom('', 'a', 'b');
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ typed: texts, rendered: texts }), { minLength: 1 }), async (all) => {
      const [own, lean] = await both('controls', all);
      expect(lean).toEqual(own);
    }), { numRuns: 30 });
  });

  it('makes a guarded part as often', async () => {
    const lists = fc.array(fc.constantFrom(0, 1, 'a'), { maxLength: 3 });
    await fc.assert(fc.asyncProperty(fc.array(lists, { minLength: 1 }), async (all) => {
      const [own, lean] = await both('guarded', all);
      expect(lean).toEqual(own);
    }), { numRuns: 30 });
  });

  it('makes the same stylesheets, one for all elements', async () => {
    const [own, lean] = await both('sheets');
    expect(lean).toEqual(own);
    expect(lean).toMatchObject({ shared: true, own: true });
  });

  it.each([['lean', 'lean'], ['lean', 'own'], ['own', 'lean']] as const)('tells the same through a context: %s asks, %s provides', async (asks, provides) => {
    const told = (a: Kind, p: Kind): Promise<readonly string[]> => page.evaluate(([x, y]) => (globalThis as unknown as { stage: typeof Stage }).stage.told(x, y), [a, p] as const);
    const log = await told(asks, provides);
    expect(log).toEqual(await told('own', 'own'));
    expect(log).toEqual([undefined, undefined, 'connected', 'one', 'two', undefined, 'further in', 'near', 'back', 'unheard', 'unheard', 'once unheard', 'last']);
  });
});
