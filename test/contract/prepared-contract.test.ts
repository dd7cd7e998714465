import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { packagedWsdlPath } from '../../src/contract/contract.js';
import { parseContract } from '../../src/contract/parse.js';
import { services } from '../../src/contract/services.js';
import { fromStored } from '../../src/contract/stored.js';

/** Of a script, which has no types. */
interface Preparing {
  preparedText(module: string): Promise<string>;
}

test.each(services)('what the build prepares of %s is what the parser reads', async (service) => {
  const { preparedText }: Preparing = await import(resolve('scripts/prepare-contract.js'));
  const module = service.replace(/\B[A-Z]/, '-$&').toLowerCase();
  const prepared = fromStored(JSON.parse(await preparedText(module)));
  expect(prepared).toEqual(parseContract(readFileSync(packagedWsdlPath(service), 'utf8')));
});
