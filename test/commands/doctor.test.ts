import { describe, expect, onTestFinished, test } from 'vitest';
import { checkNames } from '../../src/doctor/check-names.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import { anAccount, anEventGoal, aRole, aTag, aUser } from '../kit/account.js';
import { bingctl, quickClock, type RunOptions } from '../kit/bingctl.js';
import { configFolder } from '../kit/profiles.js';
import { aService } from '../wire/service.js';

const now = Date.parse('2026-11-23T12:00:00Z');

/** An emulator whose clock stands still where that of the commands does. */
async function atNoon(account: EmulatorState): Promise<Emulator> {
  const emulator = await startEmulator({ state: { memory: account }, clock: { now: () => now } });
  onTestFinished(() => emulator.close());
  return emulator;
}

const fine = anAccount({
  account: { name: 'Shop', number: 'X0002001' },
  tags: [aTag({ name: 'shop', seenAt: now })],
  goals: [anEventGoal({ name: 'Purchase', goalCategory: 'Purchase', convertedAt: now })],
  properties: { MSCLKIDAutoTaggingEnabled: 'true' },
  users: [aUser()],
});

/** Everything works, and everything could be better. */
const poor = anAccount({
  account: { name: 'Shop', number: 'X0002001', lifeCycleStatus: 'Pause', pauseReason: 2 },
  tags: [aTag({ name: 'shop' }), aTag({ name: 'blog', seenAt: now })],
  goals: [anEventGoal({ name: 'Purchase', goalCategory: 'None' })],
  users: [aUser({ roles: [aRole({ roleId: 100 })] })],
});

/** The command at noon, over REST, which has no end to tell of. */
function run(line: string, emulator: Emulator, options: RunOptions = {}) {
  const { env, ...others } = options;
  return bingctl(line, { emulator, clock: quickClock(now), env: { BINGCTL_TRANSPORT: 'rest', ...env }, ...others });
}

/** Without the port of the day. */
const still = (text: string) => text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT');

