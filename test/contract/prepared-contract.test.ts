import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type Contract, packagedWsdlPath } from '../../src/contract/contract.js';
import { parseContract } from '../../src/contract/parse.js';
import { services } from '../../src/contract/services.js';

/** Of a script, which has no types. */
interface Preparing {
  preparedModule(module: string): Promise<string>;
}

test.each(services)('what the build prepares of %s is what the parser reads', async (service) => {
  const { preparedModule }: Preparing = await import(resolve('scripts/prepare-contract.js'));
  const module = service.replace(/\B[A-Z]/, '-$&').toLowerCase();
  const built: { packagedContract(): Contract } = await import(
    `data:text/javascript,${encodeURIComponent(await preparedModule(module))}`
  );
  expect(built.packagedContract()).toEqual(parseContract(readFileSync(packagedWsdlPath(service), 'utf8')));
});
