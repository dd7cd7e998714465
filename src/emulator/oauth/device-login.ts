import type { HttpAnswer } from '../http.js';
import type { EmulatorState } from '../state.js';
import { page } from './answers.js';
import { digestOf } from './digest.js';
import type { Visit } from './visit.js';

export const decisions = ['approve', 'deny'] as const;
export type Decision = (typeof decisions)[number];

export function isDecision(value: unknown): value is Decision {
  return value === 'approve' || value === 'deny';
}

/**
 * Says yes or no to a device that waits. A code is read as people type it: in any case, with blanks and hyphens.
 * @returns whether a device waits under that code
 */
export function decideDevice({ identity }: EmulatorState, userCode: string, decision: Decision, now: number): boolean {
  const digest = digestOf(userCode.replace(/[\s-]/g, '').toUpperCase());
  const waiting = Object.values(identity.devices).find((device) => device.userCode === digest);
  if (!waiting || waiting.decision !== null || now >= waiting.endsAt) return false;
  waiting.decision = decision;
  return true;
}

const form =
  '<form method="get"><p><label>Code <input name="user_code" autocomplete="off" autofocus></label></p>' +
  '<p><button name="decision" value="approve">Sign in</button> <button name="decision" value="deny">Decline</button></p></form>';

/** The page where a person types the code that a device shows. A form by GET: a POST of a browser carries an Origin. */
export function deviceLogin({ form: given, state, switches, now }: Visit): HttpAnswer {
  const userCode = given.get('user_code');
  const decision = given.get('decision');
  if (userCode === undefined || !isDecision(decision)) return page(200, 'Enter the code of your device', form);
  const decided = switches.userDenies ? 'deny' : decision;
  if (!decideDevice(state, userCode, decided, now)) {
    return page(400, 'Enter the code of your device', `<p>No device waits under this code.</p>${form}`);
  }
  return decided === 'approve'
    ? page(200, 'You are signed in', '<p>Go back to your device.</p>')
    : page(200, 'You declined', '<p>The device was not signed in.</p>');
}
