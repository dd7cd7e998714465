// The step of action.yml: plans, applies or looks for drift, and tells GitHub of it.
import { rmSync, writeFileSync } from 'node:fs';
import { keepComment, pullRequestOf } from './comment.js';
import { InputError, readInputs } from './inputs.js';
import { applyText, isPlanned, planText } from './markdown.js';
import { CannotRun, programOf } from './program.js';
import { runBingctl } from './run-bingctl.js';
import { addSummary, annotate, setOutput } from './workflow.js';

const usageExit = 64;

async function main(env) {
  const inputs = readInputs(env);
  const program = programOf(inputs, env);
  const run = (argv) => runBingctl(program, argv, { folder: inputs.folder, env });

  // A plan that was saved before has been shown before.
  const planned = inputs.planFile === null ? await plan(inputs, run, env) : null;
  if (planned !== null && inputs.mode === 'plan' && inputs.comment) await comment(planned, inputs, env);
  if (inputs.mode === 'apply' && (planned === null || isPlanned(planned.code))) return apply(inputs, run, env);
  const { code } = planned;
  setOutput(env, 'exit-code', String(code));
  if (code === 2 && inputs.mode === 'drift') {
    annotate('error', 'drift', 'The account is not as the file says: the summary of the run has the difference');
    return code;
  }
  return isPlanned(code) ? 0 : failed('plan', planned);
}

async function plan({ mode, savedPlan, markdownFile, ...inputs }, run, env) {
  // What an earlier step left is of another plan.
  rmSync(savedPlan, { force: true });
  const argv = ['plan', '-o', 'markdown', '--detailed-exitcode', `--out=${savedPlan}`, ...flagsOf(inputs)];
  const result = await run(argv);
  const { code } = result;
  // A plan that cannot be carried out is printed too.
  const changes = isPlanned(code) ? code === 2 : result.stdout === '' ? '' : true;
  writeFileSync(markdownFile, `${planText(result)}\n`);
  addSummary(env, planText(result));
  setOutput(env, 'changes', String(changes));
  setOutput(env, 'plan-file', isPlanned(code) ? savedPlan : '');
  setOutput(env, 'comment', planText(result));
  setOutput(env, 'comment-file', markdownFile);
  return result;
}

/** What was planned, and nothing else: when the account has changed since, bingctl refuses. */
async function apply({ savedPlan, planFile, environment, ...inputs }, run, env) {
  const flags = planFile === null ? flagsOf({ environment }) : flagsOf({ ...inputs, environment });
  const result = await run(['apply', '--yes', '-o', 'table', ...flags, '--', planFile ?? savedPlan]);
  addSummary(env, applyText(result));
  setOutput(env, 'exit-code', String(result.code));
  return result.code === 0 ? 0 : failed('apply', result);
}

/** With `=`, so that a value that begins with a dash is a value. */
function flagsOf({ file = '', targets = [], environment = '', prune = false }) {
  return [
    ...(file === '' ? [] : [`--file=${file}`]),
    ...targets.map((target) => `--target=${target}`),
    ...(environment === '' ? [] : [`--env=${environment}`]),
    ...(prune ? ['--prune'] : []),
  ];
}

/** A comment that cannot be written is no reason to fail: the plan is in the summary. */
async function comment(result, { key, token }, env) {
  try {
    const pullRequest = pullRequestOf(env);
    if (pullRequest === null) return console.log('This run is of no pull request: there is nothing to comment on.');
    await keepComment(result, { key, token, pullRequest, env });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    annotate('warning', 'no comment', `The plan is in the summary of the run alone. ${why}`);
  }
}

function failed(verb, { code, stderr }) {
  const said = stderr.split('\n').find((line) => line.startsWith('error: '));
  annotate('error', `bingctl ${verb}`, said?.slice('error: '.length) ?? `bingctl ${verb} exited with ${code}`);
  return code;
}

try {
  process.exitCode = await main(process.env);
} catch (error) {
  if (!(error instanceof InputError || error instanceof CannotRun)) throw error;
  annotate('error', 'bingctl', error.message);
  process.exitCode = error instanceof InputError ? usageExit : 1;
}
