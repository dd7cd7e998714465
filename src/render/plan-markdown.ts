import { type Action, hasChanges, type Plan, type Step } from '../plan/plan.js';
import { detailLines, summaryLine, titleOf } from './plan-lines.js';
import { safeText } from './safe-text.js';

const words: Record<Action, string> = {
  create: 'create',
  update: 'change',
  adopt: 'adopt',
  pause: 'pause',
  keep: 'keep',
  replace: '**cannot be done**',
  refuse: '**cannot be done**',
};

/** A plan as a comment on a pull request. */
export function planMarkdown(plans: readonly Plan[]): string {
  const title = plans.some(hasChanges) ? '### bingctl plan: there are changes' : '### bingctl plan: no changes';
  return [title, ...plans.map(onePlan)].join('\n\n').concat('\n');
}

function onePlan({ account, target, steps, sideEffects, warnings }: Plan): string {
  const called = target === null ? '' : `${escaped(target)}: `;
  const shown = steps.filter(({ action }) => action !== 'keep');
  const table = ['| | | what changes |', '| --- | --- | --- |', ...shown.map(row)];
  const notes = [
    ...sideEffects.map((effect) => `- also: ${escaped(effect)}`),
    ...warnings.map((each) => `- ${escaped(each)}`),
  ];
  return [
    `**${called}${account.environment}, account ${account.accountId} of customer ${account.customerId}**`,
    ...(shown.length > 0 ? [table.join('\n')] : []),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    escaped(summaryLine(steps)),
  ].join('\n\n');
}

function row(step: Step): string {
  const { action, problems } = step;
  const what = [
    ...detailLines(step),
    ...problems.map(({ message, hint }) => (hint ? `${message} (${hint})` : message)),
  ];
  return `| ${words[action]} | ${escaped(titleOf(step))} | ${what.map(escaped).join('<br>')} |`;
}

/** Text of others: no markup, no mention of anybody, no end of the cell. */
function escaped(text: string): string {
  return safeText(text)
    .replace(/[\\`*_{}[\]<>#|~&]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/@/g, '@\u200b');
}
