import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultTypes } from '../../src/emulator/fault-types.js';
import { operationNames } from '../../src/emulator/operations.js';
import { defaultSwitches } from '../../src/emulator/switches.js';

const page = readFileSync(new URL('../../docs/emulator.md', import.meta.url), 'utf8');

test('the page has every fault, in the words of --help', () => {
  const rows = [...page.matchAll(/^\| `([\w-]+)` \| (.+) \|$/gm)].map(([, type, what]) => [
    type,
    what?.replaceAll('`', ''),
  ]);
  expect(rows.filter(([type]) => type !== undefined && type in faultTypes)).toEqual(Object.entries(faultTypes));
});

test('the page has every switch and every operation, and no switch that is not', () => {
  const table = page.slice(page.indexOf('### Switches'));
  const named = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) => cell?.match(/\w+/g) ?? []);
  expect(named.sort()).toEqual(Object.keys(defaultSwitches).sort());
  expect(operationNames.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
