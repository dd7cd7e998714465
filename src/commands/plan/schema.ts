import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../files/package-root.js';
import { type Answer, one } from '../../render/answer.js';
import { schemaView } from '../../render/views/schema.js';

/** An editor wants it most where the file is wrong. */
export const anyProject = true;

/** The JSON Schema of a bingctl.yaml, as the package has it: the tables that it is made from need not be loaded. */
export async function run(): Promise<Answer> {
  const text = await readFile(join(packageRoot(), 'schema', 'bingctl.schema.json'), 'utf8');
  return one<Record<string, unknown>>(JSON.parse(text), schemaView, { text });
}
