import { describe, expect, test } from 'vitest';
import { anAccount, aTag, together } from '../kit/account.js';
import { aRepository } from '../plan/repository.js';

const accounts = together(
  anAccount({ tags: [aTag({ id: '5012', name: 'Shop' })] }),
  anAccount({ accountId: '2002' }),
  anAccount({ customerId: '1002', accountId: '2003' }),
);

const file = `
tags: {shop: {name: Shop, industry: retail}}
goals: {order: {type: event, tag: shop, eventAction: order, category: purchase}}
accounts:
  west: {customerId: "1001", accountId: "2002", goals: {order: {name: order west}}}
  far: {customerId: "1002", accountId: "2003", tags: {shop: {industry: autos}}}
  east: {environment: local, customerId: "1001", accountId: "2001"}
  live: {environment: production, customerId: "1001", accountId: "2009"}
`;

const repository = (text = file) => aRepository(text, { account: accounts });

/** What becomes of the tag and the goal of each account. */
const actions = (stdout: string) =>
  JSON.parse(stdout).plans.map(
    ({ target, account, steps }: { target: string; account: { accountId: string }; steps: { action: string }[] }) => [
      target,
      account.accountId,
      ...steps.map(({ action }) => action),
    ],
  );

describe('a file for several accounts', () => {
  describe('with variables', () => {
    const withVariables = `
tags: {shop: {name: Shop}}
accounts:
  east: {customerId: "1001", accountId: "2001", tags: {shop: {industry: "\${EAST}"}}}
  live: {environment: production, customerId: "\${LIVE}", accountId: "\${LIVE}", tags: {shop: {description: "at \${LIVE}"}}}
  test: {environment: production, customerId: "\${TEST}", accountId: "\${TEST}"}
  west:
    customerId: "1001"
    accountId: "2002"
    goals: {order: {tag: shop, url: {contains: "\${WEST}"}, category: contact, revenue: {type: fixed, value: "\${WEST}"}}}
`;

    test('needs those of the accounts that the run is for', async () => {
      const one = await repository(withVariables);
      const asked = await one.run('plan --json --target east', { env: { EAST: 'retail' } });
      expect([asked.code, actions(asked.stdout)]).toEqual([0, [['east', '2001', 'update']]]);
      const all = await one.run('plan', { env: { EAST: 'retail', WEST: '' } });
      expect(all.code).toBe(64);
      expect(all.stderr).toBe(
        [
          'error: 2 mistakes in bingctl.yaml; nothing was sent',
          '  bingctl.yaml:10:32: url needs the environment variable WEST, which is empty',
          '  bingctl.yaml:10:102: value needs the environment variable WEST, which is empty',
          '',
        ].join('\n'),
      );
    });

    test('and has its other mistakes told all the same', async () => {
      const one = await repository(withVariables.replaceAll('{LIVE}', '{LIVE_TOKEN}'));
      const { code, stderr } = await one.run('plan --target east', { env: { EAST: 'retail' } });
      expect([code, stderr.match(/LIVE_TOKEN: by its name it holds a secret/g)?.length]).toEqual([64, 3]);
    });
  });

  test('is planned for those of this environment, in the order of their names', async () => {
    const one = await repository();
    const { code, stdout, stderr } = await one.run('plan --json');
    expect([code, actions(stdout)]).toEqual([
      0,
      [
        ['east', '2001', 'update', 'create'],
        ['far', '2003', 'create', 'create'],
        ['west', '2002', 'keep', 'create'],
      ],
    ]);
    expect(stderr).toContain('live is of the environment production, and left alone: this run is for local.');
  });

  test('or for those that are asked for', async () => {
    const one = await repository();
    const { stdout, stderr } = await one.run('plan --json --target west far');
    expect(actions(stdout)).toEqual([
      ['far', '2003', 'create', 'create'],
      ['west', '2002', 'update', 'create'],
    ]);
    expect(stderr).not.toContain('live');
  });

  test('says in rows whose each step is', async () => {
    const one = await repository();
    const { stdout } = await one.run('plan -q');
    expect(stdout.split('\n').map((row) => row.split('\t').slice(0, 5).join(' '))).toEqual([
      'east 2001 update tag shop',
      'east 2001 create goal order',
      'far 2003 create tag shop',
      'far 2003 create goal order',
      'west 2002 keep tag shop',
      'west 2002 create goal order',
      '',
    ]);
  });

  test('is empty once it was applied, whatever they share', async () => {
    const one = await repository();
    expect((await one.run('apply --yes -q')).code).toBe(0);
    const { code, stdout, stderr } = await one.run('plan --detailed-exitcode --quiet');
    expect([code, stdout.match(/\tkeep\t/g)?.length, stderr]).toEqual([0, 6, '']);
  });

  test.each([
    ['plan --target wets', 'did you mean "west"?'],
    ['plan --target live', 'live is of the environment production, and this run is for local'],
    ['plan --account 2002', 'the file is for account 2001 of customer 1001 (east), and the flags name another'],
    [
      'plan --customer 1002 --target west',
      'the file is for account 2002 of customer 1001 (west), and the flags name another',
    ],
  ])('%s is a usage error', async (line, says) => {
    const one = await repository();
    expect(await one.run(line)).toEqual({ code: 64, stdout: '', stderr: expect.stringContaining(says) });
    expect(one.emulator.requests).toEqual([]);
  });

  test('may name its account by flags as well, where they agree', async () => {
    const one = await repository();
    expect((await one.run('plan --target west --account 2002 --customer 1001')).code).toBe(0);
  });

  test('that is for other environments alone wants nothing here', async () => {
    const one = await repository(
      'tags: {shop: {}}\naccounts: {live: {environment: production, customerId: "1", accountId: "2"}}\n',
    );
    const { code, stdout } = await one.run('plan --detailed-exitcode -o table');
    expect([code, stdout]).toEqual([0, 'bingctl.yaml wants nothing of this environment.\n']);
  });
});
