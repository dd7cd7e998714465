import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import yaml from 'yaml';
import { projectSettings } from '../../src/config/parse-project-file.js';
import { type GoalType, goalTypes } from '../../src/domain/goal.js';
import { goalTypeWords } from '../../src/domain/goal-words.js';
import { wordOf } from '../../src/domain/words.js';
import { accountMembers } from '../../src/plan/file/account-members.js';
import { defaultMembers, goalMembers } from '../../src/plan/file/goal-members.js';
import type { FileMember } from '../../src/plan/file/member.js';
import { planSchema } from '../../src/plan/file/plan-schema.js';
import { revenueMembers } from '../../src/plan/file/revenue.js';
import { rootMembers } from '../../src/plan/file/root-members.js';
import { settingsSchema } from '../../src/plan/file/settings-schema.js';
import { tagMembers } from '../../src/plan/file/tag-members.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';
import { configs, fileText } from './arbitrary-config.js';
import { readText } from './read-text.js';
import { validator } from './validator.js';

const schema = planSchema();
const wrongBy = validator();

test('it is valid draft-07', () => {
  const ajv = new Ajv();
  expect([schema.$schema, ajv.validateSchema(schema), ajv.errors]).toEqual([
    'http://json-schema.org/draft-07/schema#',
    true,
    null,
  ]);
});

test('plan --schema prints it, whatever lies in the folder, without an account', async () => {
  const env = { BINGCTL_ENV: 'production' };
  const { code, stdout, stderr } = await bingctl('plan --schema', { env, cwd: emptyFolder() });
  expect({ code, stderr, schema: JSON.parse(stdout) }).toEqual({ code: 0, stderr: '', schema });
  expect(stdout).toBe(readFileSync('schema/bingctl.schema.json', 'utf8'));
});

test.each(['goals: [\n', 'settings: { nonsense: 1 }\n', 'settings: { environment: prodution }\n', '[]\n'])(
  'plan --schema prints it beside a bingctl.yaml that is broken: %j',
  async (broken) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bingctl.yaml'), broken);
    const { code, stdout, stderr } = await bingctl('plan --schema', { cwd });
    expect({ code, stderr, schema: JSON.parse(stdout) }).toEqual({ code: 0, stderr: '', schema });
  },
);

