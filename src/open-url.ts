import { spawn } from 'node:child_process';

export interface Desk {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
}

/**
 * Opens an address in the browser of whoever sits at this machine. The address is one argument of a program, never part of
 * a shell's line.
 * @returns whether a program took it; what became of it there, nobody tells
 */
export async function openUrl(url: string, desk: Desk): Promise<boolean> {
  for (const [program, ...before] of openers(desk)) {
    if (await starts(program, [...before, url], desk.env)) return true;
  }
  return false;
}

/** What opens addresses here, best first: a program and the arguments before the address. */
export function openers({ env, platform }: Desk): [program: string, ...before: string[]][] {
  // As other programs read it: the program of somebody's choice.
  if (env.BROWSER) return [[env.BROWSER]];
  // `start` of cmd.exe would read the & of an address as the end of its line.
  if (platform === 'win32') return [['rundll32', 'url.dll,FileProtocolHandler']];
  if (env.WSL_DISTRO_NAME) return [['wslview'], ['rundll32.exe', 'url.dll,FileProtocolHandler']];
  const screen = env.DISPLAY || env.WAYLAND_DISPLAY;
  // Over SSH the browser would open where nobody looks.
  if (platform === 'darwin') return env.SSH_CONNECTION ? [] : [['open']];
  return screen ? [['xdg-open'], ['x-www-browser']] : [];
}

function starts(program: string, argv: string[], env: Desk['env']): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, argv, { env, stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      // It may run for days, and we do not wait for it.
      child.unref();
      resolve(true);
    });
  });
}
