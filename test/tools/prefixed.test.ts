import { describe, expect, it } from 'vitest';
import { elements } from '../../src/elements.js';
import { prefixed } from '../../src/prefixed.js';

const rewritten = (code: string, id = '/anywhere/dist/views/offer/portal-view-offer.js'): string | undefined => prefixed('acme').transform(code, id)?.code;

describe('prefixed()', () => {
  it('F204 gives every element of the package another tag, where it is opened, closed, registered and looked for', () => {
    for (const tag of Object.keys(elements)) {
      expect(rewritten(`html\`<${tag} a=\${b}></${tag}>\`; define('${tag}', A); root.querySelector(':scope > ${tag}')`))
        .toBe(`html\`<acme-${tag} a=\${b}></acme-${tag}>\`; define('acme-${tag}', A); root.querySelector(':scope > acme-${tag}')`);
    }
    expect(rewritten("name.startsWith('portal-field-') || `portal-view-${noun}`")).toBe("name.startsWith('acme-portal-field-') || `acme-portal-view-${noun}`");
  });

  it('leaves events, files, attributes and tokens as they are', () => {
    for (const code of ["listen('portal-view-reload')", "listen('portal-help-load')", "import './portal-timeline.js'", "import('../views/offer/portal-view-offer.js')", 'script[data-portal-endpoint]', 'var(--portal-timeline-gap)', '.portal-help']) expect(rewritten(code)).toBe(code);
  });

  it('touches neither the wire nor what is kept, nor what isn’t the package’s', () => {
    for (const id of ['/x/src/engine/flow.ts', '/x/dist/offline/storage.js', '/x/dist/mock/demo-data.js', '/x/app/main.js']) expect(prefixed('acme').transform("'customer-portal'", id)).toBeNull();
    expect(rewritten("Symbol.for('customer-portal/store@1')", '/x/dist/context/contexts.js')).toContain('acme-customer-portal/store@1');
  });

  it('refuses what can’t begin a tag', () => {
    for (const prefix of ['', 'Acme', '1a', 'a b', 'a-', '-a']) expect(() => prefixed(prefix)).toThrow(RangeError);
  });
});
