import type { ErrorExplanation } from '../../domain/error-codes/explanation.js';
import type { View } from '../answer.js';

export const explanationView: View<ErrorExplanation> = {
  apart: true,
  columns: [
    { title: 'code', cell: (row) => row.code },
    { title: 'name', cell: (row) => row.errorCode },
    { title: 'area', cell: (row) => row.area },
    { title: 'meaning', cell: (row) => row.meaning, flexible: true },
    { title: 'cause', cell: (row) => row.cause, flexible: true },
    { title: 'cure', cell: (row) => row.cure, flexible: true },
  ],
  output: ({ code, errorCode, area, meaning, cause, cure, documented }) => ({
    code,
    errorCode,
    area,
    meaning,
    cause,
    cure,
    documented,
  }),
  csv: ['code', 'errorCode', 'area', 'meaning', 'cause', 'cure', 'documented'],
};
