import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** An input that is wrong. The step ends with 64, as bingctl does for a wrong flag. */
export class InputError extends Error {}

const modes = ['plan', 'apply', 'drift'];

/**
 * What action.yml hands over by environment variables.
 * @throws InputError
 */
export function readInputs(env) {
  const given = (name) => (env[`INPUT_${name}`] ?? '').trim();
  const mode = given('MODE');
  if (!modes.includes(mode)) throw new InputError(`mode has to be one of ${modes.join(', ')}, not "${mode}"`);
  const planFile = given('PLAN_FILE');
  if (planFile !== '' && mode !== 'apply') throw new InputError('plan-file goes with mode apply alone');

  const file = given('FILE');
  const environment = given('ENV');
  const folder = resolve(env.GITHUB_WORKSPACE ?? '.', given('WORKING_DIRECTORY'));
  // By line: a name may have a comma in it.
  const targets = lines(given('TARGET'));
  const key = keyOf([given('WORKING_DIRECTORY') || '.', file, environment, targets]);
  const temporary = env.RUNNER_TEMP || tmpdir();
  return {
    mode,
    file,
    targets,
    environment,
    prune: yesOrNo('prune', given('PRUNE') || 'false'),
    planFile: planFile === '' ? null : resolve(folder, planFile),
    folder,
    comment: yesOrNo('comment', given('COMMENT') || 'true'),
    token: given('GITHUB_TOKEN'),
    version: given('VERSION'),
    temporary,
    key,
    savedPlan: join(temporary, `bingctl-plan-${key}.json`),
    markdownFile: join(temporary, `bingctl-plan-${key}.md`),
  };
}

function lines(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function yesOrNo(name, value) {
  if (value === 'true' || value === 'false') return value === 'true';
  throw new InputError(`${name} has to be true or false, not "${value}"`);
}

/** Tells the plans of one pull request apart: each has a comment and files of its own. */
function keyOf(what) {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 12);
}
