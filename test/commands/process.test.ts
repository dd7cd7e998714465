import { describe, expect, test } from 'vitest';
import { home, run, shell } from './process.js';

/*
 * The program as it is installed, one case a command. What commands do is tested in-process elsewhere: here it is that
 * they start, write to the right stream, read a pipe, and leave with the right code.
 */

describe('every command, one after the other on one account', () => {
  const account = home();
  const nothing = '';

  test.sequential.each<[line: string, code: number, stdout: RegExp | string, stderr: RegExp | string]>([
    ['--version', 0, /^\d+\.\d+\.\d+\n$/, nothing],
    ['-V', 0, /^\d+\.\d+\.\d+\n$/, nothing],
    ['', 0, /^Usage: bingctl \[options\] \[command\]\n/, nothing],
    ['tags', 0, /^Usage: bingctl tags /, nothing],
    ['help goals create', 0, /^Usage: bingctl goals create /, nothing],
    ['emulator seed', 0, nothing, /^Filled .+ with 3 UET tags and 12 conversion goals\./],
    ['tags list -o id', 0, '7000001\n7000002\n7000003\n', nothing],
    ['tags get shop', 0, '7000001\tShop\tactive\tretail\thttps://shop.example.com\n', nothing],
    ['tags get nobody', 4, nothing, /^error: no UET tag is called "nobody"\n {2}try {2}bingctl tags list\n$/],
    ['tags create --name blog -o id', 0, '7000016\n', nothing],
    ['tags create --name blog --json', 1, nothing, /^\{"error":\{"kind":"refused","code":5303,/],
    ['tags update blog --description ours -o id', 0, '7000016\n', /description: "" → "ours"/],
    ['tags script blog', 0, /^<script>.*<\/script>$/s, nothing],
    ['tags auth-key blog --yes', 0, /^\S{10,}\n$/, /key/],
    ['tags auth-key blog', 64, nothing, /say so with --yes/],
    ['goals list --type url -o csv', 0, /^attributionModelType,.*\r\n/, nothing],
    ['goals create --type duration --name "Five minutes" --tag blog --min-duration 5m -o id', 0, '7000017\n', nothing],
    ['goals get "Five minutes" --json', 0, /^\{\n {2}"attributionModelType": .*\n\}\n$/s, nothing],
    ['goals update 7000017 --min-duration 6m -o id', 0, '7000017\n', /300 → 360/],
    ['goals pause 7000017 -o id', 0, '7000017\n', /Paused/],
    ['goals resume 7000017 -o id', 0, '7000017\n', /Active/],
    ['goals audit -o csv', 0, /^severity,code,goal\.id,.*\r\nwarning,tag-unverified,/, nothing],
    ['doctor --check ids tags', 0, /^ok\tids\taccount .+ of customer 1001\t\nwarning\ttags\t/, nothing],
    ['doctor --json', 0, /^\[\n {2}\{\n {4}"check": "node",\n {4}"status": /, nothing],
    ['explain 5667', 0, /5667/, nothing],
    ['wsdl diff', 4, nothing, /bingctl wsdl refresh/],
    ['wsdl refresh --json', 0, /"changed": true/, nothing],
    ['wsdl diff --json', 0, '[]\n', nothing],
    ['tgas list', 64, nothing, /^error: there is no command "tgas": did you mean tags\?\n {2}try {2}bingctl --help\n$/],
    ['emulator reset --yes', 0, nothing, /is empty\.\n$/],
    ['tags list --json', 0, '[]\n', nothing],
  ])('%s', async (line, code, stdout, stderr) => {
    const matching = (wanted: RegExp | string) => (typeof wanted === 'string' ? wanted : expect.stringMatching(wanted));
    expect(await run(line, account)).toEqual({
      code,
      signal: null,
      stdout: matching(stdout),
      stderr: matching(stderr),
    });
  });

  test('global flags stand before the verb and after it', async () => {
    const env = home({ BINGCTL_ENV: undefined });
    const before = await run('--env local --json tags create --name shop', env);
    const after = await run('tags get shop --env local --json', env);
    expect([before.code, before.stdout]).toEqual([0, after.stdout]);
  });
});

test('a fix of the audit is copied into a shell as it is, whatever the names are', async () => {
  const name = `Bob's "$(touch gone)" \\ Order Completed`;
  const plan = JSON.stringify([{ key: name, type: 'TRACK', jsonSchema: {} }]);
  const account = home();
  await shell('bingctl tags create --name shop', account);
  const audit = ['goals', 'audit', '--events', '-', '--source', 'segment', '--json'];
  const { fix } = JSON.parse((await run(audit, account, plan)).stdout)[0];
  expect(
    await shell(`ls > before; ${fix} -o id && ls > after && diff before after | grep gone`, account),
  ).toMatchObject({
    stdout: expect.stringMatching(/^\d+\n$/),
  });
  const goals = JSON.parse((await run('goals list --json', account)).stdout);
  expect(goals).toMatchObject([{ name, labelExpression: name, labelOperator: 'Equals' }]);
});

describe('pipes', () => {
  test.each([
    ['bingctl goals list --json | head -1', '[\n'],
    ['bingctl goals list | head -c 0', ''],
    ['bingctl goals create --help | head -1', 'Usage: bingctl goals create [options]\n'],
    ['bingctl goals list 2>&1 | true', ''],
  ])('%s: who has read enough is no error', async (line, stdout) => {
    const env = home();
    await run('emulator seed', env);
    expect(await shell(line, env)).toEqual({ code: 0, signal: null, stdout, stderr: '' });
  });

  test('a reader of notes who leaves does not stop a write', async () => {
    const env = home();
    expect(await shell('bingctl tags create --name shop --debug -o id 2> >(true)', env)).toMatchObject({ code: 0 });
    expect(await run('tags list', env)).toMatchObject({ code: 0, stdout: '7000001\tshop\tunverified\t\t\n' });
  });

  test.each(['bingctl --version', 'bingctl --help', 'bingctl tags list --json', 'bingctl tags --help'])(
    '%s > /dev/full: what did not get out is no success',
    async (line) => {
      const { code, stderr } = await shell(`${line} > /dev/full`);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^(error: |\{"error").*could not be written: /)]);
    },
  );

  test.each([
    ['tags list --json <&-', '[]\n'],
    ['tags list --json 2>&-', '[]\n'],
    ['tags list --json >&-', ''],
    ['tags create --name shop -o id <&- 2>&-', '7000001\n'],
  ])('%s: streams that are closed', async (line, stdout) => {
    expect(await shell(`bingctl ${line}`)).toEqual({ code: 0, signal: null, stdout, stderr: '' });
  });

  test('a file comes by the pipe, and a script leaves by it byte for byte', async () => {
    const env = home();
    const yaml = '- name: shop\n- name: blog\n';
    expect(await run('tags create --from-file - -o id', env, yaml)).toMatchObject({
      code: 0,
      stdout: '7000001\n7000002\n',
    });
    const script = await run('tags script shop', env);
    const { trackingScript } = JSON.parse((await run('tags get shop --json', env)).stdout);
    expect(script.stdout).toBe(trackingScript);
  });
});

describe('who is asked', () => {
  test('production without credentials: every missing variable is named, and nothing is called', async () => {
    const env = home({ BINGCTL_ENV: 'production', HTTPS_PROXY: 'http://127.0.0.1:1' });
    expect(await run('tags list', env)).toEqual({
      code: 3,
      signal: null,
      stdout: '',
      stderr:
        'error: not signed in to production: set --customer or BINGCTL_CUSTOMER_ID, --account or BINGCTL_ACCOUNT_ID, ' +
        'BINGCTL_DEVELOPER_TOKEN, BINGCTL_ACCESS_TOKEN\n  sign in with bingctl login, which asks for all of it; without an account, try --env local\n',
    });
  });

  test('loopback is never proxied', async () => {
    const dead = 'http://127.0.0.1:1';
    const env = home({ HTTP_PROXY: dead, http_proxy: dead, HTTPS_PROXY: dead, https_proxy: dead, ALL_PROXY: dead });
    expect(await run('tags list --json', env)).toEqual({ code: 0, signal: null, stdout: '[]\n', stderr: '' });
  });
});
