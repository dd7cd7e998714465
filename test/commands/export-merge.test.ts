import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AccountOptions, anAccount, anEventGoal, aUrlGoal } from '../kit/account.js';
import { aRepository } from '../plan/repository.js';

/** A file beside an account, merged and planned. */
async function desk(file: string, text: string, options: AccountOptions) {
  const { run, folder } = await aRepository(null, { account: anAccount(options) });
  const path = join(folder, file);
  writeFileSync(path, text);
  return {
    path,
    run,
    read: () => readFileSync(path, 'utf8'),
    merge: () => run(`export --merge ${file}`),
    plan: async () => (await run(`plan --file ${file} --detailed-exitcode`)).code,
  };
}

const account: AccountOptions = {
  tags: [{ name: 'shop', industry: 'Retail' }, { name: 'blog' }],
  goals: [
    anEventGoal({
      name: 'Purchase',
      actionExpression: null,
      actionOperator: null,
      labelExpression: 'Order Completed',
      labelOperator: 'Contains',
      revenue: { type: 'FixedValue', value: '30', currencyCode: 'EUR' },
    }),
    aUrlGoal({ name: 'Thanks', status: 'Paused', tagId: '5002' }),
    aUrlGoal({ name: 'Newsletter', goalCategory: 'Subscribe' }),
  ],
};

const written = `# Ours. Ask Ada before you change anything.
settings:
    environment: local   # for now
defaults:
    window: 30d

tags:
    shop:   { name: shop, industry: other }   # the web site

goals:
    # What pays.
    purchase:
        name: Purchase
        source: segment
        event: "Order Completed"   # as the spec has it
        tag: shop
        category: 'purchase'
        revenue:
            # by the finance team
            type: fixed
            value: 25.00   # a basket
            currency: EUR

    thanks:
        type: url
        name: Thanks
        tag: shop
        url: /thanks
        status: active # not paused
    # The end.
`;

