import type { IncomingMessage } from 'node:http';
import type { Answer, Circumstances } from './calls.js';
import type { HttpAnswer } from './http.js';
import type { ServiceFault } from './refusal.js';
import type { EmulatorState } from './state.js';
import type { Behaviour, Switches } from './switches.js';

/**
 * One of the protocols that the service speaks: what it does is the same behind all of them. Or an identity platform, which
 * it leaves signing in to.
 */
export interface Face {
  transport: 'soap' | 'rest' | 'oauth';
  /** How the service behaves over this transport unless the emulator was told otherwise. */
  newest: Behaviour;
  /** Carries a request out on the state and gives its answer, or the fault that it ended in. */
  answer(call: FaceCall, state: EmulatorState, circumstances: Circumstances): HttpAnswer;
  /**
   * A fault that is made up, or stands for a failure of the emulator itself.
   * @param status null: the one that the fault has over this transport
   */
  fault(fault: ServiceFault, state: EmulatorState | null, status: number | null): HttpAnswer;
}

/** A request with its body, and the operation that it says it is for; '' when it says nothing. */
export interface FaceCall {
  request: IncomingMessage;
  operation: string;
  body: Buffer;
}

/** No errors: the service answers with an empty list; other servers of the family with null, or nothing. */
export function withPartialErrors(answer: Answer, { emptyPartialErrors }: Switches): Answer {
  const errors = answer.partialErrors;
  if (!Array.isArray(errors) || errors.length > 0 || emptyPartialErrors === 'empty') return answer;
  return { ...answer, partialErrors: emptyPartialErrors === 'nil' ? null : undefined };
}

/** The literal word None is what Microsoft's Python client writes for an id that it was not given, over SOAP and REST. */
export function headerText(text: string | undefined): string {
  const trimmed = text?.trim() ?? '';
  return trimmed === 'None' ? '' : trimmed;
}
