import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../kit/bingctl.js';
import { home, run, shell } from './process.js';

test('the built program exports an account that plans to nothing', async () => {
  const env = home();
  await run(['emulator', 'seed', '--env', 'local'], env);
  const { code, stdout, stderr } = await run(['export', '--env', 'local'], env);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr:
      'Not in the file: goal 7000007 "Purchase (auto)": Microsoft made it and keeps it, so it cannot be changed from here.\n',
  });
  const file = join(emptyFolder(), 'bingctl.yaml');
  writeFileSync(file, stdout);
  expect(await run(['plan', '--env', 'local', '--file', file, '--detailed-exitcode'], env)).toMatchObject({ code: 0 });
});

test('who reads it may have enough of it', async () => {
  const line = '(bingctl export --recipe lead-gen; echo $? >&2) | head -1';
  expect(await shell(line)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^# Goals for/), stderr: '0\n' });
});
