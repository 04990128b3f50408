import { beforeAll, describe, expect, it } from 'vitest';
import { ceilings, lines, type Measured, type Row } from './ceilings.js';
import { measure } from './measure.js';

describe('the built script', () => {
  let measured: Measured;
  beforeAll(async () => { measured = await measure(); }, 180_000);

  it.each(Object.keys(ceilings) as Row[])('keeps %s under its ceiling', (row) => {
    expect(lines(measured).filter((line) => line.row === row && line.over)).toEqual([]);
  });
});

describe('a ceiling', () => {
  const nothing = Object.fromEntries(Object.keys(ceilings).map((row) => [row, 0])) as unknown as Measured;

  it('lets pass what is under it', () => {
    expect(lines(nothing).filter(({ over }) => over)).toEqual([]);
  });

  it('holds what is over it, by name', () => {
    expect(lines({ ...nothing, first: 99_000, depth: 3 }).filter(({ over }) => over).map(({ row }) => row)).toEqual(['first', 'depth']);
  });
});
