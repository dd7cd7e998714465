import type { EmulatorState } from '../../src/emulator/state.js';
import { anAccount, together } from '../kit/account.js';
import type { Asked, Members } from './faces.js';

const one = (customerId: string, accountId: string, account = {}) => anAccount({ customerId, accountId, account });

/** Two customers with two accounts each. */
export const firm: EmulatorState = together(
  one('1001', '2001', { name: 'Shop', number: 'X0000001' }),
  one('1001', '2002', { name: 'shop abroad', currency: 'EUR' }),
  one('1002', '2003', { name: 'Bakery', lifeCycleStatus: 'Pause', pauseReason: 1 }),
  one('1002', '2004', { name: 'Butcher', lifeCycleStatus: 'Pause', pauseReason: 2 }),
);

export function firmOf(...users: EmulatorState['users']): EmulatorState {
  return { ...structuredClone(firm), users };
}

export const page: Members = { Index: 0, Size: 100 };

export function where(Field: string, Operator: string, Value: string | null): Members {
  return { Field, Operator, Value };
}

/** Asks for all accounts of the user that a state without users has. */
export const mine = where('UserId', 'Equals', '3001');

export function idsOf(list: Asked['answer'][string] | undefined): string[] {
  return (list as { Id: string }[]).map(({ Id }) => Id);
}

/** What Customer Management refuses a call with. */
export function refusedWith(code: number) {
  return { kind: 'ApiFault', codes: [code] };
}
