import { isAbsolute, posix, resolve, win32 } from 'node:path';

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
 * `BINGCTL_CONFIG_DIR`, `_STATE_DIR` and `_CACHE_DIR` name another.
 */
export function userFolders({ env, platform, home, cwd }: Place): Folders {
  const named = (variable: string) => (env[variable] ? resolve(cwd, env[variable]) : null);
  const usual = platform === 'win32' ? windowsFolders(env, home) : xdgFolders(env, home);
  return {
    config: named('BINGCTL_CONFIG_DIR') ?? usual.config,
    state: named('BINGCTL_STATE_DIR') ?? usual.state,
    cache: named('BINGCTL_CACHE_DIR') ?? usual.cache,
  };
}

function xdgFolders(env: Place['env'], home: string): Folders {
  // The XDG specification has relative paths ignored.
  const base = (variable: string, usual: string) => {
    const given = env[variable];
    return posix.join(given && isAbsolute(given) ? given : posix.join(home, usual), 'bingctl');
  };
  return {
    config: base('XDG_CONFIG_HOME', '.config'),
    state: base('XDG_STATE_HOME', '.local/state'),
    cache: base('XDG_CACHE_HOME', '.cache'),
  };
}

function windowsFolders(env: Place['env'], home: string): Folders {
  const roaming = env.APPDATA || win32.join(home, 'AppData', 'Roaming');
  const local = env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local');
  return {
    config: win32.join(roaming, 'bingctl'),
    state: win32.join(local, 'bingctl', 'state'),
    cache: win32.join(local, 'bingctl', 'cache'),
  };
}
