import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home, run, shell } from './process.js';

const file = (goals: number) =>
  `tags: {shop: {}}\ngoals:\n${Array.from({ length: goals }, (_, at) => `  goal ${at}: {url: /${at}, tag: shop, category: other}\n`).join('')}`;

function folder(goals: number) {
  const env = home();
  writeFileSync(join(env.HOME ?? '', 'bingctl.yaml'), file(goals));
  return env;
}

test('plan, as it is installed, and the plan after an apply', async () => {
  const env = folder(1);
  expect(await run('plan --detailed-exitcode', env)).toEqual({
    code: 2,
    signal: null,
    stdout:
      '\t2001\tcreate\ttag\tshop\t\tshop\t\t\n' +
      '\t2001\tcreate\tgoal\tgoal 0\t\tgoal 0\ttype: "Url", urlExpression: "/0", urlOperator: "Equals", goalCategory: "Other", scope: "Account", tagId: "(the tag shop)"\t\n',
    stderr: '',
  });
  const applied = await shell(
    'bingctl plan --out plan.json -q > plan.tsv && bingctl apply plan.json --yes -q > done.tsv; bingctl plan --detailed-exitcode -o id',
    env,
  );
  expect(applied).toMatchObject({ code: 0, stdout: '7000001\n7000002\n' });
});

test('a reader that leaves is no error', async () => {
  const env = folder(900);
  expect(await shell('bingctl plan | head -1', env)).toMatchObject({
    code: 0,
    stdout: '\t2001\tcreate\ttag\tshop\t\tshop\t\t\n',
    stderr: '',
  });
  expect(await shell('bingctl plan --json | head -2', env)).toMatchObject({
    code: 0,
    stdout: '{\n  "version": 1,\n',
    stderr: '',
  });
  // What an apply has to say comes when all is done.
  expect(await shell('bingctl apply --yes --json -q | head -2', env)).toMatchObject({
    code: 0,
    stdout: '{\n  "version": 1,\n',
  });
  expect(await shell('bingctl export | head -3 | tail -1', env)).toMatchObject({
    code: 0,
    stdout: 'version: 1\n',
    stderr: '',
  });
  expect(await shell('bingctl plan --detailed-exitcode | wc -l', env)).toMatchObject({ code: 0, stdout: '901\n' });
});

test('without a terminal an apply asks nobody, and does nothing', async () => {
  const env = folder(1);
  const { code, stdout, stderr } = await run('apply', env);
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(stderr).toMatch(/Nobody can answer here\.\n {2}say so with --yes\n$/);
  expect(await run('tags list', env)).toMatchObject({ code: 0, stdout: '' });
});
