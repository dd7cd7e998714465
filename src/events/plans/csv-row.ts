/** One row of a CSV file. */
export interface CsvRow {
  cells: readonly string[];
  /** Where it begins, from 1. */
  line: number;
}
