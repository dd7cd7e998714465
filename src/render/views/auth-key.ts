import type { Id } from '../../domain/tag.js';
import type { View } from '../answer.js';

export interface AuthKey {
  id: Id;
  name: string;
  /** null in a dry run: asking for it can make one. */
  authKey: string | null;
}

export const authKeyView: View<AuthKey> = {
  columns: [
    { title: 'id', cell: (row) => row.id },
    { title: 'name', cell: (row) => row.name },
    { title: 'auth key', cell: (row) => row.authKey },
  ],
  output: ({ id, name, authKey }) => ({ id, name, authKey }),
  csv: ['id', 'name', 'authKey'],
};