describe('doctor', () => {
  test('at a terminal, one check a line and its cure beneath', async () => {
    const { code, stdout, stderr } = await run('doctor', await atNoon(poor), { columns: 80, env: { NO_COLOR: '1' } });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^\r\u001b\[2KLooking {2}░{16} {2}0 of 17\r.*\r\u001b\[2K$/s);
    expect(still(stdout)).toMatchInlineSnapshot(`
      "status     check            message
      ✓ ok       node             Node.js 24.11.1
      ✓ ok       settings         environment local (BINGCTL_ENV), transport rest
                                  (BINGCTL_TRANSPORT), customerId 1001 (default),
                                  accountId 2001 (default), baseUrl
                                  http://127.0.0.1:PORT (BINGCTL_BASE_URL)
      ✓ ok       store            no stored credentials are in use
      ✓ ok       transport        REST is set (BINGCTL_TRANSPORT)
      ✓ ok       endpoint         127.0.0.1:PORT answers
      ✓ ok       clock            the clock of this machine agrees with the service’s
      ✓ ok       token            the local environment takes any token
      ✓ ok       developer-token  the service takes both tokens; the user is
                                  "ada@example.com"
      ✓ ok       ids              account "Shop" (2001) of customer 1001
      ! warning  account          the account is paused by billing: its ads do not run
                                  see Billing on https://ads.microsoft.com
      ✓ ok       read             the account can be read: it has 2 UET tags
      ! warning  write            the user is Viewer, and may change nothing
                                  ask a Super Admin of customer 1001 for the role
                                  Standard User
      ! warning  auto-tagging     MSCLKID auto-tagging is off: few conversions are
                                  tied to clicks
                                  switch auto-tagging of the click id on in the
                                  account settings on https://ads.microsoft.com;
                                  making or changing a goal switches it on, too
      ! warning  tags             1 of 2 UET tags hears nothing from a site: "shop"
                                  (never called)
                                  put its script on every page of the site: bingctl
                                  tags script 5001
      ! warning  goals            1 of 1 active goal records nothing: "Purchase" (its
                                  tag was never called)
                                  mend the tags first: without calls of its tag no
                                  goal records
      ! warning  categories       1 goal without a category, which every change has to
                                  name: "Purchase"
                                  try  bingctl goals update 7001 --category purchase
      ✓ ok       contract         the services’ own contracts say the same as the
                                  packaged ones
      "
    `);
  });

  test('in a pipe, tab-separated, and nothing moves', async () => {
    const { code, stdout, stderr } = await run('doctor', await atNoon(fine));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(still(stdout)).toMatchInlineSnapshot(`
      "ok	node	Node.js 24.11.1	
      ok	settings	environment local (BINGCTL_ENV), transport rest (BINGCTL_TRANSPORT), customerId 1001 (default), accountId 2001 (default), baseUrl http://127.0.0.1:PORT (BINGCTL_BASE_URL)	
      ok	store	no stored credentials are in use	
      ok	transport	REST is set (BINGCTL_TRANSPORT)	
      ok	endpoint	127.0.0.1:PORT answers	
      ok	clock	the clock of this machine agrees with the service’s	
      ok	token	the local environment takes any token	
      ok	developer-token	the service takes both tokens; the user is "ada@example.com"	
      ok	ids	account "Shop" (2001) of customer 1001	
      ok	account	the account is active	
      ok	read	the account can be read: it has 1 UET tag	
      ok	write	the user is Super Admin, and may change tags and goals	
      ok	auto-tagging	MSCLKID auto-tagging is on	
      ok	tags	1 UET tag, all active	
      ok	goals	1 active goal, all recording conversions	
      ok	categories	every goal has a category	
      ok	contract	the services’ own contracts say the same as the packaged ones	
      "
    `);
  });

  test('--json is an array of objects with the same members each', async () => {
    const { stdout } = await run('doctor --json', await atNoon(poor));
    const findings = JSON.parse(stdout) as Record<string, unknown>[];
    expect(findings.map(({ check }) => check)).toEqual(checkNames);
    expect(new Set(findings.map((finding) => Object.keys(finding).join()))).toEqual(
      new Set(['check,status,message,cure']),
    );
    expect(findings.find(({ check }) => check === 'tags')).toEqual({
      check: 'tags',
      status: 'warning',
      message: '1 of 2 UET tags hears nothing from a site: "shop" (never called)',
      cure: 'put its script on every page of the site: bingctl tags script 5001',
    });
  });

  test('colours what is said at a terminal, and only there', async () => {
    const emulator = await atNoon(poor);
    const { stdout } = await run('doctor --check tags', emulator, { columns: 80 });
    expect(stdout).toContain('\u001b[33m! warning\u001b[39m');
    expect((await run('doctor --check tags', emulator)).stdout).not.toContain('\u001b');
  });

  test('what the service says is made safe', async () => {
    const account = anAccount({ tags: [aTag({ name: 'shop\u001b[2J' })] });
    const { stdout } = await run('doctor --check tags', await atNoon(account), { columns: 120 });
    expect(stdout).toContain('"shop\\u{1b}[2J"');
    expect(stdout).not.toContain('\u001b[2J');
  });
});

describe('exit codes', () => {
  const oneWarning = `error: 1 finding is at or above "warning"\n`;

  test.each([
    ['', 0, ''],
    ['--fail-on error', 0, ''],
    ['--fail-on warning', 1, oneWarning],
    ['--fail-on info', 1, 'error: 1 finding is at or above "info"\n'],
  ])('a warning, with %j: %i', async (flags, code, stderr) => {
    const { stdout, ...rest } = await run(`doctor --check tags ${flags}`, await atNoon(poor));
    expect(rest).toEqual({ code, stderr });
    expect(stdout).toMatch(/^warning\ttags\t/);
  });

  test('an error', async () => {
    const { code, stderr } = await run('doctor --account 1001', await atNoon(fine));
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'error: 1 finding is at or above "error"\n' });
  });

  test('what is skipped counts for nothing', async () => {
    const { url } = await aService({ status: 404 });
    const { code, stdout } = await bingctl(`doctor --check contract --fail-on info --base-url ${url.origin}`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^skipped\tcontract\t/);
  });

  test('with --json, the finding is the last line of stderr', async () => {
    const { code, stderr } = await run('doctor --check tags --fail-on warning --json', await atNoon(poor));
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toEqual({
      error: {
        kind: 'finding',
        code: null,
        errorCode: null,
        message: '1 finding is at or above "warning"',
        hint: null,
        trackingId: null,
        items: [],
      },
    });
  });

  test('Ctrl-C while a host is asked', async () => {
    let interrupt = () => {};
    const { url } = await aService(() => interrupt());
    const run = await bingctl(`doctor --base-url ${url.origin}`, {
      onStart: (send) => {
        interrupt = () => send('SIGINT');
      },
    });
    expect(run).toEqual({ code: 130, stdout: '', stderr: 'error: interrupted\n' });
  });
});

