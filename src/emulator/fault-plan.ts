import { type Fault, lasting } from './fault-spec.js';
import { isIdentityOperation } from './oauth/routes.js';

/** What is to go wrong with one call. */
export interface Strike {
  latencyMs: number;
  /** Pause between bytes of the answer; null: sent as a whole. */
  slowMs: number | null;
  mishap: Fault | null;
}

/** The faults that are armed, and how many calls each still lets pass and strikes. */
export class FaultPlan {
  private armed: Fault[] = [];

  add(faults: readonly Fault[]): void {
    this.armed.push(...faults.map((fault) => ({ ...fault })));
  }

  clear(): void {
    this.armed = [];
  }

  list(): Fault[] {
    return this.armed.map((fault) => ({ ...fault }));
  }

  /** Of mishaps one strikes a call, the first that was armed; the others wait for the next. */
  take(operation: string): Strike {
    const strike: Strike = { latencyMs: 0, slowMs: null, mishap: null };
    for (const fault of this.armed) {
      if (fault.operation === null ? isIdentityOperation(operation) : fault.operation !== operation) continue;
      if (!lasting.has(fault.type) && strike.mishap) continue;
      if (fault.skip > 0) {
        fault.skip--;
        continue;
      }
      if (fault.count !== null) fault.count--;
      if (fault.type === 'latency') strike.latencyMs += fault.ms ?? 1000;
      else if (fault.type === 'slow') strike.slowMs = fault.ms ?? 5;
      else strike.mishap = { ...fault };
    }
    this.armed = this.armed.filter(({ count }) => count !== 0);
    return strike;
  }
}
