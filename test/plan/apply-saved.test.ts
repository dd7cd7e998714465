import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { control } from '../emulator/wire.js';
import { anAccount } from '../kit/account.js';
import type { Config } from './arbitrary-config.js';
import { aRepository, type Repository } from './repository.js';

const shop: Config = {
  tags: { shop: { name: 'shop' } },
  goals: { buy: { name: 'Purchase', type: 'event', tag: 'shop', category: 'purchase', eventAction: 'purchase' } },
};

/** With a plan in `plan.json`. */
async function planned(account = anAccount()): Promise<Repository> {
  const one = await aRepository(shop, { account });
  expect(await one.run('plan --out plan.json')).toMatchObject({ code: 0 });
  return one;
}

const countOf = async (one: Repository) => (await one.customer()).goals.length;

test('a saved plan is carried out as it was shown, whatever became of the file', async () => {
  const one = await planned();
  one.save({ tags: {}, goals: {} });
  expect(await one.run('apply plan.json --yes -o table')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('2 created.'),
  });
  expect(one.lock()?.accounts['local/1001/2001']?.goals).toEqual({ buy: '7000002' });
});

test.each(['bingctl.yaml', './bingctl.yaml', 'bingctl.lock.json', 'more/goals.yaml'])(
  'it is not saved in %s, which it is made from',
  async (out) => {
    const one = await planned();
    one.save('include: more/goals.yaml\ntags: {}\n');
    mkdirSync(join(one.folder, 'more'));
    writeFileSync(join(one.folder, 'more', 'goals.yaml'), 'goals: {}\n');
    const before = one.emulator.requests.length;
    expect(await one.run(`plan --out ${out}`)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining(`--out ${out} would write over what the plan is made from`),
    });
    expect(one.emulator.requests.length).toBe(before);
    expect(readFileSync(join(one.folder, 'more', 'goals.yaml'), 'utf8')).toBe('goals: {}\n');
  },
);

test('once it was carried out the account is another, and it is refused', async () => {
  const one = await planned();
  await one.run('apply plan.json --yes');
  const { code, stdout, stderr } = await one.run('apply plan.json --yes');
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'error: account 2001, or its lock, has changed since the plan was saved\n  plan again: nothing was written\n',
  });
});

test('a lock that says otherwise than the one it was made with is a change too', async () => {
  const one = await planned();
  one.putLock('{"version":1,"accounts":{"local/1001/2001":{"tags":{},"goals":{"buy":"71"}}}}');
  expect(await one.run('apply plan.json --yes')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('has changed'),
  });
  expect(await countOf(one)).toBe(0);
});

test('auto-tagging that was switched off since would be switched on again, which nobody was told: that is a change too', async () => {
  const switched = (to: string) => anAccount({ properties: { MSCLKIDAutoTaggingEnabled: to } });
  const one = await planned(switched('true'));
  await control(one.emulator, 'state', 'PUT', switched('false'));
  expect(await one.run('apply plan.json --yes')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('has changed'),
  });
  expect(await countOf(one)).toBe(0);
});

test('a dry run of it reads and writes nothing', async () => {
  const one = await planned();
  expect(await one.run('apply plan.json --dry-run -o table')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('2 planned.'),
  });
  expect([await countOf(one), one.lockText()]).toEqual([0, null]);
});

test.each<[string, (text: string) => string, string]>([
  ['edited', (text) => text.replace('"Purchase"', '"Purchases"'), 'is not as bingctl saved it'],
  ['cut off', (text) => text.slice(0, 300), 'it ends here in the middle'],
  ['of another version', (text) => text.replace('"bingctlPlan": 1', '"bingctlPlan": 2'), 'another version of bingctl'],
  ['the file itself', () => '{"tags":{},"goals":{}}', 'is no saved plan'],
  ['a text', () => 'null', 'is no saved plan'],
])('a plan that is %s is refused', async (_, change, says) => {
  const one = await planned();
  const path = join(one.folder, 'plan.json');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  const before = one.emulator.requests.length;
  expect(await one.run('apply plan.json --yes')).toMatchObject({
    code: 64,
    stdout: '',
    stderr: expect.stringContaining(says),
  });
  expect(one.emulator.requests.length).toBe(before);
});

test('somebody who names the file itself is told of --file', async () => {
  const one = await planned();
  const { code, stderr } = await one.run('apply bingctl.yaml --yes');
  expect(code).toBe(64);
  expect(stderr).toMatch(
    /^error: bingctl\.yaml is no saved plan\n {2}write one .*; what is to be planned and applied is named with --file\n$/,
  );
});

test.each([
  ['--file other.yaml', 'leave --file out'],
  ['--target shop', 'leave --target out'],
  ['--prune', 'leave --prune out'],
  ['--env sandbox', 'is a plan for the environment local, and this run is for sandbox'],
  ['--account 2002', 'is no plan for account 2002 of customer 1001'],
])('it says itself what %s would say', async (flag, says) => {
  const one = await planned();
  expect(await one.run(`apply plan.json --yes ${flag}`)).toMatchObject({
    code: 64,
    stderr: expect.stringContaining(says),
  });
  expect(await countOf(one)).toBe(0);
});
