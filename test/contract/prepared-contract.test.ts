import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type Contract, packagedWsdlPath } from '../../src/contract/contract.js';
import { parseContract } from '../../src/contract/parse.js';

/** Of a script, which has no types. */
interface Preparing {
  preparedModule(): Promise<string>;
}

test('the contract that the build prepares is the one that the parser reads', async () => {
  const { preparedModule }: Preparing = await import(resolve('scripts/prepare-contract.js'));
  const built: { packagedContract(): Contract } = await import(
    `data:text/javascript,${encodeURIComponent(await preparedModule())}`
  );
  expect(built.packagedContract()).toEqual(parseContract(readFileSync(packagedWsdlPath(), 'utf8')));
});
