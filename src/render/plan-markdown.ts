import { type Action, hasChanges, isBlocked, type Plan, type Step } from '../plan/plan.js';
import { detailLines, noteOf, summaryLine, titleOf } from './plan-lines.js';
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

/** GitHub takes no comment of more characters, and the job may put some of its own before and after. */
const longest = 65_536 - 1_536;

/** So that a cell with one endless expression leaves room for the others. */
const longestCell = 500;

/** A plan as a comment on a pull request. Nothing in it that others wrote is markup, and nobody is notified by it. */
export function planMarkdown(plans: readonly Plan[], most = longest): string {
  const parts = plans.map(partsOf);
  const around = [headingOf(plans), ...parts.flatMap(({ title, notes, summary }) => [title, notes, summary])];
  let room = most - around.join('\n\n').length - parts.length * (tableHead + leftOut(1_000_000)).length;
  const texts = parts.map(({ title, rows, notes, summary }) => {
    const shown: string[] = [];
    for (const row of rows) {
      room -= row.length;
      if (room < 0) break;
      shown.push(row);
    }
    const left = rows.length - shown.length;
    const table = shown.length === 0 ? '' : `${tableHead}${shown.join('')}`.trimEnd();
    return [title, table, left === 0 ? '' : leftOut(left), notes, summary].filter((text) => text !== '').join('\n\n');
  });
  return shortened([headingOf(plans), ...texts].join('\n\n'), most).concat('\n');
}

const tableHead = '| | | what changes |\n| --- | --- | --- |\n';

function leftOut(count: number): string {
  return `_${count} more ${count === 1 ? 'step is' : 'steps are'} left out here, since a comment has an end: \`bingctl plan\` shows all._`;
}

function headingOf(plans: readonly Plan[]): string {
  if (plans.some(isBlocked)) return '### bingctl plan: it cannot be carried out';
  return plans.some(hasChanges) ? '### bingctl plan: there are changes' : '### bingctl plan: no changes';
}

interface Parts {
  title: string;
  /** Each with its line end. */
  rows: string[];
  /** What is known beside the steps, as a list; '' where there is nothing. */
  notes: string;
  summary: string;
}

function partsOf({ account, target, steps, sideEffects, warnings }: Plan): Parts {
  const called = target === null ? '' : `${escaped(target)}: `;
  const { environment, accountId, customerId } = account;
  const notes = [...sideEffects.map((effect) => `also: ${effect}`), ...warnings];
  return {
    title: `**${called}${environment}, account ${escaped(accountId)} of customer ${escaped(customerId)}**`,
    rows: steps.filter(({ action }) => action !== 'keep').map(row),
    notes: notes.map((note) => `- ${cell(note)}`).join('\n'),
    summary: escaped(summaryLine(steps)),
  };
}

function row(step: Step): string {
  const what = [
    ...detailLines(step),
    ...step.problems.map(({ message, hint }) => (hint ? `${message} (${hint})` : message)),
  ];
  return `| ${words[step.action]} | ${cell(titleOf(step) + noteOf(step))} | ${what.map(cell).join('<br>')} |\n`;
}

function cell(text: string): string {
  return escaped(shortened(text, longestCell));
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * Text of others: no markup and no end of the cell. GitHub looks for mentions, references and addresses in what is rendered,
 * where a character by its number is that character again: these are broken by one that has no width.
 */
function escaped(text: string): string {
  return safeText(text)
    .replace(/@|#(?=\w)|(?<=https?|ftp):|(?<=www)\.|(?<=gh)-(?=\d)/gi, (mark) => `${mark}\u200b`)
    .replace(/[\\`*_{}[\]<>#|~&$]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
