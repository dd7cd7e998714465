import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { anAccount, anEventGoal, anInStoreGoal, aUrlGoal } from '../kit/account.js';
import { emptyFolder, words } from '../kit/bingctl.js';
import { emulated, errorOf } from './emulated.js';

/** On a page, a moment ago. */
const seen = { seenAt: Date.now() };

const onLabel = (name: string, labelExpression: string, members: object = {}) =>
  anEventGoal({
    ...{ name, actionExpression: null, actionOperator: null, labelExpression, labelOperator: 'Equals' },
    ...members,
  });

/** A site in device mode: one goal is right, one has the name in the wrong field, one a slip, one counts everything. */
const shop = () =>
  anAccount({
    tags: [{ name: 'shop', ...seen }],
    goals: [
      onLabel('Orders', 'Order Completed', { revenue: { type: 'VariableValue', currencyCode: 'EUR', value: null } }),
      anEventGoal({ name: 'Sign-ups', actionExpression: 'Signed Up' }),
      onLabel('Leads', 'lead_submitted'),
      aUrlGoal({ name: 'Pages', urlExpression: '/' }),
    ],
  });

const rule = (key: string, required: string[] = []) => ({
  key,
  type: 'TRACK',
  jsonSchema: {
    properties: {
      properties: {
        properties: Object.fromEntries(['form', ...required].map((name) => [name, { type: 'number' }])),
        required,
      },
    },
  },
});
const plan = { rules: [rule('Order Completed', ['revenue']), rule('Signed Up'), rule('Lead Submitted')] };

function folderWith(files: Record<string, string | Buffer | object>): string {
  const cwd = emptyFolder();
  for (const [name, content] of Object.entries(files)) {
    const isText = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(join(cwd, name), isText ? content : JSON.stringify(content));
  }
  return cwd;
}

const audit = 'goals audit --events plan.json --source segment';

describe('an account against a tracking plan', () => {
  test('says what is wrong, the gravest first, with a command for each', async () => {
    const { run } = await emulated(shop());
    const { code, stdout, stderr } = await run(audit, { cwd: folderWith({ 'plan.json': plan }) });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')),
    ).toEqual([
      [
        ...['error', 'name-in-action', 'Sign-ups (7002)', 'Signed Up'],
        'the action of this event is "track", and its name is in the label: the goal looks for the name in the action',
        "bingctl goals update 7002 --event-label 'Signed Up' --event-label-operator equals --unset event-action",
      ],
      [
        ...['error', 'label-near-miss', 'Leads (7003)', 'Lead Submitted'],
        'the goal waits for the label "lead_submitted", and what is sent is "Lead Submitted"',
        "bingctl goals update 7003 --event-label 'Lead Submitted'",
      ],
      [
        ...['error', 'always-true', 'Pages (7004)', ''],
        ...['every address contains "/": every page counts', 'bingctl goals pause 7004'],
      ],
    ]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'error: 3 findings are at or above "error"\n' });
  });

  test('in one stable shape for programs', async () => {
    const { run } = await emulated(shop());
    const options = { cwd: folderWith({ 'plan.json': plan }) };
    const json = await run(`${audit} --json`, options);
    expect(JSON.parse(json.stdout)[2]).toEqual({
      code: 'always-true',
      severity: 'error',
      goal: { id: '7004', name: 'Pages' },
      event: null,
      message: 'every address contains "/": every page counts',
      fix: 'bingctl goals pause 7004',
    });
    expect(errorOf(json)).toMatchObject({ kind: 'finding', hint: null, items: [] });
    expect(parse((await run(`${audit} -o yaml`, options)).stdout)).toEqual(JSON.parse(json.stdout));
    const [head] = (await run(`${audit} -o csv`, options)).stdout.split('\r\n');
    expect(head).toBe('severity,code,goal.id,goal.name,event,message,fix');
  });

  test('one beneath the other at a terminal, the commands whole', async () => {
    const { run } = await emulated(shop());
    const options = { cwd: folderWith({ 'plan.json': plan }), columns: 72, env: { NO_COLOR: '1' } };
    expect((await run(audit, options)).stdout.split('\n\n')[0]).toMatchInlineSnapshot(`
      "severity  error
      finding   name-in-action
      goal      Sign-ups (7002)
      event     Signed Up
      what      the action of this event is "track", and its name is in the
                label: the goal looks for the name in the action
      fix       bingctl goals update 7002 --event-label 'Signed Up' --event-label-operator equals --unset event-action"
    `);
  });

  test('nothing is wrong, and nothing is written', async () => {
    const account = anAccount({ tags: [{ ...seen }], goals: [onLabel('Leads', 'lead submitted')] });
    const { run, writes } = await emulated(account);
    const options = { cwd: folderWith({ 'plan.json': { rules: [rule('Lead Submitted')] } }) };
    const bought = { ...options, columns: 80, env: { NO_COLOR: '1' } };
    expect(await run(`${audit} --json`, options)).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
    expect((await run(audit, bought)).stderr).toContain('Nothing was found.');
    expect(writes()).toEqual([]);
  });

  test.each([
    ['error', 0],
    ['warning', 1],
    ['info', 1],
  ])('--fail-on %s exits %i over a warning', async (severity, code) => {
    const { run } = await emulated(anAccount({ tags: [{ seenAt: null }], goals: [onLabel('A', 'A')] }));
    expect((await run(`goals audit --fail-on ${severity}`)).code).toBe(code);
  });
});

