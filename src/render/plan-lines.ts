import type { Action, Plan, Step } from '../plan/plan.js';
import { changeLines, valueText } from './changes.js';
import type { Paint } from './paint.js';
import { safeText } from './safe-text.js';
import { wrap } from './width.js';

const signs: Record<Action, string> = {
  create: '+',
  update: '~',
  adopt: '=',
  pause: '-',
  keep: ' ',
  replace: '!',
  refuse: '!',
};

const tones: Record<Action, keyof Paint | null> = {
  create: 'green',
  update: 'yellow',
  adopt: 'dim',
  pause: 'yellow',
  keep: 'dim',
  replace: 'red',
  refuse: 'red',
};

/** A plan as people read it: what is as wanted is only counted. All text in it is safe for a terminal. */
export function planLines(plans: readonly Plan[], file: string, paint: Paint, width: number): string {
  if (plans.length === 0) return nothingWanted(file);
  return plans.map((plan) => onePlan(plan, paint, width)).join('\n');
}

export function nothingWanted(file: string): string {
  return `${safeText(file)} wants nothing of this environment.\n`;
}

/** Which account it is about. */
export function accountLine({ account, target }: Plan, paint: Paint): string {
  const called = target === null ? '' : ` ${paint.bold(safeText(target))},`;
  return `${account.environment}:${called} account ${account.accountId} of customer ${account.customerId}`;
}

function onePlan(plan: Plan, paint: Paint, width: number): string {
  const { steps, sideEffects } = plan;
  const shown = steps.filter(({ action }) => action !== 'keep').flatMap((step) => stepLines(step, paint, width));
  const beside = sideEffects.flatMap((effect) => within(`  also: ${safeText(effect)}`, width));
  return [
    accountLine(plan, paint),
    ...gap(shown),
    ...shown,
    ...gap(beside),
    ...beside,
    '',
    summaryLine(steps),
    '',
  ].join('\n');
}

function gap(lines: readonly string[]): string[] {
  return lines.length > 0 ? [''] : [];
}

function stepLines(step: Step, paint: Paint, width: number): string[] {
  const { action, problems } = step;
  const tone = tones[action];
  const painted = (line: string) => (tone === null ? line : paint[tone](line));
  return [
    ...within(`  ${signs[action]} ${titleOf(step)}${noteOf(step)}`, width).map(painted),
    ...detailLines(step).flatMap((line) => within(`      ${safeText(line)}`, width)),
    ...problems.flatMap(({ message, hint }) => [
      ...within(`      ${safeText(message)}`, width).map((line) => paint.red(line)),
      ...(hint === undefined ? [] : within(`        ${safeText(hint)}`, width)),
    ]),
  ];
}

/** The line in as many as it takes, each after the first a little deeper. Its own indentation stays. */
export function within(line: string, width: number): string[] {
  const text = line.trimStart();
  const indent = ' '.repeat(line.length - text.length);
  const [first = '', ...rest] = wrap(text, Math.max(narrowest, width - indent.length));
  if (rest.length === 0) return [line];
  const deeper = `${indent}    `;
  const others = wrap(text.slice(first.length).trimStart(), Math.max(narrowest, width - deeper.length));
  return [`${indent}${first}`, ...others.map((each) => `${deeper}${each}`)];
}

const narrowest = 20;

/** Such as `conversion goal "Purchase" (71) as order`. The name is whole: two may begin alike. */
export function titleOf({ kind, name, id, key }: Step): string {
  const what = kind === 'tag' ? 'UET tag' : 'conversion goal';
  const called = `${what} "${safeText(name)}"${id === null ? '' : ` (${id})`}`;
  const inFile = key === null || key === name ? '' : ` as ${safeText(key)}`;
  return `${called}${inFile}`;
}

/** What is said behind the title; an adopted one without an id is made by an earlier plan. */
export function noteOf({ action, id }: Step): string {
  if (action === 'adopt' && id === null) return ': made in another account of the customer';
  return notes[action] ?? '';
}

const notes: Partial<Record<Action, string>> = {
  adopt: ': found by its name, as wanted',
  pause: ': not in the file, will be paused',
  replace: ': has to be a new one',
  refuse: ': would be refused',
};

/** What changes, a line each: of something new only what it is made with. */
export function detailLines({ action, changes }: Step): string[] {
  return action === 'create'
    ? changes.map(({ field, after }) => `${field}: ${valueText(field, after)}`)
    : changeLines(changes);
}

/** Such as `2 to create, 1 to change; 10 as wanted.` */
export function summaryLine(steps: readonly Step[]): string {
  const count = (...actions: Action[]) => steps.filter(({ action }) => actions.includes(action)).length;
  const parts: [number, string][] = [
    [count('create'), 'to create'],
    [count('update'), 'to change'],
    [count('pause'), 'to pause'],
    [count('adopt'), 'to adopt'],
    [count('replace', 'refuse'), 'that cannot be done'],
  ];
  const wanted = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  const kept = count('keep');
  if (wanted.length === 0) return kept === 0 ? 'Nothing is wanted.' : `Nothing to do: ${kept} as wanted.`;
  return `${wanted.join(', ')}${kept === 0 ? '' : `; ${kept} as wanted`}.`;
}
