import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goalTypes } from '../../src/domain/goal.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';
import { smallest } from './eight-types.js';

test('a tag and a goal of each type, made on the local emulator, are there after a restart', async () => {
  const env = { BINGCTL_STATE_DIR: emptyFolder(), BINGCTL_ENV: undefined };
  const run = (line: string) => bingctl(`--env local ${line}`, { env });

  const tag = JSON.parse((await run('tags create --name shop --json')).stdout);
  expect(tag).toEqual({
    customerShare: null,
    description: '',
    id: tag.id,
    industry: null,
    name: 'shop',
    trackingNoScript: expect.stringContaining(`ti=${tag.id}`),
    trackingScript: expect.stringContaining(`ti:"${tag.id}"`),
    trackingStatus: 'Unverified',
  });

  const made = [];
  for (const type of goalTypes) {
    const { code, stdout } = await run(`goals create --name "my ${type}" ${smallest[type]} --json`);
    const goal = JSON.parse(stdout);
    expect([code, goal.type, goal.name]).toEqual([0, type, `my ${type}`]);
    made.push(goal);
  }

  // Each command starts an emulator of its own and ends it: every run is a restart.
  const file = join(env.BINGCTL_STATE_DIR, 'emulator.json');
  const stored = await readFile(file, 'utf8');
  const first = await run('goals list --json');
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(first.stdout)).toHaveLength(8);
  expect(new Set(JSON.parse(first.stdout))).toEqual(new Set(made));
  expect(await run('goals list --json')).toEqual(first);
  expect(await readFile(file, 'utf8')).toBe(stored);
});
