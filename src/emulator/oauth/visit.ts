import type { EmulatorState } from '../state.js';
import type { Switches } from '../switches.js';
import type { Form } from './form.js';

/** A request to an identity platform, and what it meets there. */
export interface Visit {
  form: Form;
  /** The Authorization header. */
  authorization: string | undefined;
  /** How the emulator was called: http://localhost:PORT. */
  origin: string;
  state: EmulatorState;
  switches: Switches;
  /** The service's time, in ms since 1970. */
  now: number;
}
