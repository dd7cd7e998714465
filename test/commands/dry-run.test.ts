import { describe, expect, test } from 'vitest';
import { goalTypes } from '../../src/domain/goal.js';
import { anAccount, anEventGoal } from '../kit/account.js';
import { fullest } from './eight-types.js';
import { emulated, errorOf, theShop } from './emulated.js';

const signup = '--type event --name Signup --tag shop --category signup --event-action sign_up';
const two = JSON.stringify([
  { type: 'OfflineConversion', name: 'new', goalCategory: 'Purchase' },
  { type: 'Duration', name: 'stayed', goalCategory: 'Other', tagId: 'shop', minimumDurationInSeconds: 5 },
]);

describe('a dry run writes nothing', () => {
  test.each([
    ['tags create --name new --industry retail', ''],
    ['tags create --name shop --industry autos --if-exists update', ''],
    ['tags create --from-file -', '[{"name":"a"},{"name":"b"}]'],
    ['tags update shop --name other --description x', ''],
    ['tags update --from-file -', '[{"name":"shop","description":"x"}]'],
    ['tags auth-key shop', ''],
    ['tags auth-key shop --yes', ''],
    [`goals create ${signup}`, ''],
    ['goals create --like "Order completed" --name another', ''],
    ['goals create --from-file - --if-exists update', two],
    ['goals update Stayed --min-duration 9m --window 1d', ''],
    ['goals update --from-file -', '[{"name":"Stayed","minimumDurationInSeconds":9}]'],
    ['goals pause Stayed Browsed', ''],
    ['goals resume Newsletter', ''],
    ['goals pause --from-file -', '[{"name":"Stayed"},{"name":"Browsed"}]'],
  ])('%s', async (line, stdin) => {
    const { run, state, writes } = await emulated(theShop());
    const before = await state();
    const done = await run(`${line} --dry-run --json`, { stdin });
    expect([done.code, writes()]).toEqual([0, []]);
    expect(await state()).toEqual(before);
    expect(done.stderr).toContain('Dry run: ');

    // What it prints has the shape of what the command itself prints, and no id that was not there before.
    const real = await run(line.includes('auth-key') ? `${line} --json` : `${line} --yes --json`, { stdin });
    if (!line.includes('auth-key')) expect(real.code).toBe(0);
    const planned = [JSON.parse(done.stdout)].flat();
    if (real.code === 0) expect(planned.map(Object.keys)).toEqual([JSON.parse(real.stdout)].flat().map(Object.keys));
    const ids = [...Object.values(before.customers)].flatMap(({ tags, goals }) =>
      [...tags, ...goals].map(({ id }) => id),
    );
    for (const { id } of planned) expect([null, ...ids]).toContain(id);
  });
});

