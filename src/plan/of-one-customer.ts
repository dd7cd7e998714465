import { isDeepStrictEqual } from 'node:util';
import { nameKey } from '../domain/named.js';
import { goalProblem, tagProblem } from '../domain/problems.js';
import type { Plan, Step } from './plan.js';

/**
 * Plans of several accounts that were each made as if it were the only one. Tags, and goals of the scope Customer, belong
 * to the customer: what an earlier plan makes is there already when a later one of the same customer gets to it, which
 * adopts it then. Names are the customer's too, so that what is not alike cannot be made twice.
 */
export function ofOneCustomer(plans: readonly Plan[]): Plan[] {
  const coming = new Map<string, { step: Step; accountId: string }>();
  return plans.map((plan) => {
    const { customerId, accountId } = plan.account;
    const steps = plan.steps.map((step) => {
      if (step.action !== 'create') return step;
      const name = sharedName(customerId, step);
      const earlier = coming.get(name);
      if (earlier === undefined) coming.set(name, { step, accountId });
      return earlier === undefined ? step : besideEarlier(step, earlier.step, earlier.accountId);
    });
    return { ...plan, steps };
  });
}

/** By which a step is known in all accounts of a customer. */
export function sharedName(customerId: string, { kind, name }: Pick<Step, 'kind' | 'name'>): string {
  return `${customerId}/${kind}/${nameKey(name)}`;
}

function besideEarlier(step: Step, earlier: Step, accountId: string): Step {
  const isShared = step.kind === 'tag' || step.sent?.scope === 'Customer';
  const isAlike = isDeepStrictEqual([step.sent, step.tagKey], [earlier.sent, earlier.tagKey]);
  if (isShared && isAlike) return { ...step, action: 'adopt', changes: [], sent: null };
  const message = `account ${accountId} of the same customer is to have one of this name, and names are unique in a customer`;
  const problem =
    step.kind === 'tag'
      ? tagProblem('name', message, 'UetTagNameAlreadyExists')
      : goalProblem('name', message, 'ConversionGoalNameAlreadyExists');
  return { ...step, action: 'refuse', changes: [], sent: null, problems: [problem] };
}
