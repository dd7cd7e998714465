import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Flags, Source } from '../../src/config/lookup.js';
import type { Profile } from '../../src/config/profiles.js';
import { resolveSettings, type Settings } from '../../src/config/settings.js';
import type { SettingSource } from '../../src/config/sources.js';
import { emptyFolder } from '../kit/bingctl.js';
import { configFolder } from '../kit/profiles.js';

/** Where a setting can stand, with what it says there. Places that a setting has not are left out. */
interface Row {
  setting: keyof Settings;
  /** As `sources()` calls it, where that is another name. */
  name?: string;
  flag?: [keyof Flags, string];
  variable?: [string, string];
  project?: [string, string];
  profile?: Partial<Profile>;
  /** What the settings say where each of these is the strongest; `fallback` where nothing is. */
  values: Partial<Record<'flag' | 'variable' | 'project' | 'profile', unknown>> & { fallback: unknown };
}

const rows: Row[] = [
  {
    setting: 'transport',
    flag: ['transport', 'REST'],
    variable: ['BINGCTL_TRANSPORT', 'soap'],
    project: ['transport', 'rest'],
    profile: { transport: 'soap' },
    values: { flag: 'rest', variable: 'soap', project: 'rest', profile: 'soap', fallback: 'auto' },
  },
  {
    setting: 'customerId',
    flag: ['customer', '1'],
    variable: ['BINGCTL_CUSTOMER_ID', '2'],
    project: ['customerId', '3'],
    profile: { customerId: '4' },
    values: { flag: '1', variable: '2', project: '3', profile: '4', fallback: null },
  },
  {
    setting: 'accountId',
    flag: ['account', '1'],
    variable: ['BINGCTL_ACCOUNT_ID', '2'],
    project: ['accountId', '3'],
    profile: { accountId: '4' },
    values: { flag: '1', variable: '2', project: '3', profile: '4', fallback: null },
  },
  {
    setting: 'baseUrl',
    flag: ['baseUrl', 'http://127.0.0.1:1'],
    variable: ['BINGCTL_BASE_URL', 'http://127.0.0.1:2'],
    values: { flag: 'http://127.0.0.1:1', variable: 'http://127.0.0.1:2', fallback: null },
  },
  {
    setting: 'timeoutMs',
    name: 'timeout',
    flag: ['timeout', '1s'],
    variable: ['BINGCTL_TIMEOUT', '2s'],
    project: ['timeout', '3s'],
    values: { flag: 1000, variable: 2000, project: 3000, fallback: 60_000 },
  },
  {
    setting: 'maxRetries',
    flag: ['maxRetries', '1'],
    variable: ['BINGCTL_MAX_RETRIES', '2'],
    project: ['maxRetries', '4'],
    values: { flag: 1, variable: 2, project: 4, fallback: 3 },
  },
  {
    setting: 'concurrency',
    flag: ['concurrency', '1'],
    variable: ['BINGCTL_CONCURRENCY', '2'],
    project: ['concurrency', '3'],
    values: { flag: 1, variable: 2, project: 3, fallback: 4 },
  },
  {
    setting: 'clientId',
    variable: ['BINGCTL_CLIENT_ID', 'of-ci'],
    profile: { clientId: 'of-profile' },
    values: { variable: 'of-ci', profile: 'of-profile', fallback: null },
  },
  {
    setting: 'identityProvider',
    variable: ['BINGCTL_IDENTITY_PROVIDER', 'Microsoft'],
    profile: { identityProvider: 'google' },
    values: { variable: 'microsoft', profile: 'google', fallback: 'microsoft' },
  },
  {
    setting: 'tenant',
    variable: ['BINGCTL_TENANT', 'a.example'],
    profile: { tenant: 'b.example' },
    values: { variable: 'a.example', profile: 'b.example', fallback: null },
  },
  {
    setting: 'credentialStore',
    variable: ['BINGCTL_CREDENTIAL_STORE', 'keychain'],
    values: { variable: 'keychain', fallback: 'auto' },
  },
  {
    setting: 'tokenFile',
    variable: ['BINGCTL_TOKEN_FILE', '/run/token'],
    values: { variable: '/run/token', fallback: null },
  },
  ...(['developerToken', 'clientSecret', 'accessToken', 'refreshToken'] as const).map((setting): Row => {
    const variable = `BINGCTL_${setting.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;
    return { setting, variable: [variable, 'hush'], values: { variable: 'hush', fallback: null } };
  }),
  {
    setting: 'debug',
    flag: ['debug', ''],
    variable: ['BINGCTL_DEBUG', '0'],
    values: { variable: false, fallback: false },
  },
];

const strongestFirst = ['flag', 'variable', 'project', 'profile'] as const;
const sourceOf: Record<(typeof strongestFirst)[number], Source> = {
  flag: 'flag',
  variable: 'environment variable',
  project: 'project file',
  profile: 'profile',
};

const cases = rows.flatMap((row) => {
  const places = strongestFirst.filter((place) => place in row.values);
  return [...places, 'fallback' as const].map((strongest, index) => ({
    title: `${row.setting}: ${strongest}${index < places.length - 1 ? ` before ${places.slice(index + 1).join(', ')}` : ''}`,
    row,
    strongest,
    there: places.slice(index),
  }));
});

describe('the strongest place that says something counts', () => {
  test.each(cases)('$title', async ({ row, strongest, there }) => {
    const has = (place: (typeof strongestFirst)[number]) => there.includes(place);
    const cwd = emptyFolder();
    const lines = has('project') && row.project ? [`  ${row.project[0]}: ${row.project[1]}`] : [];
    writeFileSync(join(cwd, 'bingctl.yaml'), ['settings:', ...lines].join('\n'));
    const none = { customerId: null, accountId: null, transport: null };
    const folder = has('profile')
      ? await configFolder({ shop: { profile: { ...none, ...row.profile } } })
      : emptyFolder();
    const settings = await resolveSettings({
      flags: has('flag') && row.flag ? { [row.flag[0]]: row.flag[1] } : {},
      env: {
        BINGCTL_CONFIG_DIR: folder,
        ...(has('variable') && row.variable && { [row.variable[0]]: row.variable[1] }),
      },
      cwd,
      platform: 'linux',
      home: '/nowhere',
    });
    expect(settings[row.setting]).toEqual(row.values[strongest]);
    const source = settings.sources().find(({ name }) => name === (row.name ?? row.setting));
    expect(source?.from).toBe(strongest === 'fallback' ? 'default' : sourceOf[strongest]);
  });

  test('every setting with a place is in the table above', async () => {
    const settings = await resolveSettings({
      flags: {},
      env: {},
      cwd: emptyFolder(),
      platform: 'linux',
      home: '/home/ada',
    });
    const listed = settings.sources().map(({ name }) => name);
    expect(listed).toEqual(expect.arrayContaining(rows.map(({ name, setting }) => name ?? setting)));
    // Those two have tests of their own: test/config/choose-profile.test.ts.
    expect(listed.filter((name) => !rows.some((row) => (row.name ?? row.setting) === name))).toEqual([
      'environment',
      'profile',
    ]);
  });
});

describe('what is told of settings', () => {
  const lineOf = (sources: SettingSource[], name: string) => sources.find((source) => source.name === name);

  test('is the value, its place, and of secrets only that there is one', async () => {
    const folder = await configFolder({ shop: {} });
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bingctl.yaml'), 'settings:\n  timeout: 2m\n');
    const env = { BINGCTL_CONFIG_DIR: folder, BINGCTL_REFRESH_TOKEN: 'hush', BINGCTL_MAX_RETRIES: '99' };
    const settings = await resolveSettings({
      flags: { account: 'Blog' },
      env,
      cwd,
      platform: 'linux',
      home: '/nowhere',
    });
    const stored = {
      ...{ refreshToken: 'stored', accessToken: null, accessTokenExpiresAt: null },
      ...{ developerToken: 'stored', clientSecret: null },
    };
    const sources = settings.sources(stored);
    const told = [
      'environment',
      'profile',
      'accountId',
      'timeout',
      'refreshToken',
      'developerToken',
      'clientSecret',
      'concurrency',
    ];
    expect(told.map((name) => lineOf(sources, name))).toEqual([
      { name: 'environment', value: 'production', from: 'profile', place: 'profile shop', problem: null },
      { name: 'profile', value: 'shop', from: 'default', place: '', problem: null },
      { name: 'accountId', value: 'Blog', from: 'flag', place: '--account', problem: null },
      { name: 'timeout', value: '2m', from: 'project file', place: 'bingctl.yaml:2:12 (timeout)', problem: null },
      {
        name: 'refreshToken',
        value: '***',
        from: 'environment variable',
        place: 'BINGCTL_REFRESH_TOKEN',
        problem: null,
      },
      { name: 'developerToken', value: '***', from: 'profile', place: 'profile shop', problem: null },
      { name: 'clientSecret', value: null, from: 'default', place: '', problem: null },
      { name: 'concurrency', value: '4', from: 'default', place: '', problem: null },
    ]);
    expect(lineOf(sources, 'maxRetries')).toMatchObject({
      value: '99',
      problem: { kind: 'usage', message: 'BINGCTL_MAX_RETRIES: "99" is not a whole number from 0 to 10' },
    });
    expect(JSON.stringify(sources)).not.toMatch(/hush|stored/);
  });
});
