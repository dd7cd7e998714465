import type { EventSource } from '../../domain/event-source.js';
import { expressionOperatorWords } from '../../domain/goal-words.js';
import { textLength } from '../../domain/text-length.js';
import { BingctlError } from '../../errors.js';
import type { Choice } from '../prompter.js';
import { type GoalDraft, hasCondition, type KnownEvent } from './draft.js';
import type { FormStep } from './form-step.js';

const sources: readonly Choice<EventSource>[] = [
  { value: 'segment', name: 'Segment, device mode', description: "the event's name goes into the label" },
  { value: 'segment-capi', name: 'Segment, Conversions API', description: "the event's name goes into the action" },
  { value: 'rudderstack', name: 'RudderStack, device mode', description: "the event's name goes into the label" },
  { value: 'amplitude', name: 'Amplitude event stream', description: "the event's name goes into the action or label" },
  { value: 'uet', name: "the page's own UET pushes", description: 'the name is the action of the event' },
];

/** An expression holds as much (eventgoal.md). */
const longestName = 100;

const isOpen = (draft: GoalDraft) => draft.fields.type === 'Event' && !hasCondition(draft);

const sourceStep: FormStep = {
  needed: true,
  asks: (draft) => isOpen(draft) && draft.source === undefined,
  ask: async (_, prompter) => ({ source: await prompter.select('Who sends the event', sources) }),
};

const mappedStep: FormStep = {
  needed: false,
  asks: (draft) => isOpen(draft) && draft.source === 'amplitude' && draft.labelMapped === undefined,
  async ask(_, prompter) {
    const question = "Is Event Label mapped to the event's name in Amplitude's destination";
    return { labelMapped: await prompter.confirm(question, false) };
  },
};

const eventStep: FormStep = {
  needed: true,
  asks: isOpen,
  async ask(draft, prompter, { events, propose }) {
    const wrong = (event: string) => blank(event) ?? refusal(() => propose({ ...draft, event }));
    if (events.length === 0) return { event: await prompter.input("The event's name, as it is sent", wrong) };
    for (;;) {
      const event = await prompter.search('Event', (typed) => matching(events, typed));
      const why = wrong(event);
      if (why === null) return { event };
      prompter.tell(why);
    }
  },
};

const operatorStep: FormStep = {
  needed: false,
  // What is longer than an expression can only be told by how it begins.
  asks: ({ event, operator }) => event !== undefined && operator === undefined && textLength(event) <= longestName,
  async ask({ event = '' }, prompter) {
    const choices = expressionOperatorWords.words.map(({ word, service }) => ({
      value: service,
      name: `${word} ${event}`,
    }));
    return { operator: await prompter.select('The name', choices, 'Equals') };
  },
};

/** Who sends the event, what it is called, and how the name is compared. */
export const eventSteps: readonly FormStep[] = [sourceStep, mappedStep, eventStep, operatorStep];

/** Those that begin with what was typed first, then those that hold it, then what was typed itself. */
function matching(events: readonly KnownEvent[], typed: string): Choice<string>[] {
  const wanted = typed.toLowerCase();
  const found = events.filter(({ name }) => name.toLowerCase().includes(wanted));
  const begins = ({ name }: KnownEvent) => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  found.sort((a, b) => begins(a) - begins(b));
  const choices = found.map(({ name, note }) => ({
    value: name,
    name: note === undefined ? name : `${name} (${note})`,
  }));
  const isThere = typed === '' || found.some(({ name }) => name === typed);
  return isThere ? choices : [...choices, { value: typed, name: `"${typed}", which is not in the file` }];
}

function blank(typed: string): string | null {
  return typed.trim() === '' ? 'a name is needed' : null;
}

/** Why no goal can count it. */
function refusal(propose: () => unknown): string | null {
  try {
    propose();
    return null;
  } catch (error) {
    if (error instanceof BingctlError) return [error.message, error.hint].filter(Boolean).join(': ');
    throw error;
  }
}
