import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '../domain/diagnostic.js';
import { nameKey } from '../domain/named.js';
import { goalProblem, tagProblem } from '../domain/problems.js';
import { once } from '../memo.js';
import type { Desired } from './desired.js';
import type { Plan, Step } from './plan.js';

/** A plan and what it was made for. */
export interface PlanOf {
  plan: Plan;
  desired: Desired;
}

/** What another account of the customer is to have. */
interface Earlier {
  plan: Plan;
  step: Step;
  /** What the file says of it. */
  fields: object;
}

/**
 * Plans of several accounts that were each made as if it were the only one. Tags, and goals of the scope Customer, belong
 * to the customer: what an earlier plan makes is there already when a later one of the same customer gets to it, which
 * adopts it then, and what two of them want otherwise could never be as wanted. Names are the customer's too, so that what
 * is not alike cannot be made twice.
 */
export function ofOneCustomer(all: readonly PlanOf[]): Plan[] {
  const byName = new Map<string, Earlier>();
  const byId = new Map<string, Earlier>();
  const held = once(
    () => new Set(all.flatMap(({ plan }) => plan.steps.flatMap((step) => (step.key === null ? [] : idOf(plan, step))))),
  );
  return all.map(({ plan, desired }) => {
    const isAlone = all.every(
      (other) => other.plan === plan || other.plan.account.customerId !== plan.account.customerId,
    );
    if (isAlone) return plan;
    const fields = fieldsIn(desired);
    const earlierThan = (known: Map<string, Earlier>, names: readonly string[], step: Step): Earlier | undefined => {
      const earlier = names.map((name) => known.get(name)).find((one) => one !== undefined);
      const now = { plan, step, fields: fields(step) };
      for (const name of names) if (!known.has(name)) known.set(name, now);
      return earlier?.plan === plan ? undefined : earlier;
    };
    const steps = plan.steps.flatMap((step): Step[] => {
      const ids = idOf(plan, step);
      // Another account of the file wants what this one does not.
      if (step.key === null) return ids.some((id) => held().has(id)) ? [] : [step];
      const namesake = earlierThan(byName, namesOf(plan, step), step);
      if (step.action === 'create') return [namesake ? besideComing(step, namesake) : step];
      const same = earlierThan(byId, ids, step);
      return [same ? besideOther(step, fields(step), same) : step];
    });
    return { ...plan, steps };
  });
}

/** By which a step is known in all accounts of a customer. */
export function sharedName(customerId: string, { kind, name }: Pick<Step, 'kind' | 'name'>): string {
  return `${customerId}/${kind}/${nameKey(name)}`;
}

function idOf({ account }: Plan, { kind, id }: Step): string[] {
  return id === null ? [] : [`${account.customerId}/${kind}/${id}`];
}

/** What a customer has once: a name, and of in-store goals one. */
function namesOf({ account: { customerId } }: Plan, step: Step): string[] {
  const after = step.changes.find(({ field }) => field === 'name')?.after;
  const names = [step.name, ...(typeof after === 'string' ? [after] : [])].map((name) =>
    sharedName(customerId, { kind: step.kind, name }),
  );
  return isInStore(step) ? [...names, `${customerId}/in-store`] : names;
}

function isInStore({ action, sent }: Step): boolean {
  return action === 'create' && sent?.type === 'InStoreTransaction';
}

/** Of something that an earlier plan makes. */
function besideComing(step: Step, { plan: { account }, step: earlier }: Earlier): Step {
  const isShared = step.kind === 'tag' || step.sent?.scope === 'Customer';
  const isAlike = isDeepStrictEqual([step.sent, step.tagKey], [earlier.sent, earlier.tagKey]);
  if (earlier.action === 'create' && isShared && isAlike) return { ...step, action: 'adopt', changes: [], sent: null };
  const other = `account ${account.accountId} of the same customer is to have`;
  if (isInStore(step) && isInStore(earlier)) {
    const message = `${other} an in-store goal, and a customer has one`;
    return refused(step, goalProblem('type', message, 'OnlyOneInStoreTransactionGoalAllowedPerCustomer'));
  }
  const message = `${other} one of this name, and names are unique in a customer`;
  return refused(
    step,
    step.kind === 'tag'
      ? tagProblem('name', message, 'UetTagNameAlreadyExists')
      : goalProblem('name', message, 'ConversionGoalNameAlreadyExists'),
  );
}

/** Of something that is there and that an earlier plan is about as well. */
function besideOther(step: Step, fields: object, earlier: Earlier): Step {
  if (step.action !== 'update' && step.action !== 'keep' && step.action !== 'adopt') return step;
  const [field] = differing(fields, earlier.fields);
  if (field !== undefined) {
    const { accountId } = earlier.plan.account;
    const message = `account ${accountId} of the same customer has it too, and wants another ${field}`;
    return refused(step, (step.kind === 'tag' ? tagProblem : goalProblem)(field, message, null));
  }
  const isDone = step.changes.every((change) => earlier.step.changes.some((one) => isDeepStrictEqual(one, change)));
  return step.action === 'update' && isDone ? { ...step, action: 'keep', changes: [], sent: null, tagKey: null } : step;
}

/** What the file says of what a step is about. */
function fieldsIn({ tags, goals }: Desired): (step: Step) => object {
  const ofTags = new Map<string | null, object>(tags.map(({ key, fields }) => [key, fields]));
  const ofGoals = new Map<string | null, object>(
    goals.map(({ key, fields, tag }) => [key, tag === null ? fields : { ...fields, tag }]),
  );
  return ({ kind, key }) => (kind === 'tag' ? ofTags : ofGoals).get(key) ?? {};
}

/** The members that both name and that are not the same. */
function differing(one: object, other: object): string[] {
  const members = new Map<string, unknown>(Object.entries(other));
  return Object.entries(one).flatMap(([member, value]) =>
    value === undefined || members.get(member) === undefined || isDeepStrictEqual(value, members.get(member))
      ? []
      : [member],
  );
}

function refused(step: Step, problem: Problem): Step {
  return { ...step, action: 'refuse', changes: [], sent: null, tagKey: null, problems: [problem] };
}
