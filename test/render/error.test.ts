import { describe, expect, test } from 'vitest';
import { BingctlError, type ErrorItem, usage } from '../../src/errors.js';
import { createScreen, type ScreenOptions } from '../../src/render/screen.js';
import { testIo } from './streams.js';

function said(error: unknown, options: Partial<ScreenOptions> = {}, command?: string): string {
  const io = testIo();
  createScreen({ io, format: null, quiet: false, debug: false, ...options }).fail(error, command);
  expect(io.stdout.text).toBe('');
  return io.stderr.text;
}

function anItem(members: Partial<ErrorItem> = {}): ErrorItem {
  return {
    index: 0,
    name: 'Purchase',
    id: null,
    code: 5317,
    errorCode: 'ConversionGoalNameAlreadyExists',
    message: 'another goal in this customer has that name',
    fieldPath: null,
    outcome: 'refused',
    ...members,
  };
}

const refused = new BingctlError('refused', 'goal "Purchase" was not created', {
  trackingId: '6a1c',
  hint: 'bingctl goals get Purchase',
  items: [anItem()],
});

describe('for people', () => {
  test('one refused item: what happened, what the service said, what to do', () => {
    expect(said(refused)).toMatchInlineSnapshot(`
      "error: goal "Purchase" was not created
        ConversionGoalNameAlreadyExists (5317, tracking id 6a1c): another goal in this customer has that name
        try  bingctl goals get Purchase
      "
    `);
  });

  test('a refusal of the whole call', () => {
    const error = new BingctlError('forbidden', 'the service refused the account', {
      code: 106,
      errorCode: 'UserIsNotAuthorized',
      trackingId: '6a1c',
    });
    expect(said(error)).toMatchInlineSnapshot(`
      "error: the service refused the account
        UserIsNotAuthorized (106, tracking id 6a1c)
        try  bingctl doctor
      "
    `);
  });

  test('several items, the first ten by name and the rest counted', () => {
    const items = Array.from({ length: 14 }, (_, index) =>
      anItem({
        index,
        name: `goal ${index}`,
        id: index === 1 ? '72' : null,
        ...(index > 11 && { errorCode: null, code: null, message: 'no answer came', outcome: 'unknown' }),
      }),
    );
    const error = new BingctlError('partial', '14 of 250 goals were not created', { trackingId: '6a1c', items });
    expect(said(error)).toMatchInlineSnapshot(`
      "error: 14 of 250 goals were not created
        tracking id 6a1c
        "goal 0"  ConversionGoalNameAlreadyExists (5317): another goal in this customer has that name
        "goal 1" (id 72)  ConversionGoalNameAlreadyExists (5317): another goal in this customer has that name
        "goal 2"  ConversionGoalNameAlreadyExists (5317): another goal in this customer has that name
        "goal 3"  ConversionGoalNameAlreadyExists (5317): another goal in this customer has that name
        "goal 4"  ConversionGoalNameAlreadyExists (5317): another goal in this customer has that name
        "goal 5"  ConversionGoalNameAlreadyExists (5317): another goal in this customer has that name
        "goal 6"  ConversionGoalNameAlreadyExists (5317): another goal in this customer has that name
        "goal 7"  ConversionGoalNameAlreadyExists (5317): another goal in this customer has that name
        "goal 8"  ConversionGoalNameAlreadyExists (5317): another goal in this customer has that name
        "goal 9"  ConversionGoalNameAlreadyExists (5317): another goal in this customer has that name
        and 4 more: 2 ConversionGoalNameAlreadyExists, 2 unknown
      "
    `);
  });

  test('mistakes of a file, each at its line', () => {
    const messages = [
      'line 3, column 5: "nme" is not a member of a conversion goal: did you mean "name"?',
      'line 9: …',
    ];
    const items = messages.map((message, index) => anItem({ index, name: null, code: null, errorCode: null, message }));
    expect(said(usage('2 mistakes in the file; nothing was sent', { items }))).toMatchInlineSnapshot(`
      "error: 2 mistakes in the file; nothing was sent
        line 3, column 5: "nme" is not a member of a conversion goal: did you mean "name"?
        line 9: …
      "
    `);
  });

  test('a short name is not taken for a part of the message', () => {
    const items = ['f', 'app'].map((name, index) =>
      anItem({ index, name, code: null, errorCode: null, message: 'an app goal needs "app" of its store' }),
    );
    expect(said(new BingctlError('refused', 'two of them', { items }))).toBe(
      'error: two of them\n  "f"  an app goal needs "app" of its store\n  an app goal needs "app" of its store\n',
    );
    expect(said(new BingctlError('refused', 'one of them', { items: items.slice(0, 1) }))).toBe(
      'error: one of them\n  "f" an app goal needs "app" of its store\n',
    );
  });

  test('an empty hint is none, and keeps the help of the command away', () => {
    expect(said(usage('not confirmed', { hint: '' }), {}, 'goals create')).toBe('error: not confirmed\n');
    expect(JSON.parse(said(usage('not confirmed', { hint: '' }), { format: 'json' })).error.hint).toBe(null);
  });

  test('a usage error points to the help of its command', () => {
    expect(said(usage('--name is missing'), {}, 'goals create')).toBe(
      'error: --name is missing\n  try  bingctl goals create --help\n',
    );
    expect(said(usage('unknown command'), {}, '')).toBe('error: unknown command\n  try  bingctl --help\n');
  });

  test('the hint for the code of the service comes before that for the kind', () => {
    const hintFor = (code: number) => (code === 106 ? 'the ids may be swapped' : null);
    const error = new BingctlError('forbidden', 'refused', { code: 106 });
    expect(said(error, { hintFor })).toBe("error: refused\n  the service's code 106\n  the ids may be swapped\n");
    const many = new BingctlError('refused', 'refused', { items: [anItem({ code: 106 }), anItem({ code: 107 })] });
    expect(said(many, { hintFor })).not.toContain('swapped');
  });

  test('hostile text is shown, not obeyed', () => {
    const evil = '\u001b[2Jevil\nerror: forged';
    expect(said(new BingctlError('refused', evil, { items: [anItem({ name: evil, message: evil })] }))).toBe(
      'error: \\u{1b}[2Jevil\\nerror: forged\n  ConversionGoalNameAlreadyExists (5317)\n',
    );
  });
});

