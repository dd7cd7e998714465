import type { FaultPlan } from './fault-plan.js';
import type { RequestLog } from './request-log.js';
import type { Store } from './store.js';

/** What the control address works on. */
export interface Controls {
  store: Store;
  plan: FaultPlan;
  requests: RequestLog;
  /** The machine's time. */
  now(): number;
}

/** Steers one thing by one method. What it returns is sent as JSON; an HttpRefusal as an error. */
export type ControlHandler = (json: Record<string, unknown>, controls: Controls, path: string[]) => unknown;
