import { beforeEach, describe, expect, test } from 'vitest';
import { widthOf } from '../../src/render/width.js';
import { home, run } from './process.js';
import { inTerminal, screenOf } from './pty.js';

/* The built program in a real pseudo-terminal: what a person sees, and what is asked and answered there. */

const colour = /\u001b\[\d+m/;
let env: ReturnType<typeof home>;
beforeEach(async () => {
  env = home();
  await run('emulator seed', env);
});

describe('a table', () => {
  test('fits a terminal of 60 columns, and the progress before it is gone', async () => {
    const { code, screen, raw } = await inTerminal('tags list', env, 60).ended;
    expect(raw).toContain('Reading UET tags');
    expect(code).toBe(0);
    expect(screen.join('\n').replace(/\u001b\[\d+m/g, '')).toMatchInlineSnapshot(`
      "id       name            status      industry  description
      7000001  Shop            active      retail    https://shop…
      7000002  Checkout        active      retail    the payment …
      7000003  Campaign pages  unverified            landing page…"
    `);
  });

  test.each([40, 60, 100])('no line of the goals is wider than %i columns', async (columns) => {
    const { screen } = await inTerminal('goals list', { ...env, NO_COLOR: '1' }, columns).ended;
    expect(screen.length).toBeGreaterThan(12);
    expect(screen.filter((line) => widthOf(line) > columns)).toEqual([]);
  });

  test('has colours, and none with NO_COLOR or on a dumb terminal', async () => {
    const [usual, none, dumb] = await Promise.all([
      inTerminal('tags list', env).ended,
      inTerminal('tags list', { ...env, NO_COLOR: '1' }).ended,
      inTerminal('tags list', { ...env, TERM: 'dumb' }).ended,
    ]);
    expect([colour.test(usual.raw), colour.test(none.raw), colour.test(dumb.raw)]).toEqual([true, false, false]);
    expect(none.screen).toEqual(usual.screen.map((line) => line.replace(/\u001b\[\d+m/g, '').trimEnd()));
  });

  test('a usage error says what to try', async () => {
    const { code, screen } = await inTerminal('tags lits', { ...env, NO_COLOR: '1' }).ended;
    expect([code, screen]).toEqual([
      64,
      ['error: bingctl tags has no command "lits": did you mean list?', '  try  bingctl tags --help'],
    ]);
  });

  test('explanations are prose, and none is cut', async () => {
    const name = 'CampaignServiceEntityIdsArrayExceedsLimit';
    const { code, screen } = await inTerminal(`explain ${name}`, { ...env, NO_COLOR: '1' }).ended;
    expect(code).toBe(0);
    expect(screen.join('\n')).toMatchInlineSnapshot(`
      "code     513
      name     CampaignServiceEntityIdsArrayExceedsLimit
      area     service
      meaning  Too many ids in one call.
      cause    Each operation has its own limit.
      cure     Send fewer.

      code     514
      name     CampaignServiceEntityIdsArrayExceedsLimit
      area     service
      meaning  A call came without ids.
      cause    The list was empty; the symbol is that of 513, though this is the
               opposite.
      cure     Send at least one id."
    `);
  });
});

describe('tags auth-key asks', () => {
  const question = /if it has none\. Go on\? .*\(y\/N\)/s;
  test('y prints the key', async () => {
    const terminal = inTerminal('tags auth-key shop', { ...env, NO_COLOR: '1' }, 200);
    await terminal.says(question);
    terminal.type('y\r');
    const { code, screen } = await terminal.ended;
    expect([code, screen.at(-1)]).toEqual([0, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  test.each([
    ['n', 'n\r', 64, 'error: not confirmed: nothing was done'],
    ['Enter alone', '\r', 64, 'error: not confirmed: nothing was done'],
    ['Ctrl-C', '\u0003', 130, 'error: interrupted: nothing was done'],
    ['Ctrl-D', '\u0004', 130, 'error: interrupted: nothing was done'],
    ['a word and Ctrl-D', 'ma\u0004', 130, 'error: interrupted: nothing was done'],
  ])('%s makes none', async (_, typed, code, says) => {
    const terminal = inTerminal('tags auth-key shop', { ...env, NO_COLOR: '1' }, 200);
    await terminal.says(question);
    terminal.type(typed);
    const told = await terminal.ended;
    expect([told.code, told.screen.filter((line) => line.startsWith('error:'))]).toEqual([code, [says]]);
    // Nobody who has just said no is told how to say yes.
    expect(told.screen.at(-1)).toBe(says);
    expect(told.raw.endsWith('\u001b[?25l')).toBe(false);
  });

  test('SIGTERM takes the question back', async () => {
    const terminal = inTerminal('tags auth-key shop', { ...env, NO_COLOR: '1' }, 200);
    await terminal.says(question);
    terminal.kill('SIGTERM');
    const { code, screen } = await terminal.ended;
    expect([code, screen.at(-1)]).toEqual([143, 'error: interrupted: nothing was done']);
  });

  test.each([
    ['--no-input', 'tags auth-key shop --no-input', {}],
    ['CI=true', 'tags auth-key shop', { CI: 'true' }],
    ['--no-input', 'emulator reset --no-input', {}],
  ])('nobody with %s: %s', async (_, line, more) => {
    const { code, raw } = await inTerminal(line, { ...env, ...more, NO_COLOR: '1' }, 200).ended;
    expect([code, raw]).toEqual([64, expect.stringMatching(/Nobody can answer here\.\r\n {2}say so with --yes\r\n$/)]);
    expect(raw).not.toContain('(y/N)');
  });

  test('emulator reset forgets after a y, and nothing before', async () => {
    const terminal = inTerminal('emulator reset', { ...env, NO_COLOR: '1' }, 200);
    await terminal.says(/Forget everything .*\(y\/N\)/s);
    expect((await run('tags list -o id', env)).stdout).toBe('7000001\n7000002\n7000003\n');
    terminal.type('y\r');
    expect((await terminal.ended).code).toBe(0);
    expect((await run('tags list -o id', env)).stdout).toBe('');
  });
});

test('a screen is what is left when the movements are played', () => {
  expect(screenOf('\r\u001b[2KReading …\r\u001b[2Kone\r\ntwo\u001b[1A\u001b[2K\u001b[Gnew\r\n\r\n')).toEqual([
    'new',
    'two',
  ]);
});
