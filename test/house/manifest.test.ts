import { describe, expect, it } from 'vitest';
import { elements } from '../../src/elements.js';
import { freshManifest } from './fresh-manifest.js';
import { manifestFaults, type ManifestElement } from './manifest.js';
import { filesOf, type SourceFile } from './sources.js';

/** Found in the code, and not to be reached: why. */
const unreachable = [
  // it asks the gate only while nobody is signed in, which is before there could be no project
  '<portal-sign-in>: the slot “empty” is in the code and not in its comment',
];

describe('the manifest says what the code does', () => {
  const files = filesOf('src');
  const tags = Object.keys(elements);
  const manifest = freshManifest();

  it('of every element', () => {
    expect(manifestFaults(manifest, files, tags)).toEqual(unreachable);
  });

  /** The faults that a change of one element's entry adds. */
  const added = (tag: string, change: (element: ManifestElement) => Partial<ManifestElement>): string[] => {
    const modules = manifest.modules.map((module) => ({ ...module, declarations: (module.declarations ?? []).map((one) => (one.tagName === tag ? { ...one, ...change(one) } : one)) }));
    return manifestFaults({ modules }, files, tags).filter((fault) => !unreachable.includes(fault));
  };

  it('sees a slot, a part, an event, a property and an attribute that the comment forgets', () => {
    expect(added('portal-view-status', ({ slots = [], cssParts = [], events = [], members = [], attributes = [] }) => ({
      slots: slots.slice(1), cssParts: cssParts.slice(1), events: events.slice(1), members: members.slice(1), attributes: attributes.slice(1),
    }))).toEqual([
      '<portal-view-status>: the part “status” is in the code and not in its comment',
      '<portal-view-status>: the slot “conditions” is in the code and not in its comment',
      '<portal-view-status>: the event “portal-action-retry” is in the code and not in its comment',
      '<portal-view-status>: the property “withoutDone” is in the code and not in its comment',
      '<portal-view-status>: the attribute “without-done” is in the code and not in its comment',
    ]);
  });

  it('sees what the comment makes up, an event of another class, and what has no description', () => {
    expect(added('portal-timeline', ({ slots = [], events = [], cssParts = [] }) => ({
      summary: '', slots: [...slots, { name: 'footer', description: 'There is none.' }], cssParts: cssParts.map(({ name }, i) => (i === 0 ? { name } : { name, description: 'A part.' })),
      events: events.map((event) => ({ ...event, type: { text: 'PortalStepSubmitEvent' } })),
    }))).toEqual([
      '<portal-timeline>: has no summary',
      '<portal-timeline>: the part “step” has no description',
      '<portal-timeline>: the slot “footer” is in its comment and not in the code',
      '<portal-timeline>: the event “portal-view-reload” is no PortalStepSubmitEvent',
    ]);
  });

  it('sees an element without an entry, and an entry without an element', () => {
    expect(manifestFaults(manifest, files, [...tags.filter((tag) => tag !== 'portal-timeline'), 'portal-new']).filter((fault) => !unreachable.includes(fault))).toEqual([
      '<portal-new>: not in the manifest',
      '<portal-timeline>: not in elements.ts',
    ]);
  });

  it('follows the code into what it calls, and not into what it overrides', () => {
    const planted: SourceFile[] = [
      { path: 'src/fields/base.ts', text: 'export class Base { render() { return html`<slot name="below"></slot>`; } protected never() { this.dispatchEvent(new PortalFileAddEvent()); } }' },
      { path: 'src/views/notice.ts', text: 'export const notice = () => html`<p part="notice ${x ? \'loud\' : \'quiet\'}"></p>`; export const other = () => html`<i part="other"></i>`;' },
      { path: 'src/views/x.ts', text: "import { Base } from '../fields/base.js';\nimport { notice } from './notice.js';\nexport class X extends Base { @property({ attribute: 'so-so' }) soSo = ''; render() { return notice(); } }" },
    ];
    const entry: ManifestElement = { name: 'X', tagName: 'x-x', description: 'X.', summary: 'X.', cssParts: [] };
    expect(manifestFaults({ modules: [{ path: 'dist/views/x.js', declarations: [entry] }] }, planted, ['x-x'])).toEqual([
      '<x-x>: the part “notice” is in the code and not in its comment',
      '<x-x>: the part “loud” is in the code and not in its comment',
      '<x-x>: the part “quiet” is in the code and not in its comment',
      '<x-x>: the property “soSo” is in the code and not in its comment',
      '<x-x>: the attribute “so-so” is in the code and not in its comment',
    ]);
  });
});
