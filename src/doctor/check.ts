import type { CheckName } from './check-names.js';
import type { Verdict } from './finding.js';
import type { Surroundings } from './surroundings.js';

/** One thing that can be in order or not, in a file of its own. */
export interface Check {
  /** Kebab-case; scripts rely on it. */
  name: CheckName;
  /** What has to be in order first: without it, this cannot be looked at. */
  needs: readonly CheckName[];
  /** Why those that need this one are skipped when it fails, such as `not signed in`. */
  otherwise?: string;
  /** May throw: what is thrown becomes a finding ({@link examine}). */
  look(at: Surroundings): Verdict | Promise<Verdict>;
}
