import { describe, expect, test } from 'vitest';
import { contract, lineage, localName, namespaceOf, type QName } from '../../src/contract/contract.js';
import { parseContract } from '../../src/contract/parse.js';
import { excerpt } from '../../src/transports/soap/excerpt.js';

// The package is shown one operation at a time: what it is shown must be what the contract says.
describe.each([...contract().operations.values()])('the excerpt for $name', (operation) => {
  const shown = parseContract(excerpt(contract(), operation));

  test('has the operation and no other', () => {
    expect([...shown.operations.values()]).toEqual([{ ...operation, headers: [] }]);
  });

  test('has its types as they are, but for words, which are text', () => {
    const text: QName = '{http://www.w3.org/2001/XMLSchema}string';
    const names = [...shown.types.keys()].filter((name) => name !== operation.response);
    expect(names).toContain(operation.request);
    for (const name of names) {
      const expected = lineage(contract(), name).map((type) => ({
        ...type,
        particles: type.particles.map((each) =>
          contract().enumerations.has(each.type) ? { ...each, type: text } : each,
        ),
      }));
      expect(lineage(shown, name)).toEqual(expected);
    }
  });

  test('refers to nothing that is not there', () => {
    const used = [...shown.types.values()].flatMap(({ base, particles }) => [
      base,
      ...particles.map(({ type }) => type),
    ]);
    const missing = used.filter((name) => name && !shown.types.has(name) && !namespaceOf(name).endsWith('XMLSchema'));
    expect(missing.map((name) => name && localName(name))).toEqual([]);
  });
});
