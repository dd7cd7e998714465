import { type PlanOptions, readPlan } from '../../src/events/plans/read-plan.js';
import { refuseControls } from '../../src/files/controls.js';
import { parseCsv } from '../../src/files/csv-rows.js';
import { parseJson } from '../../src/files/json-text.js';
import { parseYamlDocuments } from '../../src/files/yaml-documents.js';

/** The text read as a command reads a file. */
export async function planOf(text: string, options: PlanOptions = {}) {
  refuseControls(text);
  return readPlan(text, { json: parseJson, yaml: parseYamlDocuments, csv: parseCsv }, options);
}
