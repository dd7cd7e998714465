import { describe, expect, test } from 'vitest';
import { contract, contractOf, type QName } from '../../src/contract/contract.js';
import { operationsOf, serviceOf, services } from '../../src/contract/services.js';
import { operationEffects } from '../../src/service/operations.js';

describe.each(services)('the contract of %s', (service) => {
  test('has the operations that its service is known for, and no other', async () => {
    const { operations } = await contractOf(service);
    expect([...operations.keys()].sort()).toEqual([...operationsOf[service]].sort());
    expect([...operations.keys()].map(serviceOf)).toEqual([...operations.keys()].map(() => service));
  });

  test('refers to nothing that is not there', async () => {
    const { types, enumerations, elements } = await contractOf(service);
    const known = (name: QName) => types.has(name) || enumerations.has(name) || name.includes('XMLSchema');
    const named = [...types.values()].flatMap(({ base, particles }) => [
      ...particles.map(({ type }) => type),
      ...(base ? [base] : []),
    ]);
    expect([...named, ...elements.values()].filter((name) => !known(name))).toEqual([]);
  });

  test('is read once', async () => {
    expect(await contractOf(service)).toBe(await contractOf(service));
  });
});

test('the operations of all contracts are those that the client calls', () => {
  expect(services.flatMap((service) => operationsOf[service] as readonly string[]).sort()).toEqual(
    Object.keys(operationEffects).sort(),
  );
});

test('the contract that is at hand at once is that of Campaign Management', async () => {
  expect(contract()).toBe(await contractOf('CampaignManagement'));
});

test('a name that is no operation belongs to no service', () => {
  expect(['AddCampaigns', '', 'toString'].map(serviceOf)).toEqual([undefined, undefined, undefined]);
});