describe('it has the members that the reader has', () => {
  const definitions = schema.definitions ?? {};

  test.each<[string, readonly FileMember[], object | undefined, string]>([
    ['the file', rootMembers, schema, 'file'],
    ['an account', accountMembers, definitions.account, 'account'],
    ['a tag', tagMembers, definitions.tag, 'tag'],
    ['a goal', goalMembers, definitions.goal, 'goal'],
    ['the defaults', defaultMembers, definitions.defaults, 'goal'],
  ])('%s', (_, members, object, group) => {
    const names = members.map(({ name }) => name);
    expect(object).toMatchObject({
      properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${group}.${name}` }])),
      additionalProperties: false,
    });
    expect(Object.keys((object as { properties: object }).properties)).toEqual(names);
  });

  test('the settings', () => {
    expect(Object.keys(settingsSchema.properties ?? {}).sort()).toEqual([...projectSettings].sort());
  });

  test('each with a title and a description of its own', () => {
    const all = [
      ...rootMembers.map(({ name }) => `file.${name}`),
      ...accountMembers.map(({ name }) => `account.${name}`),
      ...tagMembers.map(({ name }) => `tag.${name}`),
      ...goalMembers.map(({ name }) => `goal.${name}`),
      ...revenueMembers.map(({ name }) => `revenue.${name}`),
    ];
    const told = all.filter((name) => definitions[name]?.title && /\.$/.test(definitions[name]?.description ?? ''));
    expect(told).toEqual(all);
  });
});

test('what the reader takes it takes', async () => {
  const law = fc.asyncProperty(configs({ most: 6 }), async (config) => {
    const { mistakes } = await readText(fileText(config));
    expect({ mistakes, wrong: wrongBy(JSON.parse(fileText(config))) }).toEqual({ mistakes: [], wrong: [] });
  });
  await fc.assert(law, { numRuns: 15 });
});

/** Values of every kind, such as somebody may write for any member. */
const values = fc.constantFrom<unknown>(
  ...[null, true, 'true', '', ' ', 'shop', 'x'.repeat(101), '/thanks', '5012', 5012, '9'.repeat(20)],
  ...[0, 1, -1, 3.5, 25, 10_000_000, '25', '30d', '1h30m', '30', 'd', '90 d'],
  ...[`\${SHOP}`, `\${WINDOW}`, `\${PAGES}`, `\${ON}`, `\${PRICE}`, `\${ACCOUNT}`, `$\${SHOP}`],
  ...['active', 'Active', 'ACTIVE', 'begin-checkout', 'BeginCheckout', 'begin_checkout', 'none', 'None', 'unique'],
  ...[
    'last-click',
    'customer',
    'retail',
    'B2BServices',
    'b2b_services',
    'ios',
    'iOS',
    'segment',
    'segment_capi',
    'usd',
  ],
  ...['regex', 'RegularExpression', 'purchase', 'fixed', 'NoValue', 'variable', 'local', 'production'],
  ...[
    [],
    ['a'],
    {},
    { contains: 'x' },
    { Begins_With: 'x' },
    { regex: 'x', equals: 'y' },
    { contains: 5 },
    { near: 'x' },
  ],
  ...[{ 'greater-than': 10 }, { LessThan: `\${PRICE}` }, { equals: 'x' }, { id: '5012' }, { id: 5012 }, { id: 'x' }],
  ...[{ name: 'shop' }, { name: 'shop', id: '5' }, { type: 'fixed', value: 25 }, { type: 'none' }, { value: 25 }],
  ...[
    { type: 'variable', currency: 'USD' },
    { type: 'Fixed_Value', value: `\${PRICE}` },
    { type: 'fixed', amount: 1 },
  ],
);

describe('it and the reader say the same of a value', () => {
  test.each(tagMembers.map(({ name }) => name))('of the member %s of a tag', async (name) => {
    await fc.assert(
      fc.asyncProperty(values, (value) => sameVerdict({ tags: { shop: { [name]: value } } })),
      { numRuns: 25 },
    );
  });

  test.each(goalMembers.map(({ name, types }) => [name, types ?? goalTypes] as const))(
    'of the member %s of a goal',
    async (name, types) => {
      const type = fc.constantFrom<GoalType>(...types);
      await fc.assert(
        fc.asyncProperty(type, values, (each, value) => {
          const goal = { type: wordOf(goalTypeWords, each), [name]: value };
          return sameVerdict({ tags: { shop: {} }, goals: { thanks: goal } });
        }),
        { numRuns: 30 },
      );
    },
  );
});

/** Mistakes that lie in the form of a file, and not in what else it says. */
const inForm = ['unknownMember', 'noMapping', 'wrongKey', 'mergeKey', 'wrongValue', 'otherType', 'otherVersion'];

test.each([...inForm, 'syntax-list', 'syntax-text'])('it refuses the file of test/plan/errors/%s', (name) => {
  const folder = join('test', 'plan', 'errors', name);
  const [file = ''] = readdirSync(folder).filter((each) => each.endsWith('.yaml'));
  expect(wrongBy(yaml.parse(readFileSync(join(folder, file), 'utf8')))).not.toEqual([]);
});

/** What takes more than the value to be judged. */
const beyondTheSchema = [
  /the file has no tag/,
  /whole number of minutes|from 1m to/,
  /says nothing without event|needs source beside it|no Event goal can count/,
  /needs the environment variable|by its name/,
  /cannot be (only )?|can only be|counts all conversions|cannot be variable|has no currency/,
  /needs a type/,
  /is to be called/,
  /at most 3 decimals|a visit is/,
  /must be (a|text).*not (the text|true)/,
];

async function sameVerdict(file: object): Promise<void> {
  const { mistakes } = await readText(JSON.stringify(file));
  const wrong = wrongBy(file);
  const structural = mistakes.filter((mistake) => !beyondTheSchema.some((reason) => reason.test(mistake)));
  if (mistakes.length === 0) expect({ file, wrong }).toEqual({ file, wrong: [] });
  // What a variable stands for, the schema cannot know.
  const isKnown = !JSON.stringify(file).replaceAll('$${', '').includes('${');
  if (structural.length > 0 && isKnown)
    expect({ file, mistakes, isWrong: wrong.length > 0 }).toMatchObject({ isWrong: true });
}
