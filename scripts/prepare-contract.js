import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const wsdl = new URL('../wsdl-cache/CampaignManagementService.wsdl', import.meta.url);

/**
 * Bundler plugin: puts the packaged contract as src/contract/parse.ts reads it in the place of the module that reads it at
 * run time. Parsing is slow in a process that has just started, and comes out the same each time.
 */
export const prepareContract = {
  name: 'prepare-contract',
  async load(id) {
    if (!/[/\\]src[/\\]contract[/\\]packaged\.ts$/.test(id)) return undefined;
    return { code: await preparedModule(), moduleType: 'js' };
  },
};

/** What stands in the place of src/contract/packaged.ts, as JavaScript. */
export async function preparedModule() {
  const { parseContract } = await loadSource('../src/contract/parse.ts');
  const contract = parseContract(readFileSync(wsdl, 'utf8'));
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
