import { type PlanWarning, type UetMember, type UetTagUse, uetMembers } from './planned-event.js';

/** The parameters of the UET template of the tag manager that say what is sent. */
const parameterOf: Record<UetMember, string> = {
  action: 'customEventAction',
  category: 'eventCategory',
  label: 'eventLabel',
  value: 'eventValue',
  revenue: 'goalValue',
  currency: 'p_currency',
};

/** A parameter as it stands; null: a variable fills it when the page runs; undefined: it is not given. */
export type Parameter = (name: string) => string | null | undefined;

/** What one UET tag of a container sends. */
export function uetTagUse(tagName: string | null, parameter: Parameter, trigger: string | undefined): UetTagUse {
  const eventType = parameter('eventType');
  const tagId = parameter('tagId');
  const evt = eventType === 'PAGE_LOAD' ? 'pageLoad' : 'custom';
  const use: UetTagUse = { tagName, tagId: tagId ?? null, evt };
  const unresolved: NonNullable<UetTagUse['unresolved']> = tagId === null ? ['tagId'] : [];
  // A page load carries nothing else: what is left in the other fields of the template is not sent.
  for (const member of evt === 'custom' ? uetMembers : []) {
    const text = parameter(parameterOf[member]);
    if (text === undefined || text === '') continue;
    use[member] = text;
    if (text === null) unresolved.push(member);
  }
  // The template has a type for each recommended action, and sends its name.
  if (use.action === undefined && eventType && /^[a-z_]+$/.test(eventType)) use.action = eventType;
  if (unresolved.length > 0) use.unresolved = unresolved;
  if (trigger !== undefined) use.trigger = trigger;
  return use;
}

/** A name that only the running page knows; never text to match. */
export function unresolvedName(what: string, text: string): PlanWarning {
  return { code: 'unresolved', message: `the ${what} is ${text}, which only the page can resolve: it is left out` };
}
