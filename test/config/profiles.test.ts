import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changeProfiles, makeCurrent, removeProfile } from '../../src/config/change-profiles.js';
import { noSecrets } from '../../src/config/credential-store.js';
import { fileStore } from '../../src/config/file-store.js';
import { profileName, readProfiles } from '../../src/config/profiles.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';
import { aProfile, configFolder, textOf } from '../kit/profiles.js';

const shop = { environment: 'production', identityProvider: 'microsoft', clientId: 'c', credentialStore: 'file' };
const stored = { ...noSecrets, refreshToken: 'hush' };

describe('profiles.json', () => {
  test('without it there are no profiles', () => {
    expect(readProfiles(emptyFolder())).toEqual({ current: null, lastUsed: {}, profiles: new Map() });
  });

  test('reads back what was written, and holds no secret', async () => {
    const folder = await configFolder({ shop: { secrets: { refreshToken: 'hush', clientSecret: 'hush' } }, blog: {} });
    expect(readProfiles(folder)).toEqual({
      current: 'shop',
      lastUsed: { production: 'shop' },
      profiles: new Map([
        ['blog', aProfile()],
        ['shop', aProfile()],
      ]),
    });
    expect(textOf(folder, 'profiles.json')).not.toContain('hush');
  });

  test('what leaves is current and last used no longer', async () => {
    const folder = await configFolder({ shop: {}, blog: { profile: { environment: 'sandbox' } } });
    await changeProfiles(folder, (all) => removeProfile(all, 'shop'));
    expect(readProfiles(folder)).toMatchObject({ current: null, lastUsed: { sandbox: 'blog' } });
    await changeProfiles(folder, (all) => makeCurrent(all, 'blog'));
    expect(readProfiles(folder)).toMatchObject({ current: 'blog', lastUsed: { sandbox: 'blog' } });
  });

  test('many changes at once are all made', async () => {
    const folder = join(emptyFolder(), 'new', 'folder');
    const names = Array.from({ length: 20 }, (_, index) => `profile-${index}`);
    await Promise.all(names.map((name) => changeProfiles(folder, ({ profiles }) => profiles.set(name, aProfile()))));
    expect([...readProfiles(folder).profiles.keys()].sort()).toEqual([...names].sort());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['profiles.json']);
  });

  test('members that a later bingctl added are kept', async () => {
    const folder = emptyFolder();
    const text = { version: 1, profiles: { shop: { ...shop, colour: 'red' } } };
    writeFileSync(join(folder, 'profiles.json'), JSON.stringify(text));
    await changeProfiles(folder, (all) => makeCurrent(all, 'shop'));
    expect(JSON.parse(textOf(folder, 'profiles.json'))).toMatchObject({
      current: 'shop',
      profiles: { shop: { colour: 'red' } },
    });
  });

  test.each<[string, string, string]>([
    ['half of it', '{"version":1,"profiles":{"sho', 'cannot be used: it is not JSON'],
    ['nothing', '', 'cannot be used: it is not JSON'],
    ['a list', '[]', 'cannot be used: it is not an object'],
    ['no version', '{"profiles":{}}', 'cannot be used: it has no version that is known'],
    ['a newer one', '{"version":2}', 'has version 2, made by a newer bingctl; this one knows 1'],
    ['no profiles', '{"version":1}', 'cannot be used: profiles is not an object'],
    [
      'a profile that is none',
      '{"version":1,"profiles":{"shop":[]}}',
      'cannot be used: profile "shop" is not an object',
    ],
    [
      'an environment that is none',
      JSON.stringify({ version: 1, profiles: { shop: { ...shop, environment: 'local' } } }),
      'cannot be used: environment of profile "shop" is missing or not what it can be',
    ],
    [
      'an id that is a number',
      JSON.stringify({ version: 1, profiles: { shop: { ...shop, accountId: 1 } } }),
      'cannot be used: accountId of profile "shop" is missing or not what it can be',
    ],
    [
      'a current one that is no name',
      '{"version":1,"current":1,"profiles":{}}',
      'cannot be used: current is not the name of a profile',
    ],
    [
      'last used that are no names',
      '{"version":1,"lastUsed":{"sandbox":1},"profiles":{}}',
      'cannot be used: lastUsed does not name a profile for each environment',
    ],
  ])('with %s in it, it is refused by name and left alone', async (_, text, says) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'profiles.json'), text);
    const message = `${join(folder, 'profiles.json')} ${says}`;
    expect(() => readProfiles(folder)).toThrow(expect.objectContaining({ kind: 'refused', message }));
    await expect(changeProfiles(folder, () => {})).rejects.toMatchObject({ kind: 'refused', message });
    expect(textOf(folder, 'profiles.json')).toBe(text);
  });

  test.each(['shop', 'Shop-2', 'a.b_c', '0', 'x'.repeat(64)])('%s is a name', (name) => {
    expect(profileName(name, '--profile')).toBe(name);
  });

  test.each(['', ' shop', '-shop', '.shop', 'sh op', 'shop/x', 'sh\u00f6p', '__proto__', 'x'.repeat(65)])(
    '%j is none',
    (name) => {
      expect(() => profileName(name, '--profile')).toThrow(expect.objectContaining({ kind: 'usage' }));
    },
  );
});

