import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/** What is wrong with a bingctl.yaml by the schema that is shipped, a line each. */
export function validator(): (file: unknown) => string[] {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowMatchingProperties: true,
  });
  const validate = ajv.compile(JSON.parse(readFileSync('schema/bingctl.schema.json', 'utf8')));
  return (file) => {
    validate(file);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
