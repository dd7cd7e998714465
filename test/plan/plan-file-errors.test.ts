import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mistakeWords } from '../../src/plan/file/mistake-words.js';
import { bingctl } from '../kit/bingctl.js';

/*
 * A folder for everything that can be wrong with a file, called by what it is in mistake-words.ts, and `-` what is special
 * about it: the files, the command where it is not `bingctl plan`, and all that it says then.
 */
const root = join('test', 'plan', 'errors');
const cases = readdirSync(root).sort();

/** Found before any member is looked at: by the parser, and by reading the file. */
const beforeMembers = ['syntax', 'unread'];

const env = {
  SHOP: 'shop',
  EMPTY: '',
  BINGCTL_REFRESH_TOKEN: 'secret-1',
  GITHUB_TOKEN: 'secret-2',
  aws_secret_access_key: 'secret-3',
  DB_PASSWORD: 'secret-4',
  API_KEY: 'secret-5',
  NPM_AUTH: 'secret-6',
  DB_PASS: 'secret-7',
  MYSQL_PWD: 'secret-8',
  SENTRY_DSN: 'secret-9',
  SSHKEY: 'secret-10',
  SLACK_WEBHOOK_URL: 'secret-11',
  AZURE_STORAGE_CONNECTION_STRING: 'secret-12',
  DATABASE_URL: 'postgres://shop:secret-13@db.example/shop',
  PROXY: 'http://:secret-14@proxy.example:8080',
};

describe.each(cases)('%s', (name) => {
  const cwd = join(root, name);
  const said = join(cwd, 'expected.txt');
  const [kind = ''] = name.split('-');

  test('is told with every place, and nothing is asked of the service', async () => {
    const command = join(cwd, 'command.txt');
    const line = existsSync(command) ? readFileSync(command, 'utf8').trim() : 'plan';
    const { code, stdout, stderr } = await bingctl(line, { cwd, env });
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).not.toContain('secret-');
    await expect(stderr).toMatchFileSnapshot(resolve(said));
  });

  test('is what it is called', () => {
    if (beforeMembers.includes(kind)) return;
    expect(Object.keys(mistakeWords)).toContain(kind);
    expect(readFileSync(said, 'utf8')).toMatch(wordsOf(kind as keyof typeof mistakeWords));
  });
});

test('everything that can be wrong has a folder', () => {
  const shown = new Set(cases.map((name) => name.split('-')[0]));
  expect([...beforeMembers, ...Object.keys(mistakeWords)].filter((kind) => !shown.has(kind))).toEqual([]);
});

/** The words of a mistake, whatever it is about. */
function wordsOf(kind: keyof typeof mistakeWords): RegExp {
  const words = mistakeWords[kind] as (...about: string[]) => string;
  const about = Array.from({ length: words.length }, () => '\u0000');
  const escaped = words(...about).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replaceAll(/"\0"|\0/g, '.*'));
}
