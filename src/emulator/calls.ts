import { type CallHeaders, checkGateway } from './gateway.js';
import { type OperationName, operations, type Requests } from './operations.js';
import { ServiceFault } from './refusal.js';
import type { EmulatorState } from './state.js';
import type { Behaviour, Switches } from './switches.js';
import { caller, homeOf } from './users.js';
import { effectiveSwitches, type World } from './world.js';

/** A call as a face read it. `read` may throw what only that face knows how to answer. */
export interface Call {
  operation: OperationName;
  headers: CallHeaders;
  read(switches: Switches): Requests[OperationName];
}

/** What came of a call, free of any encoding. */
export type Outcome = { answer: Answer } | { fault: ServiceFault };

/** What a call meets beside the state. */
export interface Circumstances {
  behaviour: Behaviour;
  /** The machine's time. */
  now: number;
  /** Stands between the request and the operation, to refuse some of what it holds. */
  around?: (request: object, run: Run) => Answer;
}

export type Answer = Record<string, unknown>;
export type Run = (request: object) => Answer;

/** Carries a call out on the state: gateway, reading, operation. */
export function carryOut(state: EmulatorState, call: Call, circumstances: Circumstances): Outcome {
  const { customerId, customerAccountId } = call.headers;
  const user = caller(state);
  const home = homeOf(user, customerId, customerAccountId, state);
  const switches = effectiveSwitches(state, home, customerAccountId);
  const world: World = {
    state,
    user,
    customerId: home,
    accountId: customerAccountId,
    behaviour: circumstances.behaviour,
    switches,
    now: circumstances.now + state.clockOffsetMs,
  };
  try {
    checkGateway(call.operation, call.headers, world);
    const request = call.read(switches);
    const run: Run = (given) => (operations[call.operation] as Operation)(given, world);
    return { answer: circumstances.around ? circumstances.around(request, run) : run(request) };
  } catch (error) {
    if (error instanceof ServiceFault) return { fault: error };
    throw error;
  }
}

/** Each operation takes its own request; which one it is was checked against the contract when it was read. */
type Operation = (request: object, world: World) => Answer;
