import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileFaults } from '../house/files.js';

const root = resolve(import.meta.dirname, '../..');
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'portal-new-'));
  for (const path of ['src/elements.ts', 'src/index.ts', 'src/define/index.ts']) cpSync(join(root, path), join(copy, path), { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

const make = (...args: string[]): string => execFileSync(process.execPath, [join(root, 'test/config/new-element.mjs'), ...args, copy], { encoding: 'utf8', stdio: 'pipe' });
const read = (path: string): string => readFileSync(join(copy, path), 'utf8');

describe('npm run new', () => {
  it('writes class, styles, registration, story and test of an element, and its lines in the tables', () => {
    const said = make('portal-view-roof-plan').split('\n');
    const files = ['src/views/roof-plan/portal-view-roof-plan.ts', 'src/views/roof-plan/portal-view-roof-plan.styles.ts', 'src/define/portal-view-roof-plan.ts', 'stories/views/portal-view-roof-plan.stories.ts', 'test/views/roof-plan.test.ts'];
    expect(said.slice(0, files.length)).toEqual(files);
    expect(read(files[0] ?? '')).toContain('export class PortalViewRoofPlan extends PortalViewElement');
    expect(read(files[0] ?? '')).toContain('@tagname portal-view-roof-plan');
    expect(read(files[2] ?? '')).toContain("define('portal-view-roof-plan', PortalViewRoofPlan);");
    expect(fileFaults(files.filter((path) => path.startsWith('src/')).map((path) => ({ path, text: read(path) })))).toEqual([]);
    expect(read('src/elements.ts').split('\n')).toContain("  'portal-view-roof-plan': () => import('./define/portal-view-roof-plan.js'),");
    expect(read('src/define/index.ts').split('\n').filter(Boolean)).toEqual(read('src/define/index.ts').split('\n').filter(Boolean).sort());
    expect(read('src/index.ts')).toContain("export { PortalViewRoofPlan } from './views/roof-plan/portal-view-roof-plan.js';");
  });

  it('overwrites nothing, and refuses what is no tag of an element', () => {
    make('portal-help');
    for (const name of ['portal-help', 'help', 'portal-field-money', 'portal-Help', '']) expect(() => make(name), name).toThrow();
  });
});
