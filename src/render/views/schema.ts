import type { View } from '../answer.js';

/** A JSON Schema: people and pipes get it as a file, so there are no columns worth having. */
export const schemaView: View<Record<string, unknown>> = {
  columns: [{ title: 'title', cell: ({ title }) => String(title) }],
  output: (schema) => schema,
  id: () => null,
  csv: ['title'],
};
