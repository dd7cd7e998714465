import { describe, expect, test } from 'vitest';
import { BingctlError, usage } from '../../src/errors.js';
import { type Answer, list, one } from '../../src/render/answer.js';
import type { Format } from '../../src/render/format.js';
import { createScreen, type ScreenOptions } from '../../src/render/screen.js';
import { tagView } from '../../src/render/views/tag.js';
import { testIo } from './streams.js';
import { aTag } from './things.js';

const tags = [
  aTag({ description: 'The web shop, all countries', industry: 'Retail', trackingStatus: 'Active' }),
  aTag({ id: '5013', name: 'blog 日本', description: 'Articles\tand news' }),
];

async function shown<T>(
  answer: Answer<T>,
  options: Partial<ScreenOptions> & { terminal?: number; env?: Record<string, string> } = {},
): Promise<{ stdout: string; stderr: string }> {
  const { terminal, env, ...rest } = options;
  const io = testIo({ ...(terminal && { terminal }), ...(env && { env }) });
  const screen = createScreen({ io, format: null, quiet: false, debug: false, ...rest });
  await screen.show(answer, 'tags list');
  await screen.close();
  return { stdout: io.stdout.text, stderr: io.stderr.text };
}

describe('a list', () => {
  test('is a table on a terminal, and says what to try next', async () => {
    expect(
      await shown(list(tags, tagView, { next: 'bingctl tags script shop' }), { terminal: 80 }),
    ).toMatchInlineSnapshot(`
        {
          "stderr": "next  bingctl tags script shop
        ",
          "stdout": "id    name       status      industry  description
        5012  shop       active      retail    The web shop, all countries
        5013  blog 日本  unverified            Articles\\tand news
        ",
        }
      `);
  });

  test('fits a narrow terminal: long texts are cut first', async () => {
    expect((await shown(list(tags, tagView), { terminal: 50 })).stdout).toMatchInlineSnapshot(`
      "id    name       status      description
      5012  shop       active      The web shop, all co…
      5013  blog 日本  unverified  Articles\\tand news
      "
    `);
  });

  test('is tab-separated rows in a pipe, nothing cut', async () => {
    expect(await shown(list(tags, tagView, { next: 'bingctl tags script shop' }))).toMatchInlineSnapshot(`
      {
        "stderr": "",
        "stdout": "5012	shop	active	retail	The web shop, all countries
      5013	blog 日本	unverified		Articles\\tand news
      ",
      }
    `);
  });

  test('is drawn in a pipe when asked for, as wide as it is', async () => {
    expect((await shown(list(tags, tagView), { format: 'table' })).stdout).toMatchInlineSnapshot(`
      "id    name       status      industry  description
      5012  shop       active      retail    The web shop, all countries
      5013  blog 日本  unverified            Articles\\tand news
      "
    `);
  });

  test('is an array in JSON', async () => {
    expect((await shown(list(tags.slice(0, 1), tagView), { format: 'json' })).stdout).toMatchInlineSnapshot(`
      "[
        {
          "customerShare": null,
          "description": "The web shop, all countries",
          "id": "5012",
          "industry": "Retail",
          "name": "shop",
          "trackingNoScript": null,
          "trackingScript": null,
          "trackingStatus": "Active"
        }
      ]
      "
    `);
  });

  test('is a sequence in YAML, ids and look-alikes quoted', async () => {
    const odd = aTag({ name: 'no', description: 'first line\nsecond: line', industry: 'Other' });
    expect((await shown(list([odd, aTag()], tagView), { format: 'yaml' })).stdout).toMatchInlineSnapshot(`
      "- customerShare: null
        description: |-
          first line
          second: line
        id: "5012"
        industry: Other
        name: "no"
        trackingNoScript: null
        trackingScript: null
        trackingStatus: Unverified
      - customerShare: null
        description: null
        id: "5012"
        industry: null
        name: shop
        trackingNoScript: null
        trackingScript: null
        trackingStatus: Unverified
      "
    `);
  });

  test('is CSV with a head', async () => {
    expect((await shown(list(tags, tagView), { format: 'csv' })).stdout).toMatchInlineSnapshot(`
      "customerShare,description,id,industry,name,trackingNoScript,trackingScript,trackingStatus
      ,"The web shop, all countries",5012,Retail,shop,,,Active
      ,Articles	and news,5013,,blog 日本,,,Unverified
      "
    `);
  });

  test('is one object a line in ndjson', async () => {
    expect((await shown(list(tags, tagView), { format: 'ndjson' })).stdout).toMatchInlineSnapshot(`
      "{"customerShare":null,"description":"The web shop, all countries","id":"5012","industry":"Retail","name":"shop","trackingNoScript":null,"trackingScript":null,"trackingStatus":"Active"}
      {"customerShare":null,"description":"Articles\\tand news","id":"5013","industry":null,"name":"blog 日本","trackingNoScript":null,"trackingScript":null,"trackingStatus":"Unverified"}
      "
    `);
  });

  test('is bare ids', async () => {
    expect(await shown(list(tags, tagView), { format: 'id' })).toEqual({ stdout: '5012\n5013\n', stderr: '' });
  });

  test('of ids is refused where there are none', async () => {
    const view = { ...tagView, csv: ['name'] };
    await expect(shown(list(tags, view), { format: 'id' })).rejects.toMatchObject({
      exit: 64,
      message: expect.stringContaining('has no ids'),
    });
  });
});