test('every fix can be copied and run, and in the end there is nothing left to fix', async () => {
  const { run } = await emulated(shop());
  const options = { cwd: folderWith({ 'plan.json': plan }) };
  for (let round = 0; round < 3; round += 1) {
    const { stdout } = await run(`${audit} --json`, options);
    for (const { fix, severity } of JSON.parse(stdout)) {
      if (severity === 'info') continue;
      const [program, ...argv] = words(fix);
      expect([program, (await run(argv, options)).code], fix).toEqual(['bingctl', 0]);
    }
  }
  expect(await run(`${audit} --fail-on warning`, options)).toMatchObject({ code: 0 });
});

test('an important event without a goal gets the goal that counts it', async () => {
  const { run, goals } = await emulated(anAccount({ tags: [{ ...seen }] }));
  const options = { cwd: folderWith({ 'plan.json': plan }) };
  const found = JSON.parse((await run(`${audit} --json`, options)).stdout);
  expect(found.map(({ code, event }: { code: string; event: string }) => [code, event])).toEqual(
    ['Order Completed', 'Signed Up', 'Lead Submitted'].map((event) => ['event-without-goal', event]),
  );
  for (const { fix } of found) expect((await run(words(fix).slice(1), options)).code, fix).toBe(0);
  expect((await goals()).map(({ name, goalCategory, revenue }) => [name, goalCategory, revenue?.type])).toEqual([
    ['Order Completed', 'Purchase', 'VariableValue'],
    ['Signed Up', 'Signup', 'NoValue'],
    ['Lead Submitted', 'SubmitLeadForm', 'NoValue'],
  ]);
  expect(await run(`${audit} --fail-on info --json`, options)).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
});

describe('offline', () => {
  test('files say what the account says, and nobody is asked', async () => {
    const { run, calls } = await emulated(shop());
    const lists = { goals: (await run('goals list --json')).stdout, tags: (await run('tags list --json')).stdout };
    const cwd = folderWith({ 'plan.json': plan, 'goals.json': lists.goals, 'tags.json': lists.tags });
    const online = await run(`${audit} --json`, { cwd });
    calls();
    expect(await run(`${audit} --json --goals goals.json --tags tags.json`, { cwd })).toEqual(online);
    expect(await run(`${audit} --json --goals - --tags tags.json`, { cwd, stdin: lists.goals })).toEqual(online);
    expect(calls()).toEqual([]);
  });

  test.each([
    ['--tags tags.json', '--tags needs --goals'],
    ['--goals - --events -', 'only one of --goals, --tags and --events'],
    ['--goals goals.json', 'goals.json:1:2: a conversion goal needs a type'],
  ])('goals audit %s is wrong', async (flags, message) => {
    const cwd = folderWith({ 'goals.json': '[{"id":"1"}]', 'tags.json': '[]' });
    const { run } = await emulated(anAccount());
    const { code, stderr } = await run(`goals audit ${flags}`, { cwd });
    expect({ code, stderr }).toEqual({ code: 64, stderr: expect.stringContaining(message) });
  });
});

