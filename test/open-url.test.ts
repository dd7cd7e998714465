import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openers, openUrl } from '../src/open-url.js';
import { emptyFolder } from './kit/bingctl.js';

describe('what opens addresses', () => {
  test.each<[string, NodeJS.Platform, Record<string, string>, string[]]>([
    ['macOS', 'darwin', {}, ['open']],
    ['macOS over SSH', 'darwin', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, []],
    ['Windows', 'win32', {}, ['rundll32 url.dll,FileProtocolHandler']],
    [
      'Linux in Windows',
      'linux',
      { WSL_DISTRO_NAME: 'Debian' },
      ['wslview', 'rundll32.exe url.dll,FileProtocolHandler'],
    ],
    ['Linux with X', 'linux', { DISPLAY: ':0' }, ['xdg-open', 'x-www-browser']],
    ['Linux with Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', 'x-www-browser']],
    ['Linux without a screen', 'linux', {}, []],
    ['a choice of somebody', 'linux', { BROWSER: '/opt/my browser' }, ['/opt/my browser']],
  ])('on %s', (_, platform, env, expected) => {
    expect(openers({ platform, env }).map((words) => words.join(' '))).toEqual(expected);
  });
});

test('an address reaches the program as one argument, whatever a shell would make of it', async () => {
  const folder = emptyFolder();
  const [program, opened] = [join(folder, 'browser'), join(folder, 'opened')];
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$#" "$1" > ${opened}.part && mv ${opened}.part ${opened}\n`);
  chmodSync(program, 0o755);
  const url = 'http://127.0.0.1/?a=1&b=$(touch x)`touch y`;%20"\'';
  expect(await openUrl(url, { platform: 'linux', env: { ...process.env, BROWSER: program } })).toBe(true);
  await expect.poll(() => existsSync(opened), { interval: 5 }).toBe(true);
  expect(readFileSync(opened, 'utf8')).toBe(`1\n${url}\n`);
});

test('where no program is there, nothing is opened', async () => {
  expect(await openUrl('http://127.0.0.1', { platform: 'linux', env: { BROWSER: '/nowhere/browser' } })).toBe(false);
  expect(await openUrl('http://127.0.0.1', { platform: 'linux', env: {} })).toBe(false);
});