describe('credentials.json', () => {
  test('keeps what is secret of each profile, for its owner alone', async () => {
    const folder = join(emptyFolder(), 'config');
    const store = fileStore(folder);
    expect(await store.read('shop')).toBeNull();
    await Promise.all([store.write('shop', stored), store.write('blog', { ...stored, developerToken: 'dev' })]);
    expect(await store.read('shop')).toEqual(stored);
    expect(await store.read('blog')).toEqual({ ...stored, developerToken: 'dev' });
    expect([folder, join(folder, 'credentials.json')].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o600,
    ]);
    expect([await store.remove('shop'), await store.remove('shop'), await store.read('shop')]).toEqual([
      true,
      false,
      null,
    ]);
    expect(await store.read('blog')).not.toBeNull();
  });

  test.each([
    ['the file', 'credentials.json', 0o640, 'chmod 600'],
    ['the file, for all', 'credentials.json', 0o604, 'chmod 600'],
    ['the folder', '.', 0o750, 'chmod 700'],
  ])('is refused where %s is open to others, with what mends it', async (_, what, mode, chmod) => {
    const folder = await configFolder({ shop: { secrets: { refreshToken: 'hush' } } });
    const path = join(folder, what);
    chmodSync(path, mode);
    const refused = {
      kind: 'refused',
      message: `${path} holds secrets and is open to other users of this machine (mode ${mode.toString(8)})`,
      hint: `${chmod} ${path}`,
    };
    await expect(fileStore(folder).read('shop')).rejects.toMatchObject(refused);
    await expect(fileStore(folder).write('shop', stored)).rejects.toMatchObject(refused);
    const env = { BINGCTL_ENV: undefined, BINGCTL_CONFIG_DIR: folder };
    const run = await bingctl('tags list', { env });
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining(`  ${chmod} ${path}\n`) });
    chmodSync(path, what === '.' ? 0o700 : 0o600);
    expect(await fileStore(folder).read('shop')).toMatchObject({ refreshToken: 'hush' });
  });

  test('a path that a shell would take apart is quoted in what mends it', async () => {
    const folder = join(emptyFolder(), "it's mine");
    mkdirSync(folder, { mode: 0o755 });
    chmodSync(folder, 0o755);
    await expect(fileStore(folder).write('shop', stored)).rejects.toMatchObject({
      hint: `chmod 700 '${folder.replace("'", "'\\''")}'`,
    });
  });

  test.each<[string, string, string]>([
    ['half of it', '{"version":1,"profiles":{"shop":{"refreshToken":"hu', 'cannot be used: it is not JSON'],
    ['a newer one', '{"version":7}', 'has version 7, made by a newer bingctl; this one knows 1'],
    [
      'a profile that is none',
      '{"version":1,"profiles":{"shop":"hush"}}',
      'cannot be used: what it has of "shop" is not an object',
    ],
  ])('with %s in it, it is refused by name, without its content, and left alone', async (_, text, says) => {
    const folder = emptyFolder();
    const path = join(folder, 'credentials.json');
    writeFileSync(path, text, { mode: 0o600 });
    const refused = { kind: 'refused', message: `${path} ${says}` };
    await expect(fileStore(folder).read('shop')).rejects.toMatchObject(refused);
    await expect(fileStore(folder).write('shop', stored)).rejects.toMatchObject(refused);
    expect(textOf(folder, 'credentials.json')).toBe(text);
  });
});