describe('a sample', () => {
  const call = (event: string, properties = {}) => JSON.stringify({ type: 'track', event, properties });

  test('is read as it comes; lines that cannot be read are told, and the others count', async () => {
    const { run } = await emulated(shop());
    const lines = [call('Order Completed', { revenue: 5 }), 'nothing', '', call('Signed Up'), '{"type":'];
    const stdin = `${lines.join('\n')}\n${'x'.repeat(2_000_000)}\n${call('Lead Submitted')}`;
    const { stdout, stderr } = await run('goals audit --events - --source segment --json', { stdin });
    expect(JSON.parse(stdout).map(({ code }: { code: string }) => code)).toEqual([
      'name-in-action',
      'label-near-miss',
      'always-true',
    ]);
    const said = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(said.map(({ warning, note }) => (warning ?? note)?.message)).toEqual([
      'line 2 is left out: it is no JSON',
      'line 5 is left out: it is no JSON',
      'line 6 is left out: it is longer than 1 MB',
      'Read 3 calls: 3 different events.',
      undefined,
    ]);
  });

  test('of thousands of lines that cannot be read ten are told, and all are counted', async () => {
    const { run } = await emulated(shop());
    const stdin = `${call('Signed Up')}\n${'x\n'.repeat(3000)}`;
    const { stderr } = await run('goals audit --events - --source segment', { stdin });
    expect(stderr.match(/^warning: line /gm)).toHaveLength(10);
    expect(stderr).toContain(
      '3000 lines were left out: lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2990 more; 1 call was read',
    );
  });

  test('an array of calls is one too, and so is the file of another source', async () => {
    const { run } = await emulated(anAccount({ tags: [{ ...seen }], goals: [anEventGoal()] }));
    const event = { event_type: 'purchase', event_properties: {} };
    const cwd = folderWith({ 'a.json': JSON.stringify([event, event], null, 1), 'b.ndjson': JSON.stringify(event) });
    for (const file of ['a.json', 'b.ndjson']) {
      const { stderr, code } = await run(`goals audit --events ${file} --source amplitude`, { cwd });
      expect([code, stderr]).toEqual([0, expect.stringContaining(': 1 different event.')]);
    }
  });
});

