import type { Reading } from './reading.js';
import type { Schema } from './schema.js';
import type { Spot } from './spot.js';

/** What a member of the file can be: how it is read, how it is written back, and what an editor is told. */
export interface Kind {
  /** The value as the domain has it. What is wrong within it is complained about. @throws WrongValue */
  read(spot: Spot, reading: Reading): unknown;
  /** The other way: what stands in the file for a value that {@link read} gave. */
  write(value: unknown): unknown;
  schema: Schema;
}
