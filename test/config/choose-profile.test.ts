import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changeProfiles } from '../../src/config/change-profiles.js';
import type { Flags } from '../../src/config/lookup.js';
import { resolveSettings, type Settings } from '../../src/config/settings.js';
import { emptyFolder } from '../kit/bingctl.js';
import { configFolder } from '../kit/profiles.js';

interface Situation {
  flags?: Flags;
  env?: Record<string, string>;
  project?: string;
}

/** Two profiles in production, the first current, and two in the sandbox, the first last used. */
async function folder(): Promise<string> {
  const sandbox = { environment: 'sandbox' as const };
  return configFolder({
    shop: { profile: { accountId: '1' } },
    try: { profile: { ...sandbox, accountId: '3' } },
    blog: { profile: { accountId: '2' } },
    other: { profile: { ...sandbox, accountId: '4' } },
  });
}

async function settingsOf({ flags = {}, env = {}, project }: Situation, config?: string): Promise<Settings> {
  const cwd = emptyFolder();
  if (project !== undefined) writeFileSync(join(cwd, 'bingctl.yaml'), `settings: { ${project} }\n`);
  const given = { BINGCTL_CONFIG_DIR: config ?? (await folder()), ...env };
  return resolveSettings({ flags, env: given, cwd, platform: 'linux', home: '' });
}

describe('which profile', () => {
  test.each<[string, Situation, name: string | null, environment: string, account: string | null]>([
    ['the current one', {}, 'shop', 'production', '1'],
    ['the one of the flag', { flags: { profile: 'blog' } }, 'blog', 'production', '2'],
    ['the one of the variable', { env: { BINGCTL_PROFILE: 'other' } }, 'other', 'sandbox', '4'],
    ['the one of the project', { project: 'profile: blog' }, 'blog', 'production', '2'],
    [
      'a flag before a variable',
      { flags: { profile: 'blog' }, env: { BINGCTL_PROFILE: 'other' } },
      'blog',
      'production',
      '2',
    ],
    [
      'a variable before the project',
      { env: { BINGCTL_PROFILE: 'blog' }, project: 'profile: other' },
      'blog',
      'production',
      '2',
    ],
    ['the last used of another environment', { flags: { env: 'sandbox' } }, 'try', 'sandbox', '3'],
    ['the same by the variable', { env: { BINGCTL_ENV: 'sandbox' } }, 'try', 'sandbox', '3'],
    ['the same by the project', { project: 'environment: sandbox' }, 'try', 'sandbox', '3'],
    ['the current one of the same environment', { flags: { env: 'production' } }, 'shop', 'production', '1'],
    [
      'one that is named with its environment',
      { flags: { profile: 'other', env: 'sandbox' } },
      'other',
      'sandbox',
      '4',
    ],
    ['none in the local environment', { flags: { env: 'local' } }, null, 'local', '2001'],
    [
      'none there, whatever the project says',
      { env: { BINGCTL_ENV: 'local' }, project: 'profile: blog' },
      null,
      'local',
      '2001',
    ],
  ])('%s', async (_, situation, name, environment, account) => {
    const settings = await settingsOf(situation);
    expect({
      name: settings.profile?.name ?? null,
      environment: settings.environment,
      account: settings.accountId,
    }).toEqual({
      name,
      environment,
      account,
    });
  });

  test('none where another environment was never used', async () => {
    const config = await configFolder({ shop: {} });
    const settings = await settingsOf({ flags: { env: 'sandbox' } }, config);
    expect([settings.profile, settings.accountId, settings.clientId]).toEqual([null, null, null]);
  });

  test.each<[string, Situation, string]>([
    [
      'a name that is not there',
      { flags: { profile: 'shp' } },
      '--profile: there is no profile "shp": did you mean shop?',
    ],
    [
      'a name that cannot be',
      { env: { BINGCTL_PROFILE: '../shop' } },
      'BINGCTL_PROFILE: "../shop" is not the name of a profile: up to 64 letters, digits, dots, dashes and underscores, beginning with a letter or a digit',
    ],
    [
      'a name that every object has',
      { flags: { profile: 'constructor' } },
      '--profile: there is no profile "constructor"',
    ],
    [
      'a profile and another environment',
      { flags: { profile: 'shop', env: 'sandbox' } },
      '--profile shop and --env sandbox do not go together: profile shop belongs to production',
    ],
    [
      'a profile of the project and another environment',
      { env: { BINGCTL_ENV: 'sandbox' }, project: 'profile: shop' },
      'bingctl.yaml:1:22 (profile) shop and BINGCTL_ENV sandbox do not go together: profile shop belongs to production',
    ],
    [
      'a profile and the local environment',
      { flags: { profile: 'shop' }, env: { BINGCTL_ENV: 'local' } },
      '--profile shop and BINGCTL_ENV local do not go together: the local environment has no profiles',
    ],
  ])('%s is refused', async (_, situation, message) => {
    const settings = await settingsOf(situation);
    expect(() => settings.profile).toThrow(expect.objectContaining({ kind: 'usage', message }));
    expect(() => settings.clientId).toThrow(expect.objectContaining({ kind: 'usage', message }));
  });

  test('a profile that is about to be made has a name and no settings', async () => {
    const settings = await settingsOf({ flags: { profile: 'new', env: 'sandbox' } });
    expect(settings.profileNamed).toEqual({ value: 'new', from: 'flag', place: '--profile' });
    expect(settings.environment).toBe('sandbox');
    expect((await settingsOf({ flags: { profile: 'new' } })).environment).toBe('production');
  });

  test('a current one that is gone counts as none', async () => {
    const config = await configFolder({ shop: {} });
    await changeProfiles(config, ({ profiles }) => profiles.delete('shop'));
    expect((await settingsOf({}, config)).profile).toBeNull();
  });
});

describe('profiles that cannot be read', () => {
  const broken = (name = 'profiles.json') => {
    const config = emptyFolder();
    writeFileSync(join(config, name), '{ not json');
    return config;
  };

  test('are refused where they count, and nobody else minds', async () => {
    const config = broken();
    const settings = await settingsOf({ flags: { env: 'production' } }, config);
    expect(settings).toMatchObject({ environment: 'production', timeoutMs: 60_000, baseUrl: null });
    const message = `${join(config, 'profiles.json')} cannot be used: it is not JSON`;
    expect(() => settings.customerId).toThrow(expect.objectContaining({ kind: 'refused', message }));
    const given = await settingsOf(
      { flags: { customer: '1', env: 'production' }, env: { BINGCTL_TRANSPORT: 'rest' } },
      config,
    );
    expect([given.customerId, given.transport]).toEqual(['1', 'rest']);
    expect((await settingsOf({ flags: { env: 'local' } }, config)).customerId).toBe('1001');
  });

  test('where nobody has a home there are none, unless one is named', async () => {
    const homeless = (flags: Flags) =>
      resolveSettings({ flags, env: {}, cwd: emptyFolder(), platform: 'linux', home: '' });
    expect((await homeless({})).customerId).toBeNull();
    const named = await homeless({ profile: 'shop' });
    expect(() => named.customerId).toThrow(
      expect.objectContaining({ kind: 'usage', message: expect.stringContaining('HOME') }),
    );
  });
});
