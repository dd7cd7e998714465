import type { Environment } from '../domain/environment.js';
import type { GoalFields } from '../domain/goal.js';
import type { Id, TagFields } from '../domain/tag.js';

/** Where something stands in a file. */
export interface Place {
  /** As it was named: `bingctl.yaml`, or a file that it includes. */
  file: string;
  line: number;
  column: number;
}

/** A UET tag as the file wants it. A field that is absent is not managed. */
export interface DesiredTag {
  /** Its name in the file; goals refer to it, and the lock remembers its id. */
  key: string;
  fields: TagFields & { name: string };
  /** What it was called before: how a job without the lock finds it. */
  renamedFrom: string | null;
  place: Place;
}

/** A conversion goal as the file wants it. A field that is absent is not managed; the pairs of an Event goal are a set. */
export interface DesiredGoal {
  key: string;
  /**
   * Without `tagId`: see `tag`. Of an Event goal with any condition the pairs that are not named are null, so that they are
   * taken away.
   */
  fields: Omit<GoalFields, 'tagId' | 'id'> & { name: string; type: NonNullable<GoalFields['type']> };
  /** The tag by its key in the file, or by the id or name of one that the file does not hold; null: none is named. */
  tag: { key: string } | { named: string } | null;
  renamedFrom: string | null;
  place: Place;
}

/** All that one account shall have. */
export interface Desired {
  /** The name under `accounts:`; null in a file for one account. */
  target: string | null;
  /** Where the file says so; null: the settings decide. */
  environment: Environment | null;
  customerId: Id | null;
  /** An id; names and numbers are looked up before. */
  accountId: string | null;
  tags: DesiredTag[];
  goals: DesiredGoal[];
}