describe('export --merge', () => {
  test('changes the values that differ, adds what is new, and leaves every other byte', async () => {
    const { merge, read, plan } = await desk('bingctl.yaml', written.replace('name: Thanks', 'name: thanks'), account);
    expect(await merge()).toEqual({
      code: 0,
      stderr: '',
      stdout: `bingctl.yaml: 2 UET tags, 3 conversion goals
  ~ tag shop: industry
  ~ goal purchase: eventLabel, revenue, source, event
  ~ goal thanks: name, tag, url, status
  + tag blog
  + goal newsletter
`,
    });
    expect(read()).toBe(`# Ours. Ask Ada before you change anything.
settings:
    environment: local   # for now
defaults:
    window: 30d

tags:
    shop:   { name: shop, industry: retail }   # the web site
    blog:
        name: blog

goals:
    # What pays.
    purchase:
        name: Purchase
        # as the spec has it
        tag: shop
        category: 'purchase'
        revenue:
            # by the finance team
            type: fixed
            value: 30   # a basket
            currency: EUR
        eventLabel: { contains: Order Completed }

    thanks:
        type: url
        name: Thanks
        tag: blog
        url: { contains: /thanks }
        status: paused # not paused

    newsletter:
        type: url
        name: Newsletter
        tag: shop
        url: { contains: /thanks }
        category: subscribe
        scope: account
        count: all
        window: 30d
        attribution: last-click
        revenue: none
        status: active
        excludeFromBidding: false
        enhancedConversions: false
    # The end.
`);
    expect(await plan()).toBe(0);
  });

  test('leaves a file alone that says what the account has', async () => {
    const { merge, read, path } = await desk('bingctl.yaml', written, account);
    await merge();
    const [text, { mtimeMs }] = [read(), statSync(path)];
    expect(await merge()).toMatchObject({ code: 0, stdout: 'bingctl.yaml: 2 UET tags, 3 conversion goals\n' });
    expect([read(), statSync(path).mtimeMs]).toEqual([text, mtimeMs]);
  });

  test('keeps what the account does not have, and says so', async () => {
    const text =
      'tags:\n  shop: { name: shop }\ngoals:\n  later: { type: url, name: Later, url: /x, tag: shop, category: other }\n';
    const { merge, read } = await desk('bingctl.yaml', text, { tags: [{ name: 'shop' }] });
    expect(await merge()).toMatchObject({
      code: 0,
      stdout:
        'bingctl.yaml: 1 UET tag, 1 conversion goal\n  ? goal later: only in the file, so bingctl apply would make it\n',
    });
    expect(read()).toBe(text);
  });

  test('takes over a rename that was made in the account, by the lock', async () => {
    const { merge, read, run, plan } = await desk('bingctl.yaml', written, account);
    await merge();
    await run('goals update 7001 --name Orders');
    expect(await merge()).toMatchObject({ code: 0, stdout: expect.stringContaining('~ goal purchase: name\n') });
    expect(read()).toContain('    purchase:\n        name: Orders\n        # as the spec has it\n');
    expect(await plan()).toBe(0);
  });

  test.each([
    ['two spaces', '  '],
    ['a tab', '\t'],
  ])('keeps JSON as it is indented: %s', async (_, indent) => {
    const before = {
      version: 1,
      tags: { shop: { name: 'shop' } },
      goals: { thanks: { type: 'url', name: 'Thanks', tag: 'shop', url: '/old', status: 'active' } },
    };
    const { merge, read, plan } = await desk('bingctl.json', `${JSON.stringify(before, null, indent)}\n`, account);
    expect(await merge()).toMatchObject({ code: 0 });
    const after = JSON.parse(read());
    expect(read()).toBe(`${JSON.stringify(after, null, indent)}\n`);
    expect(after.goals.thanks).toEqual({
      ...before.goals.thanks,
      tag: 'blog',
      url: { contains: '/thanks' },
      status: 'paused',
    });
    expect(await plan()).toBe(0);
  });

  test.each([
    ['settings alone', 'settings:\n  environment: local\n'],
    ['comments alone', '# nothing yet\n'],
    ['nothing', ''],
    ['empty sections', 'goals: {} # none\ntags:\n'],
    ['JSON without sections', '{}'],
    ['JSON on one line', '{"tags": {}, "goals": {}}'],
    ['lines that end as on Windows', 'tags:\r\n  shop:\r\n    name: shop\r\n    industry: other\r\n'],
    ['no line end at the end', 'tags:\n  shop:\n    name: shop\n    industry: other'],
    [
      'members in kebab-case',
      'goals:\n  thanks: { type: url, name: Thanks, event-category: , view-through-window: 2d }\n'.replace(
        'event-category: , ',
        '',
      ),
    ],
  ])('takes a file with %s', async (_, text) => {
    const { merge, read, plan } = await desk('bingctl.yaml', text, account);
    expect(await merge()).toMatchObject({ code: 0 });
    expect(read().split('\r\n').length - 1).toBe(text.includes('\r\n') ? read().split('\n').length - 1 : 0);
    expect(await plan()).toBe(0);
  });

  test.each([
    ['a broken file', 'tags:\n  shop: [\n', 64, 'bingctl.yaml:'],
    ['a misspelled member', 'goals:\n  a: { type: url, nmae: x }\n', 64, 'did you mean "name"?'],
    ['includes', 'include: [other.yaml]\n', 64, 'has include'],
    ['several accounts', 'accounts:\n  eu: { customerId: "1", accountId: "2" }\n', 64, 'has accounts'],
    [
      'an alias that would have to change',
      'tags:\n  shop: &a { name: shop }\ngoals:\n  thanks: &t { name: Thanks, type: url, url: /a, tag: shop }\n  newsletter: *t\n',
      64,
      '',
    ],
    [
      'a comment between braces, next to what has to go',
      'goals:\n  thanks: { name: Thanks, type: event,\n    # why\n    eventAction: x }\n',
      1,
      'the comment # why would be lost',
    ],
    [
      'names behind question marks',
      '? tags\n: shop:\n    name: shop\n',
      1,
      'it is laid out in a way that cannot be changed in place',
    ],
  ])('refuses %s, and leaves it', async (_, text, code, says) => {
    const { merge, read } = await desk('bingctl.yaml', text, account);
    expect(await merge()).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(says) });
    expect(read()).toBe(text);
  });

  test('leaves out a new goal that the defaults of the file would change', async () => {
    const text = 'defaults:\n  viewThroughWindow: 1d\ntags:\n  shop: { name: shop }\n  blog: { name: blog }\n';
    const { merge, read, plan } = await desk('bingctl.yaml', text, account);
    expect(await merge()).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('the defaults of the file would change its viewThroughConversionWindowInMinutes'),
    });
    expect(read()).not.toContain('viewThroughWindow: 1d\n    ');
    expect(await plan()).toBe(0);
  });
});
