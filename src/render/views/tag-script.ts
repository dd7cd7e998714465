import type { Id } from '../../domain/tag.js';
import type { View } from '../answer.js';

export interface TagScript {
  id: Id;
  name: string;
  script: string;
}

export const tagScriptView: View<TagScript> = {
  columns: [
    { title: 'id', cell: (row) => row.id },
    { title: 'name', cell: (row) => row.name },
    { title: 'script', cell: (row) => row.script, flexible: true },
  ],
  output: ({ id, name, script }) => ({ id, name, script }),
  csv: ['id', 'name', 'script'],
};
