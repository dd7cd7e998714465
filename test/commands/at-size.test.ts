import { expect, test } from 'vitest';
import { widthOf } from '../../src/render/width.js';
import { anAccount, aTag, aUrlGoal } from '../kit/account.js';
import { bingctl } from '../kit/bingctl.js';

const name = (index: number) => `${'🎯'.repeat(96)}${String(index).padStart(4, '0')}`;

test('1,200 tags whose names are 100 characters of four bytes fit a terminal, a row each', async () => {
  const tags = Array.from({ length: 1200 }, (_, index) => aTag({ name: name(index) }));
  const { code, stdout } = await bingctl('tags list', {
    account: anAccount({ tags }),
    columns: 80,
    env: { NO_COLOR: '1' },
  });
  const lines = stdout.trimEnd().split('\n');
  expect([code, lines.length]).toEqual([0, 1201]);
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(80);
});

test('goals with such names are whole where nothing has to fit', async () => {
  const goals = Array.from({ length: 300 }, (_, index) => aUrlGoal({ name: name(index) }));
  const { code, stdout } = await bingctl('goals list', { account: anAccount({ tags: [aTag()], goals }) });
  expect([
    code,
    stdout
      .split('\n')
      .filter((line) => line.includes('🎯'))
      .map((line) => line.split('\t')[1]),
  ]).toEqual([0, goals.map((goal) => goal.name)]);
});

test('a service that sends a byte a second is given up at --timeout', async () => {
  const began = Date.now();
  const { code, stdout, stderr } = await bingctl('tags list --timeout 1s --max-retries 0 --json', {
    account: anAccount(),
    faults: ['slow,ms=1000'],
  });
  const { kind, message } = JSON.parse(stderr).error;
  expect({ code, stdout, kind, message }).toEqual({
    code: 6,
    stdout: '',
    kind: 'unreachable',
    message: expect.stringMatching(/^127\.0\.0\.1:\d+ did not answer within 1 s$/),
  });
  expect(Date.now() - began).toBeLessThan(10_000);
});
