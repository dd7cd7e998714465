import { describe, expect, test } from 'vitest';
import { userFolders } from '../../src/config/paths.js';

describe('the folders of the user', () => {
  const place = { env: {}, platform: 'linux' as const, home: '/home/ada', cwd: '/srv/shop' };

  test('are those of XDG', () => {
    const usual = {
      config: '/home/ada/.config/bingctl',
      state: '/home/ada/.local/state/bingctl',
      cache: '/home/ada/.cache/bingctl',
    };
    expect(userFolders(place)).toEqual(usual);
    expect(userFolders({ ...place, platform: 'darwin' })).toEqual(usual);
    expect(userFolders({ ...place, env: { XDG_CONFIG_HOME: 'relative', XDG_STATE_HOME: '' } })).toEqual(usual);
  });

  test('follow the XDG variables', () => {
    const env = { XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s', XDG_CACHE_HOME: '/k' };
    expect(userFolders({ ...place, env })).toEqual({ config: '/c/bingctl', state: '/s/bingctl', cache: '/k/bingctl' });
  });

  test('are those of Windows there', () => {
    const env = { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming', LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' };
    const folders = {
      config: 'C:\\Users\\ada\\AppData\\Roaming\\bingctl',
      state: 'C:\\Users\\ada\\AppData\\Local\\bingctl\\state',
      cache: 'C:\\Users\\ada\\AppData\\Local\\bingctl\\cache',
    };
    expect(userFolders({ ...place, platform: 'win32', env })).toEqual(folders);
    expect(userFolders({ ...place, platform: 'win32', home: 'C:\\Users\\ada' })).toEqual(folders);
  });

  test('are what BINGCTL variables name, the folder itself, from the working folder', () => {
    const env = { BINGCTL_CONFIG_DIR: '/c', BINGCTL_STATE_DIR: 'state', BINGCTL_CACHE_DIR: '', XDG_CONFIG_HOME: '/x' };
    expect(userFolders({ ...place, env })).toEqual({
      config: '/c',
      state: '/srv/shop/state',
      cache: '/home/ada/.cache/bingctl',
    });
  });

  test.each([
    ['', 'HOME names no folder: there is no telling'],
    ['ada', 'HOME is "ada", which is no absolute path: there is no telling'],
  ])('are refused when asked for where the home is %j, unless named', (home, says) => {
    const homeless = { ...place, home };
    const folders = userFolders({ ...homeless, env: { BINGCTL_STATE_DIR: '/s', XDG_CACHE_HOME: '/k' } });
    expect([folders.state, folders.cache]).toEqual(['/s', '/k/bingctl']);
    expect(() => folders.config).toThrow(says);
    expect(() => userFolders({ ...homeless, platform: 'win32' }).state).toThrow(says.replace('HOME', 'USERPROFILE'));
  });
});