describe('for programs', () => {
  test.each(['json', 'yaml', 'ndjson'] as const)('one line with %s, keys as promised', (format) => {
    expect(said(refused, { format })).toBe(
      '{"error":{"kind":"refused","code":null,"errorCode":null,"message":"goal \\"Purchase\\" was not created",' +
        '"hint":"bingctl goals get Purchase","trackingId":"6a1c","items":[{"index":0,"name":"Purchase","id":null,' +
        '"code":5317,"errorCode":"ConversionGoalNameAlreadyExists",' +
        '"message":"another goal in this customer has that name","fieldPath":null,"outcome":"refused"}]}}\n',
    );
  });

  test('every item, however many', () => {
    const items = Array.from({ length: 250 }, (_, index) => anItem({ index }));
    const line = said(new BingctlError('refused', 'x', { items }), { format: 'json' });
    expect(JSON.parse(line).error.items).toHaveLength(250);
  });

  test.each(['csv', 'id', 'table'] as const)('text with %s', (format) => {
    expect(said(usage('what?'), { format })).toBe('error: what?\n');
  });
});

describe('what nobody foresaw', () => {
  test.each<[string, unknown, string]>([
    ['an Error', new TypeError('x is not a function'), 'x is not a function'],
    ['an Error without a message', new RangeError(), 'RangeError'],
    ['a text', 'boom', 'boom'],
    ['nothing', undefined, 'undefined'],
  ])('%s is unexpected, without a stack', (_, thrown, message) => {
    expect(said(thrown)).toBe(`error: ${message}\n  run it again with --debug and report what it prints\n`);
    expect(JSON.parse(said(thrown, { format: 'json' })).error).toMatchObject({ kind: 'unexpected', message });
  });

  test('--debug shows the stack of what was thrown and of its causes, before the error', () => {
    const cause = new Error('the socket broke');
    const text = said(new BingctlError('unreachable', 'no answer', { cause }), { debug: true, format: 'json' });
    expect(text).toMatch(
      /^BingctlError: no answer\n {4}at [\s\S]*\nError: the socket broke\n {4}at [\s\S]*\n\{"error":.*\}\n$/,
    );
    expect(said(new Error('once'), { debug: true }).match(/once/g)).toHaveLength(2);
  });
});
