import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publicNow } from './public.js';
import { exportedNames, publicFaults, type PublicNames } from './public-names.js';
import { root } from './sources.js';

const kept = JSON.parse(readFileSync(`${root}test/house/public.json`, 'utf8')) as PublicNames;

describe('public names', () => {
  it('F214 change only on purpose: exports, their members, attributes, slots, parts and events', () => {
    expect(publicFaults(kept, publicNow())).toEqual([]);
  });

  it('F214 fail when one is taken away or comes without being accepted', () => {
    const { '<portal-timeline>': _, ...others } = kept;
    const now = { ...others, '. PortalClient': (kept['. PortalClient'] ?? []).filter((name) => name !== 'act'), '. Extra': [] };
    expect(publicFaults(kept, now)).toEqual([
      '. PortalClient: act is gone: pages that use it break',
      '<portal-timeline> is gone: pages that use it break',
      '. Extra is new: accept it (npm run accept)',
    ]);
  });

  it('are read from the types, with what is public of a class and no more', () => {
    const names = exportedNames(root, { '.': 'src/index.ts' });
    expect(names['. PortalTimeline']).toContain('endpoint');
    expect(names['. PortalTimeline']).not.toContain('render');
    expect(names['. PortalTimeline']).not.toContain('addEventListener');
  });
});
