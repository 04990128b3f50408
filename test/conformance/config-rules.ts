import assert from 'node:assert/strict';
import { Config } from '../../src/protocol/index.js';
import type { Rule } from './target.js';

export const configRules: readonly Rule[] = [
  {
    name: 'GET /config is public, and says protocol 1',
    async run({ nobody }) {
      const config = await nobody.get('/config', Config);
      assert.equal(config.protocol, 1);
      assert.notEqual(config.company.name, '');
      assert.ok(config.languages.length > 0);
    },
  },
  {
    name: 'GET /config gives back the business unit that it was asked for',
    async run({ nobody }) {
      assert.equal((await nobody.get('/config?unit=north', Config)).unit, 'north');
    },
  },
];
