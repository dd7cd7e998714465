import { expect, test } from 'vitest';
import { differingMembers } from '../../src/service/differences.js';

test.each<[string, sent: object, found: object, differing: string[]]>([
  ['the same', { name: 'a', count: 1 }, { name: 'a', count: 1 }, []],
  ['what the service adds', { name: 'a' }, { name: 'a', id: '7', trackingStatus: 'Unverified' }, []],
  ['what was not given', { name: 'a', description: null, industry: undefined }, { name: 'a', description: 'x' }, []],
  ['another value', { name: 'a', status: 'Active' }, { name: 'a', status: 'Paused' }, ['status']],
  ['another case', { name: 'Shop' }, { name: 'shop' }, ['name']],
  ['a missing value', { name: 'a', description: 'x' }, { name: 'a', description: null }, ['description']],
  [
    'inside',
    { revenue: { type: 'FixedValue', value: '25' } },
    { revenue: { type: 'NoValue', value: null } },
    ['revenue.type', 'revenue.value'],
  ],
  ['nothing inside', { revenue: { type: 'FixedValue' } }, { revenue: null }, ['revenue.type']],
])('%s', (_, sent, found, differing) => {
  expect(differingMembers(sent, found)).toEqual(differing);
});
