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
 * run time. Parsing is slow in a process that has just started, and comes out the same each time.
 */
export const prepareContract = {
  name: 'prepare-contract',
  async load(id) {
    const module = /[/\\]src[/\\]contract[/\\]packaged[/\\]([a-z-]+)\.ts$/.exec(id)?.[1];
    return module === undefined ? undefined : { code: await preparedModule(module), moduleType: 'js' };
  },
};

/** What stands in the place of a module of src/contract/packaged/, as JavaScript. */
export async function preparedModule(module) {
  const { parseContract } = await loadSource('../src/contract/parse.ts');
  const contract = parseContract(readFileSync(new URL(`../wsdl-cache/${wsdls[module]}`, import.meta.url), 'utf8'));
  return `export const packagedContract = () => (${sourceOf(contract)});`;
}

/** Node 20 does not run TypeScript. */
async function loadSource(path) {
  const bundle = await rolldown({ input: fileURLToPath(new URL(path, import.meta.url)), platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm' });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}

/** The JavaScript that makes `value`. JSON knows neither maps nor Infinity. */
function sourceOf(value) {
  if (value instanceof Map) return `new Map(${sourceOf([...value])})`;
  if (Array.isArray(value)) return `[${value.map(sourceOf).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${sourceOf(member)}`)}}`;
  }
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
