import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anAccount, aTag, together } from '../kit/account.js';
import { emptyFolder, type RunOptions } from '../kit/bingctl.js';
import { configFolder } from '../kit/profiles.js';
import { inMinutes, type Service, service } from './service.js';

/** Two customers, each with an account of a tag called after it; one name is there twice. */
const world = together(
  anAccount({
    ...{ customerId: '1001', accountId: '2001', tags: [aTag({ id: '5001', name: 'shop' })] },
    account: { name: 'Shop', number: 'X0000001' },
  }),
  anAccount({
    ...{ customerId: '1002', accountId: '2002', tags: [aTag({ id: '5002', name: 'blog' })] },
    account: { name: 'Blog', number: 'X0000002' },
  }),
  anAccount({ customerId: '1002', accountId: '2003', account: { name: 'shop', number: 'X0000003' } }),
  anAccount({ customerId: '1002', accountId: '2004', account: { name: '2001', number: 'X0000004' } }),
);

const secrets = { refreshToken: 'r', accessToken: 'a', accessTokenExpiresAt: inMinutes(60) };
const local = { BINGCTL_ENV: 'local' };

async function signedIn(): Promise<Service & { calls(): string[]; header(name: string): string | undefined }> {
  const folder = await configFolder({ shop: { profile: { customerId: '1001', accountId: '2001' }, secrets } });
  const there = await service(folder, [], world);
  const { requests } = there.emulator;
  return {
    ...there,
    calls: () => requests.map(({ operation }) => operation),
    header: (name) => new RegExp(`<[^<>]*\\b${name}\\b[^>]*>([^<]*)<`).exec(requests.at(-1)?.body ?? '')?.[1],
  };
}

async function projectOf(account: string): Promise<string> {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'bingctl.yaml'), `settings:\n  accountId: ${account}\n`);
  return cwd;
}

describe('an account by name or number', () => {
  test.each<[string, string, RunOptions]>([
    ['a name', 'tags list -o id --account Blog', {}],
    ['a name in another case', 'tags list -o id --account bLOG', {}],
    ['a number', 'tags list -o id --account X0000002', {}],
    ['a variable', 'tags list -o id', { env: { BINGCTL_ACCOUNT_ID: 'Blog' } }],
    ['a name in the local environment', 'tags list -o id --account Blog', { env: local }],
  ])('%s is looked up once, and the customer is its own', async (_, line, options) => {
    const { run, calls, header } = await signedIn();
    const transport = { BINGCTL_TRANSPORT: 'soap', ...options.env };
    expect(await run(line, { ...options, env: transport })).toEqual({ code: 0, stdout: '5002\n', stderr: '' });
    // By name and by number at once, where the text can be either.
    expect(calls().length).toBeLessThanOrEqual(3);
    expect([...new Set(calls())]).toEqual(['SearchAccounts', 'GetUetTagsByIds']);
    expect([header('CustomerId'), header('CustomerAccountId')]).toEqual(['1002', '2002']);
  });

  test('in the project file', async () => {
    const { run } = await signedIn();
    const cwd = await projectOf('Blog');
    expect(await run('tags list -o id', { cwd })).toMatchObject({ code: 0, stdout: '5002\n' });
  });

  test('the customer of a flag or a variable acts, whoever owns the account', async () => {
    const { run, header } = await signedIn();
    const env = { BINGCTL_TRANSPORT: 'soap' };
    await run('tags list --account Blog --customer 1001', { env });
    expect([header('CustomerId'), header('CustomerAccountId')]).toEqual(['1001', '2002']);
    await run('tags list --account Blog', { env: { ...env, BINGCTL_CUSTOMER_ID: '1001' } });
    expect(header('CustomerId')).toBe('1001');
  });

  test('digits are an id, and cost no call, whatever an account may be called', async () => {
    const { run, calls } = await signedIn();
    expect(await run('tags list -o id --account 2001')).toMatchObject({ code: 0, stdout: '5001\n' });
    expect(calls()).toEqual(['GetUetTagsByIds']);
  });

  test.each([
    ['--account Blogg', 4, 'no ad account that you may use has the id, number or name "Blogg": did you mean "Blog"?'],
    ['--account shop', 64, '--account: "shop" can mean 2 ad accounts: 2001 "Shop", 2003 "shop"'],
    ['--account " "', 64, '--account: " " is not an account'],
  ])('%s is exit %i', async (flags, code, message) => {
    const { run, calls } = await signedIn();
    const refused = await run(`tags list ${flags}`);
    expect(refused).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) });
    expect(calls()).not.toContain('GetUetTagsByIds');
  });
});