describe('a dry run prints', () => {
  test.each(goalTypes)('what would be made of a goal of type %s', async (type) => {
    const { run } = await emulated(anAccount({ tags: [{ name: 'shop' }] }));
    const planned = await run(`goals create --name new ${fullest[type]} --dry-run --json`);
    const made = await run(`goals create --name new ${fullest[type]} --json`);
    const unknown = { id: null, isAutoGoal: null, trackingStatus: null };
    expect(JSON.parse(planned.stdout)).toEqual({ ...JSON.parse(made.stdout), ...unknown });
  });

  test('to a person what would be sent, what it would bring about, and what was not verified', async () => {
    const { run } = await emulated(anAccount({ tags: [{ name: 'shop' }] }));
    expect(await run(`goals create ${signup} --dry-run`)).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "Without --dry-run: MSCLKID auto-tagging will be switched on in this account.
      Dry run: 1 conversion goal would be sent with AddConversionGoals; nothing was.
      conversion goal "Signup": {"goalCategory":"Signup","name":"Signup","tagId":"5001","type":"Event","actionExpression":"sign_up","scope":"Account","actionOperator":"Equals"}
      Checked: the fields, and against the account the names and collisions. Not checked: what only the service knows, such as names used in other accounts or before, limits, permissions and pilots.
      ",
        "stdout": "	Signup	event	5001	signup			action equals "sign_up"	
      ",
      }
    `);
  });

  test('to a person what would change', async () => {
    const { run } = await emulated(theShop());
    expect(
      await run('goals update Stayed --window 7d --revenue fixed --revenue-value 2.50 --dry-run'),
    ).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "conversion goal "Stayed":
        conversionWindowInMinutes: 30d → 7d
        revenue.type: "NoValue" → "FixedValue"
        revenue.value: nothing → 2.5
      Dry run: 1 conversion goal would be sent with UpdateConversionGoals; nothing was.
      conversion goal "Stayed" (7000010): {"type":"Duration","id":"7000010","conversionWindowInMinutes":10080,"revenue":{"currencyCode":null,"type":"FixedValue","value":"2.5"}}
      Checked: the fields, and against the account the names and collisions. Not checked: what only the service knows, such as names used in other accounts or before, limits, permissions and pilots.
      ",
        "stdout": "7000010	Stayed	duration	7000001	other	active	no-recent-conversions	at least 5m	2.5
      ",
      }
    `);
  });

  test('that nothing would be sent where nothing changes', async () => {
    const { run } = await emulated(theShop());
    expect(await run('goals resume Stayed --dry-run -o id')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "Conversion goal "Stayed" (7000010) is like that already: nothing to change.
      Dry run: nothing would be sent.
      ",
        "stdout": "7000010
      ",
      }
    `);
  });

  test('how many would be sent in how many calls', async () => {
    const { run, writes } = await emulated(anAccount());
    const stdin = JSON.stringify(Array.from({ length: 250 }, (_, index) => ({ name: `tag ${index}` })));
    const done = await run('tags create --from-file - --dry-run -o id', { stdin });
    expect([done, writes()]).toEqual([
      {
        code: 0,
        stdout: '',
        stderr: expect.stringMatching(
          /^Dry run: 250 UET tags would be sent with AddUetTags in 3 calls; nothing was\.\n(UET tag "tag \d+": \{"name":"tag \d+"\}\n){250}Checked: /,
        ),
      },
      [],
    ]);
  });

  test('nothing of a key, to a person', async () => {
    const { run } = await emulated(theShop());
    expect(await run('tags auth-key shop --dry-run')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Dry run: GetUetTagAuthKey was not sent, because it makes a key where there is none.\n',
    });
  });
});

describe('a dry run tells the members that the run itself sends', () => {
  test.each([
    [`goals create ${signup} --revenue fixed --revenue-value 2.50`, ''],
    ['goals create --from-file - --if-exists update', two],
    ['goals update Stayed --window 7d --revenue fixed --revenue-value 2.50', ''],
    ['goals update "Order completed" --event-label x --unset event-category', ''],
    ['goals pause Stayed', ''],
    ['tags create --name new --industry retail', ''],
    ['tags update shop --description x', ''],
  ])('%s', async (line, stdin) => {
    const { run, body } = await emulated(theShop());
    const planned = await run(`${line} --dry-run --json --transport rest`, { stdin });
    const notes = planned.stderr
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each).note?.message as string);
    const told = notes.flatMap(
      (note) => /^(?:UET tag|conversion goal) "[^"]*"(?: \(\d+\))?: (\{.*)$/.exec(note)?.[1] ?? [],
    );
    await run(`${line} --json --transport rest`, { stdin });
    const what = line.startsWith('tags') ? 'UetTags' : 'ConversionGoals';
    const bodies = [body(`Add${what}`), body(`Update${what}`)].filter((text) => text !== '');
    const sent = bodies.flatMap((text) => JSON.parse(text)[what] as unknown[]);
    expect(told.length).toBeGreaterThan(0);
    expect(told.map((each) => plain(JSON.parse(each)))).toEqual(sent.map(plain));
  });
});

/** Names in one case, amounts and ids as text, in no order: both sides say the same in their own spelling. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value === null ? null : String(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.toLowerCase(), plain(member)]));
}

test('a dry run finds what the run itself would find', async () => {
  const { run } = await emulated(anAccount({ tags: [{ name: 'shop' }], goals: [anEventGoal({ name: 'Signup' })] }));
  const refused = await run(`goals create ${signup} --dry-run --json`);
  expect([refused.code, errorOf(refused).code]).toEqual([1, 5317]);

  const stdin = JSON.stringify([{ name: 'shop' }, { name: 'blog' }]);
  const partly = await run('tags create --from-file - --dry-run --json', { stdin });
  expect([partly.code, JSON.parse(partly.stdout).map(({ name }: { name: string }) => name)]).toEqual([5, ['blog']]);
  expect(errorOf(partly).message).toBe('UET tag "shop" would not be created');
});
