import { BingctlError } from '../errors.js';
import type { ControlHandler, Controls } from './control-handler.js';
import { parseFault } from './fault-spec.js';
import { faultTypes } from './fault-types.js';
import { type HttpAnswer, HttpRefusal, jsonAnswer } from './http.js';
import { identityControls } from './identity-controls.js';
import { markConversion, markSeen } from './marks.js';
import { type EmulatorState, emptyAccount, emptyCustomer, emptyState } from './state.js';
import { checkState } from './state-check.js';
import { BrokenState } from './state-members.js';
import { defaultSwitches, switchProblems } from './switches.js';

export const controlPath = '/_emulator/';

interface ControlRequest {
  method: string;
  pathname: string;
  body: string;
}

/** By what is steered, then by method. */
const handlers: Record<string, Record<string, ControlHandler>> = {
  faults: {
    GET: (_, { plan }) => ({ faults: plan.list(), types: faultTypes }),
    POST: (json, { plan }) => {
      plan.add(faultsOf(json));
      return { faults: plan.list() };
    },
    PUT: (json, { plan }) => {
      const faults = faultsOf(json);
      plan.clear();
      plan.add(faults);
      return { faults: plan.list() };
    },
    DELETE: (_, { plan }) => {
      plan.clear();
      return { faults: [] };
    },
  },
  switches: {
    GET: (_, { store }, path) => store.change((state) => ({ ...defaultSwitches, ...ownSwitches(state, path) })),
    // Adds to what is set.
    POST: (json, { store }, path) =>
      store.change((state) => setSwitches(state, path, { ...ownSwitches(state, path), ...json })),
    // Takes the place of what was set.
    PUT: (json, { store }, path) => store.change((state) => setSwitches(state, path, json)),
    DELETE: (_, { store }, path) => store.change((state) => setSwitches(state, path, {})),
  },
  state: {
    GET: (_, { store }) => store.change((state) => state),
    PUT: (json, { store }) => store.change((state) => Object.assign(state, checked(json))),
    DELETE: (_, { store }) => store.change((state) => Object.assign(state, emptyState())),
  },
  clock: {
    GET: (_, controls) => controls.store.change((state) => clock(state, controls)),
    PUT: (json, controls) => {
      const now = instant(json.now);
      return controls.store.change((state) => {
        setClock(state, now - controls.now(), controls);
        return clock(state, controls);
      });
    },
    POST: (json, controls) => {
      const { advanceMs } = json;
      if (!Number.isSafeInteger(advanceMs)) throw new HttpRefusal(400, 'advanceMs must be a whole number');
      return controls.store.change((state) => {
        setClock(state, state.clockOffsetMs + Number(advanceMs), controls);
        return clock(state, controls);
      });
    },
    DELETE: (_, controls) =>
      controls.store.change((state) => {
        state.clockOffsetMs = 0;
        return clock(state, controls);
      }),
  },
  beacons: {
    POST: (json, { store, now }) =>
      store.change((state) => {
        const at = now() + state.clockOffsetMs;
        const known =
          json.goalId === undefined ? markSeen(state, json.tagId, at) : markConversion(state, json.goalId, at);
        if (!known) throw new HttpRefusal(404, 'no such tag or goal: give tagId or goalId');
        return { seenAt: new Date(at).toISOString() };
      }),
  },
  requests: {
    // Bodies hold credentials: they stay inside.
    GET: (_, { requests }) => ({
      requests: requests.entries.map(({ body, ...entry }) => ({ ...entry, bytes: Buffer.byteLength(body) })),
    }),
  },
  ...identityControls,
};

/** Steers the emulator: JSON in, JSON out, errors as `{"error": …}`. */
export async function answerControl(request: ControlRequest, controls: Controls): Promise<HttpAnswer> {
  const [subject = '', ...path] = request.pathname.slice(controlPath.length).split('/').filter(Boolean);
  try {
    const methods = Object.hasOwn(handlers, subject) ? handlers[subject] : undefined;
    if (!methods || (path.length > 0 && subject !== 'switches')) {
      throw new HttpRefusal(
        404,
        `nothing is steered at ${request.pathname}; there are: ${Object.keys(handlers).join(', ')}`,
      );
    }
    const handler = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
    if (!handler) {
      throw new HttpRefusal(405, `${subject} takes ${Object.keys(methods).join(', ')}, not ${request.method}`);
    }
    return jsonAnswer(200, await handler(jsonOf(request), controls, path));
  } catch (error) {
    if (error instanceof HttpRefusal) return jsonAnswer(error.status, { error: error.message });
    if (error instanceof BrokenState) return jsonAnswer(400, { error: `this is no state: ${error.message}` });
    if (error instanceof BingctlError) return jsonAnswer(error.kind === 'usage' ? 400 : 500, { error: error.message });
    throw error;
  }
}

function jsonOf({ method, body }: ControlRequest): Record<string, unknown> {
  if (method === 'GET' || method === 'DELETE') return {};
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    throw new HttpRefusal(400, `the body is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  throw new HttpRefusal(400, 'the body must be a JSON object');
}

function faultsOf({ faults }: Record<string, unknown>) {
  if (!Array.isArray(faults) || !faults.every((spec) => typeof spec === 'string')) {
    throw new HttpRefusal(400, 'faults must be a list of strings, such as {"faults": ["lost:AddConversionGoals"]}');
  }
  return faults.map(parseFault);
}

/** `switches` are those of all accounts, `switches/CUSTOMER/ACCOUNT` what differs for one. */
function ownSwitches(state: EmulatorState, path: string[]): object {
  if (path.length === 0) return state.switches;
  const [customerId, accountId] = accountOf(path);
  return { ...state.switches, ...state.customers[customerId]?.accounts[accountId]?.switches };
}

function setSwitches(state: EmulatorState, path: string[], given: Record<string, unknown>): object {
  const problems = switchProblems(given);
  if (problems.length > 0) throw new HttpRefusal(400, problems.join('; '));
  if (path.length === 0) state.switches = given;
  else {
    const [customerId, accountId] = accountOf(path);
    state.customers[customerId] ??= emptyCustomer();
    const { accounts } = state.customers[customerId];
    accounts[accountId] = { ...(accounts[accountId] ?? emptyAccount()), switches: given };
  }
  return { ...defaultSwitches, ...ownSwitches(state, path) };
}

function accountOf(path: string[]): [customerId: string, accountId: string] {
  const [customerId = '', accountId = '', ...more] = path;
  if (![customerId, accountId].every((id) => /^\d{1,19}$/.test(id)) || more.length > 0) {
    throw new HttpRefusal(400, 'switches of one account are at switches/CUSTOMER_ID/ACCOUNT_ID');
  }
  return [customerId, accountId];
}

function checked(json: Record<string, unknown>): EmulatorState {
  return checkState(json);
}

function instant(text: unknown): number {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new HttpRefusal(400, 'now must be an instant, such as {"now": "2026-11-23T12:00:00Z"}');
  return at;
}

const endOfTime = Date.parse('+010000-01-01T00:00:00Z');

/** The state keeps nothing that no date can be made of, now or in the years that it lies on a disk. */
function setClock(state: EmulatorState, offsetMs: number, { now }: Controls): void {
  const at = now() + offsetMs;
  if (at < 0 || at >= endOfTime) {
    throw new HttpRefusal(400, 'the clock goes from 1970 to 9999');
  }
  state.clockOffsetMs = offsetMs;
}

function clock(state: EmulatorState, { now }: Controls) {
  return { now: new Date(now() + state.clockOffsetMs).toISOString(), clockOffsetMs: state.clockOffsetMs };
}
