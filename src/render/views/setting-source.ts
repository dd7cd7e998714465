import type { View } from '../answer.js';

/** A setting, and where it comes from. */
export interface SettingRow {
  name: string;
  /** As it is written there; `***` for a secret. */
  value: string | null;
  from: string;
  /** The place by its name; '' for a default. */
  place: string;
  /** What keeps the value from being used. */
  problem: { message: string } | null;
}

/** Settings with where each comes from. Of a secret it is said that it is set. */
export const settingSourceView: View<SettingRow> = {
  columns: [
    { title: 'setting', cell: (row) => row.name, strong: true },
    {
      title: 'value',
      cell: ({ value }) => (value === null ? 'not set' : value === '***' ? 'set' : value),
      flexible: true,
    },
    { title: 'from', cell: ({ from, place }) => place || from },
    { title: 'problem', cell: ({ problem }) => problem?.message ?? null, flexible: true, spare: true },
  ],
  output: ({ name, value, from, place, problem }) => ({
    name,
    value,
    from,
    place: place || null,
    problem: problem?.message ?? null,
  }),
  csv: ['name', 'value', 'from', 'place', 'problem'],
};