describe('files of other kinds', () => {
  test('a container says itself what it sends', async () => {
    const parameter = (fields: object) => Object.entries(fields).map(([key, value]) => ({ key, value }));
    const fields = { tagId: '5001', eventType: 'CUSTOM', customEventAction: 'purchase', eventLabel: '{{Label}}' };
    const tag = [{ name: 'UET', type: 'baut', parameter: parameter(fields) }];
    const { run } = await emulated(anAccount({ tags: [{ ...seen }], goals: [anEventGoal()] }));
    const cwd = folderWith({ 'gtm.json': { containerVersion: { tag } } });
    expect(await run('goals audit --events gtm.json', { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Nothing was found.\n',
    });
  });

  test('names that cost conversions are warned of', async () => {
    const { run } = await emulated(anAccount());
    const { stderr } = await run('goals audit --events - --source segment', { stdin: 'Order\norder\n' });
    expect(stderr).toBe(
      'warning: line 2: "Order" and "order" differ in case only: Microsoft cannot tell them apart, a goal for one counts both\n' +
        'There are no conversion goals to audit.\n',
    );
  });

  test.each<[flags: string, content: string | Buffer, message: string]>([
    ['', 'Order\n', '--events needs --source'],
    ['--source segment', '{"a":', 'events:1:6: it ends here in the middle: the file is cut off'],
    ['--source segment --events-column Name', 'Name\n"Order\n', 'events:2:1: a quote that opens here is never closed'],
    ['--source segment', 'Name,Status\nOrder,live\n', 'name the column of the event names with --events-column'],
    ['--source segment --events-column Nmae', 'Name,Status\nOrder,live\n', 'did you mean "Name"?'],
    ['--source segment --events-format segment-rules', '{}', 'not what segment-rules looks like'],
    ['--source segment', Buffer.from('\ufeffOrder', 'utf16le'), 'is UTF-16'],
    ['--source segment', Buffer.from('Ordr\xe9\n', 'latin1'), 'is not UTF-8'],
    ['--source segment', 'Order\0\n', 'a control character, U+0000'],
    ['--source segment', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'no tracking plan'],
    ['--source segment --label-mapped', 'Order\n', 'is a matter of --source amplitude'],
  ])('goals audit --events events %s on %j exits 64', async (flags, content, message) => {
    const { run } = await emulated(anAccount());
    const cwd = folderWith({ events: content });
    const { code, stdout, stderr } = await run(`goals audit --events events ${flags}`, { cwd });
    expect({ code, stdout, stderr }).toEqual({ code: 64, stdout: '', stderr: expect.stringContaining(message) });
  });

  test.each([
    ['goals audit', '--important'],
    ['goals audit', '--events-format', 'list'],
    ['goals create', '--events-format', 'list'],
    ['goals create', '--events-column', 'Name'],
  ])('%s %s without --events', async (command, flag, value = 'Order') => {
    const { run } = await emulated(anAccount());
    expect(await run(`${command} ${flag} ${value}`)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining(`${flag} needs --events`),
    });
  });
});

describe('which goals', () => {
  const two = () =>
    anAccount({
      tags: [
        { id: '1', name: 'shop', ...seen },
        { id: '2', name: 'blog', ...seen },
      ],
      goals: [onLabel('A', 'Lead', { tagId: '1' }), onLabel('B', 'Other', { tagId: '2' })],
    });
  const options = { stdin: 'Lead\n' };

  test('those of one tag, which is asked for where there are several', async () => {
    const { run } = await emulated(two());
    expect(await run('goals audit --events - --source segment', options)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The goals use 2 UET tags: name the one that these events are sent with'),
    });
    expect(await run('goals audit --events - --source segment --tag shop', options)).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Nothing was found.\n',
    });
    expect((await run('goals audit --tag nowhere')).code).toBe(4);
  });

  test('an event that nobody sends is told of by its nearest name', async () => {
    const { run } = await emulated(two());
    const { stderr } = await run(
      ['goals', 'audit', '--events', '-', '--source', 'segment', '--tag', 'shop', '--important', 'Laed'],
      options,
    );
    expect(stderr).toBe('warning: no event is called "Laed": did you mean "Lead"?\nNothing was found.\n');
  });

  test('those that could be read: exit 5 tells of the others', async () => {
    const { run, arm } = await emulated(anAccount({ goals: [anInStoreGoal()] }));
    await arm('internal-error:GetConversionGoalsByIds,count=9,skip=1');
    const { code, stderr } = await run('goals audit --max-retries 0');
    expect([code, stderr]).toEqual([5, expect.stringContaining('could not be read')]);
  });
});

test('what others wrote is shown, and not obeyed', async () => {
  const name = 'Order\u001b[31m $(touch x)';
  const { run } = await emulated(anAccount({ tags: [{ ...seen }] }));
  const cwd = folderWith({ 'plan.json': { rules: [rule(name, ['revenue'])] } });
  const { stdout, stderr } = await run(audit, { cwd, columns: 80, env: { NO_COLOR: '1' } });
  expect(`${stdout}${stderr}`.replaceAll('\u001b[2K', '')).not.toContain('\u001b');
  expect(stdout).toContain('Order\\u{1b}[31m $(touch x)');
});
