import { describe, expect, it } from 'vitest';
import * as all from '../../src/index.js';
import { freshManifest } from './fresh-manifest.js';

interface Declared { readonly name: string; readonly tagName?: string; readonly cssParts?: readonly { readonly name: string }[] }

/** Parts that an element says it has and that can't be reached through the element of ours that it stands in. */
function unreached({ name, cssParts = [] }: Declared): string[] {
  const { parts = '' } = (all as unknown as Record<string, { readonly parts?: string } | undefined>)[name] ?? {};
  return cssParts.filter((part) => !parts.split(',').includes(part.name)).map((part) => `${name}: ${part.name}`);
}

describe('parts', () => {
  const declared = (freshManifest() as unknown as { modules: { declarations?: Declared[] }[] }).modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);

  it('F214 that are documented can be reached through the portal', () => {
    expect(declared.length).toBeGreaterThan(30);
    // nothing of ours stands around the portal itself
    expect(declared.filter(({ name }) => name !== 'CustomerPortal').flatMap(unreached)).toEqual([]);
  });

  it('finds one that can’t', () => {
    expect(unreached({ name: 'PortalViewOffer', cssParts: [{ name: 'price' }, { name: 'nowhere' }] })).toEqual(['PortalViewOffer: nowhere']);
  });
});
