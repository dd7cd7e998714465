import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { home, run, shell } from './process.js';

const account = async () => {
  const env = home();
  await run('tags create --name shop', env);
  return env;
};
const sample = (env: { HOME?: string | undefined }, ...names: string[]) =>
  writeFileSync(
    join(env.HOME ?? '', 'sample.ndjson'),
    names.map((event) => `${JSON.stringify({ type: 'track', event })}\n`).join(''),
  );

describe('goals audit, as it is installed', () => {
  test('its fixes are commands of a shell, whatever an event is called', async () => {
    const env = await account();
    const name = `-Order 'Completed' "$(touch made)" \`touch made\` \\ ; é *`;
    sample(env, name);
    const audit = `bingctl goals audit --quiet --events sample.ndjson --source segment`;
    const fix = `${audit} --json | ${process.execPath} -p 'JSON.parse(fs.readFileSync(0))[0].fix'`;
    const mended = await shell(`eval "$(${fix})" -q -o id; ls`, env);
    expect(mended).toMatchObject({ code: 0, stderr: '', stdout: expect.not.stringContaining('made') });
    const { stdout } = await run('goals list --json', env);
    expect(JSON.parse(stdout)).toMatchObject([{ name, labelExpression: name, labelOperator: 'Equals' }]);
    expect(await shell(`${audit} --json | grep -c event-without-goal`, env)).toMatchObject({ code: 1, stdout: '0\n' });
  });

  test('a sample that is no file, of any length, needs the memory of a small one', async () => {
    const env: ReturnType<typeof home> = { ...home(), NODE_OPTIONS: '--max-old-space-size=40' };
    writeFileSync(join(env.HOME ?? '', 'goals.json'), '[]');
    // 200,000 lines of 400 bytes each, and one that is none.
    const call = `{"type":"track","event":"Order Completed","properties":{"order":"&","note":"${'x'.repeat(320)}"}}`;
    const lines = `(echo no; seq 200000 | sed 's/.*/${call}/')`;
    const ended = await shell(`${lines} | bingctl goals audit --goals goals.json --events - --source segment`, env);
    expect(ended).toEqual({
      code: 0,
      signal: null,
      stdout: expect.stringMatching(/^warning\tevent-without-goal\t\tOrder Completed\t.*which came 200000 times\t/),
      stderr: 'warning: line 1 is left out: it is no JSON\nRead 200000 calls: 1 different event.\n',
    });
  });
});
