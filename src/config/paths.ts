import { posix, resolve, win32 } from 'node:path';
import { usage } from '../errors.js';

export interface Folders {
  /** What the user chose and wants to keep. */
  config: string;
  /** What bingctl remembers: the local environment's account. */
  state: string;
  /** What can be fetched again. */
  cache: string;
}

export interface Place {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  home: string;
  cwd: string;
}

/**
 * The user's folders: XDG on Linux and macOS, as the other tools of this field do, %APPDATA% and %LOCALAPPDATA% on Windows.
 * `BINGCTL_CONFIG_DIR`, `_STATE_DIR` and `_CACHE_DIR` name another. Each is worked out when it is asked for: a command that
 * needs none runs where nobody has a home.
 */
export function userFolders(place: Place): Folders {
  const usual = place.platform === 'win32' ? windowsFolders(place) : xdgFolders(place);
  const folder = (variable: string, otherwise: () => string) => {
    const named = place.env[variable];
    return named ? resolve(place.cwd, named) : otherwise();
  };
  return {
    get config() {
      return folder('BINGCTL_CONFIG_DIR', usual.config);
    },
    get state() {
      return folder('BINGCTL_STATE_DIR', usual.state);
    },
    get cache() {
      return folder('BINGCTL_CACHE_DIR', usual.cache);
    },
  };
}

type Usual = Record<keyof Folders, () => string>;

function xdgFolders(place: Place): Usual {
  const base = (variable: string, usual: string, ours: string) => () => {
    const given = place.env[variable];
    // The XDG specification has relative paths ignored.
    const folder = given && posix.isAbsolute(given) ? given : posix.join(home(place, ours), usual);
    return posix.join(folder, 'bingctl');
  };
  return {
    config: base('XDG_CONFIG_HOME', '.config', 'BINGCTL_CONFIG_DIR'),
    state: base('XDG_STATE_HOME', '.local/state', 'BINGCTL_STATE_DIR'),
    cache: base('XDG_CACHE_HOME', '.cache', 'BINGCTL_CACHE_DIR'),
  };
}

function windowsFolders(place: Place): Usual {
  const { APPDATA, LOCALAPPDATA } = place.env;
  const roaming = (ours: string) => APPDATA || win32.join(home(place, ours), 'AppData', 'Roaming');
  const local = (ours: string) => LOCALAPPDATA || win32.join(home(place, ours), 'AppData', 'Local');
  return {
    config: () => win32.join(roaming('BINGCTL_CONFIG_DIR'), 'bingctl'),
    state: () => win32.join(local('BINGCTL_STATE_DIR'), 'bingctl', 'state'),
    cache: () => win32.join(local('BINGCTL_CACHE_DIR'), 'bingctl', 'cache'),
  };
}

/** From an empty or relative one, folders would be made wherever a command happens to run. */
function home({ home, platform }: Place, ours: string): string {
  if ((platform === 'win32' ? win32 : posix).isAbsolute(home)) return home;
  const variable = platform === 'win32' ? 'USERPROFILE' : 'HOME';
  const is = home === '' ? 'names no folder' : `is "${home}", which is no absolute path`;
  throw usage(`${variable} ${is}: there is no telling where bingctl keeps its files`, {
    hint: `set ${variable}, or name the folder with ${ours}`,
  });
}
