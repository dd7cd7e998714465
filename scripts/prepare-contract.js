import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** What stands in for each module of src/contract/packaged/. */
const wsdls = {
  'campaign-management': 'CampaignManagementService.wsdl',
  'customer-management': 'CustomerManagementService.wsdl',
};

/**
 * Bundler plugin: puts each packaged contract as src/contract/parse.ts reads it in the place of the module that reads it at
 * run time. Parsing a WSDL is slow in a process that has just started, and comes out the same each time. It lies beside the
 * bundle as JSON, which Node reads in a fraction of the time in which it compiles the same as JavaScript.
 */
export const prepareContract = {
  name: 'prepare-contract',
  async load(id) {
    const module = /[/\\]src[/\\]contract[/\\]packaged[/\\]([a-z-]+)\.ts$/.exec(id)?.[1];
    if (module === undefined) return undefined;
    const fileName = `${module}.json`;
    this.emitFile({ type: 'asset', fileName, source: await preparedText(module) });
    const code = `
      import { readFileSync } from 'node:fs';
      import { fromStored } from '../stored.js';
      export const packagedContract = () => fromStored(JSON.parse(readFileSync(\`\${__dirname}/${fileName}\`, 'utf8')));`;
    return { code, moduleType: 'js' };
  },
};

/** What a module of src/contract/packaged/ reads, as JSON: see src/contract/stored.ts. */
export async function preparedText(module) {
  const [{ parseContract }, { storedText }] = await Promise.all([loadSource('parse.ts'), loadSource('stored.ts')]);
  const wsdl = readFileSync(new URL(`../wsdl-cache/${wsdls[module]}`, import.meta.url), 'utf8');
  return storedText(parseContract(wsdl));
}

/** A module of src/contract/: Node 20 does not run TypeScript. */
async function loadSource(file) {
  const input = fileURLToPath(new URL(`../src/contract/${file}`, import.meta.url));
  const bundle = await rolldown({ input, platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm' });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}
