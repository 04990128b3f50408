import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documents } from '../../src/protocol/documents.js';

const folder = new URL('../../src/protocol/generated/', import.meta.url);

describe('the generated documents', () => {
  const made = documents();

  it('are those that stand in the tree (npm run protocol)', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(made).sort());
    for (const [name, content] of Object.entries(made)) expect(JSON.parse(readFileSync(new URL(name, folder), 'utf8')), name).toEqual(JSON.parse(JSON.stringify(content)));
  });

  it('describe the members of a flow file, so that editors complete them', () => {
    const text = JSON.stringify(made['flow.schema.json']);
    for (const words of ['What customers read in the timeline', 'Shown and not changed', 'Where each action of each source leads']) expect(text).toContain(words);
  });

  it('name every path of this version', () => {
    expect(Object.keys((made['openapi.json'] as { paths: object }).paths)).toEqual(expect.arrayContaining(['/config', '/session/codes', '/opportunities/{id}/actions', '/uploads', '/uploads/{id}', '/company/flows/{type}']));
  });
});