describe('nothing found', () => {
  const none = list<ReturnType<typeof aTag>>([], tagView, { whenEmpty: 'This account has no UET tags yet.' });
  const head = `${tagView.csv.join(',')}\r\n`;
  const said = 'This account has no UET tags yet.\n';

  test.each<[Format | null, string, string]>([
    [null, '', said],
    ['table', '', said],
    ['json', '[]\n', ''],
    ['yaml', '[]\n', ''],
    ['csv', head, ''],
    ['ndjson', '', ''],
    ['id', '', ''],
  ])('in %s', async (format, stdout, stderr) => {
    expect(await shown(none, { format })).toEqual({ stdout, stderr });
    expect(await shown(none, { format, terminal: 80 })).toEqual({ stdout: stdout.replace('\r', ''), stderr });
  });

  test('--quiet leaves the sentence out', async () => {
    expect(await shown(none, { quiet: true })).toEqual({ stdout: '', stderr: '' });
  });
});

describe('one thing', () => {
  test('is a list of labels and values on a terminal', async () => {
    const shared = aTag({
      description: 'A long text that has to go on in the next line, where it is set below',
      customerShare: {
        ownerCustomerId: '9001',
        customerAccountShares: [{ accountId: '11', associations: null, customerId: '9001' }],
      },
    });
    expect((await shown(one(shared, tagView), { terminal: 60 })).stdout).toMatchInlineSnapshot(`
      "name         shop
      id           5012
      status       unverified
      description  A long text that has to go on in the next line,
                   where it is set below
      owner        9001
      shared with  account 11
      "
    `);
  });

  test('is an object in JSON, without an array', async () => {
    expect(JSON.parse((await shown(one(tags[0], tagView as never), { format: 'json' })).stdout)).toEqual(tags[0]);
  });

  test('is one row in a pipe', async () => {
    expect((await shown(one(aTag(), tagView))).stdout).toBe('5012\tshop\tunverified\t\t\n');
  });
});

describe('a text that is the answer', () => {
  const script = '<script>\r\n\tuetq = "\u00e9";\u0007</script>';
  const answer = one(aTag({ trackingScript: script }), tagView, { text: script });

  test('goes into a pipe byte for byte', async () => {
    expect(await shown(answer)).toEqual({ stdout: script, stderr: '' });
  });

  test('cannot drive a terminal', async () => {
    expect((await shown(answer, { terminal: 80 })).stdout).toBe('<script>\n\tuetq = "é";\\u{7}</script>\n');
  });

  test('is a member in machine formats', async () => {
    expect(JSON.parse((await shown(answer, { format: 'json' })).stdout)).toMatchObject({ trackingScript: script });
  });
});