describe('--check', () => {
  test('tells of those that are named, in the order of all', async () => {
    const { code, stdout } = await run('doctor --check tags node', await atNoon(fine));
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'ok\tnode\tNode.js 24.11.1\t\nok\ttags\t1 UET tag, all active\t\n',
    });
  });

  test('and of what keeps them from being looked at', async () => {
    const { code, stdout } = await run('doctor --check tags --account 1001', await atNoon(fine));
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout:
        'error\tids\t1001 is the id of a customer, and not of an account\tuse --account 2001\n' +
        'skipped\ttags\tthe ids are not right\t\n',
    });
  });

  test('asks the service for nothing that is not needed', async () => {
    const emulator = await atNoon(fine);
    await run('doctor --check node settings store transport clock', emulator);
    expect(emulator.requests).toEqual([]);
  });

  test('of another name', async () => {
    const { code, stderr } = await run('doctor --check tag', await atNoon(fine));
    expect({ code, stderr }).toEqual({
      code: 64,
      stderr: `error: --check: "tag" is not a check: did you mean tags? It is one of ${checkNames.join(', ')}\n  try  bingctl doctor --help\n`,
    });
  });
});

test('sends no write, asks for no key, and asks for each thing once', async () => {
  const emulator = await atNoon(poor);
  await run('doctor', emulator);
  expect(emulator.requests.map(({ operation }) => operation).sort()).toEqual([
    'GetAccountProperties',
    ...Array(4).fill('GetConversionGoalsByIds'),
    'GetUetTagsByIds',
    'GetUser',
    'SearchAccounts',
  ]);
});

describe('secrets', () => {
  const env = {
    BINGCTL_ENV: 'production',
    BINGCTL_DEVELOPER_TOKEN: 'hush-developer',
    BINGCTL_ACCESS_TOKEN: 'hush-access',
    BINGCTL_CLIENT_SECRET: 'hush-client',
  };
  const refusing = { ...fine, switches: { developerTokens: [] } };

  test.each([
    ['taken', fine],
    ['refused', refusing],
  ])('of variables, %s', async (_, account) => {
    const emulator = await atNoon(account);
    for (const flags of ['', '--json', '--debug']) {
      const { stdout, stderr } = await run(`doctor ${flags}`, emulator, { env });
      expect(stdout + stderr).not.toContain('hush');
    }
    expect(emulator.requests.length).toBeGreaterThan(0);
  });

  test.each([
    ['taken', fine],
    ['refused', { ...fine, switches: { revokedRefreshTokens: ['hush-refresh'] } }],
  ])('of a profile, %s', async (_, account) => {
    const emulator = await atNoon(account);
    const secrets = { refreshToken: 'hush-refresh', developerToken: 'hush-developer', clientSecret: null };
    const folder = await configFolder({ shop: { secrets } });
    const profile = { BINGCTL_ENV: 'production', BINGCTL_CONFIG_DIR: folder };
    const { stdout, stderr } = await run('doctor --debug', emulator, { env: profile });
    expect(stdout + stderr).not.toContain('hush');
    expect(stdout).toMatch(/^(ok|error)\ttoken\t/m);
  });
});