describe('what stderr hears', () => {
  function conversation(options: Partial<ScreenOptions> & { terminal?: number }): string {
    const { terminal, ...rest } = options;
    const io = testIo(terminal ? { terminal } : {});
    const screen = createScreen({ io, format: null, quiet: false, debug: false, ...rest });
    screen.note('auto-tagging will be switched on');
    screen.warn('goal "a\u001b[2J" has no tag\nerror: forged');
    screen.trace('> POST /');
    screen.fail(usage('--name is missing'), 'tags create');
    expect(io.stdout.text).toBe('');
    return io.stderr.text;
  }

  test('is text for people', () => {
    expect(conversation({})).toMatchInlineSnapshot(`
      "auto-tagging will be switched on
      warning: goal "a\\u{1b}[2J" has no tag
        error: forged
      error: --name is missing
        try  bingctl tags create --help
      "
    `);
  });

  test('without notes when quiet, with the trace when debugging', () => {
    const said = conversation({ quiet: true, debug: true }).replace(/ {4}at .*\n/g, '');
    expect(said).toMatchInlineSnapshot(`
      "warning: goal "a\\u{1b}[2J" has no tag
        error: forged
      > POST /
      BingctlError: --name is missing
      error: --name is missing
        try  bingctl tags create --help
      "
    `);
  });

  test.each(['json', 'yaml', 'ndjson'] as const)('is one object a line with %s', (format) => {
    expect(
      conversation({ format })
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { note: { message: 'auto-tagging will be switched on' } },
      { warning: { message: 'goal "a\u001b[2J" has no tag\nerror: forged' } },
      {
        error: {
          kind: 'usage',
          code: null,
          errorCode: null,
          message: '--name is missing',
          hint: 'bingctl tags create --help',
          trackingId: null,
          items: [],
        },
      },
    ]);
  });

  test('keeps its order when colours have to be loaded first', async () => {
    const io = testIo({ terminal: 80, env: { NO_COLOR: '' } });
    const screen = createScreen({ io, format: null, quiet: false, debug: false });
    screen.warn('one');
    screen.note('two');
    screen.fail(new BingctlError('notFound', 'three'));
    await screen.close();
    expect(io.stderr.text).toBe(
      '\u001b[33mwarning:\u001b[39m one\ntwo\n\u001b[31m\u001b[1merror:\u001b[22m\u001b[39m three\n',
    );
  });
});

describe('colour', () => {
  const coloured = /\u001b\[/;
  test.each<[string, boolean, Record<string, string>, boolean]>([
    ['a terminal', true, { NO_COLOR: '' }, true],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '0' }, false],
    ['NO_COLOR against FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['a dumb terminal', true, { NO_COLOR: '', TERM: 'dumb' }, false],
    ['a pipe', false, { NO_COLOR: '' }, false],
    ['a pipe with FORCE_COLOR', false, { NO_COLOR: '', FORCE_COLOR: '1' }, true],
    ['a terminal with FORCE_COLOR=0', true, { NO_COLOR: '', FORCE_COLOR: '0' }, false],
  ])('%s', async (_, isTerminal, env, expected) => {
    const { stdout } = await shown(list(tags, tagView), { ...(isTerminal && { terminal: 80 }), format: 'table', env });
    expect(coloured.test(stdout)).toBe(expected);
  });

  test('never gets into rows for scripts', async () => {
    const { stdout } = await shown(list(tags, tagView), { env: { NO_COLOR: '', FORCE_COLOR: '1' } });
    expect(stdout).not.toMatch(coloured);
  });
});
