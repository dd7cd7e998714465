import { describe, expect, test } from 'vitest';
import { allImports, cyclesOf, type Import, isOwn, roomOf, sourceFiles } from './imports.js';

const imports = allImports();
const written = ({ from, to, kind }: Import) => `${from} imports ${to}${kind === 'value' ? '' : ` (${kind})`}`;
const own = imports.filter(({ to }) => isOwn(to));
const packages = imports.filter(({ to }) => !isOwn(to) && !to.startsWith('node:'));
const compiled = ({ kind }: Import) => kind !== 'type';

/** A room or one file of it. */
const isOf = (path: string, places: readonly string[]) =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

/** What a room may know beside itself and the errors; types, which leave no trace in the program, may come from more. */
const rooms: Record<string, { values: string[]; types: string[] }> = {
  domain: { values: [], types: [] },
  service: { values: ['domain'], types: ['clock.ts'] },
  events: { values: ['domain'], types: [] },
  files: { values: ['domain'], types: ['render/io.ts'] },
  doctor: { values: ['domain', 'service', 'events', 'files'], types: ['clock.ts'] },
  contract: { values: ['files'], types: ['domain'] },
  transports: {
    values: ['domain', 'contract', 'service/operations.ts'],
    types: ['service', 'clock.ts'],
  },
  emulator: {
    values: [
      'contract',
      'files',
      'domain/account.ts',
      'domain/goal.ts',
      'domain/identity-provider.ts',
      'domain/tag.ts',
    ],
    types: ['domain'],
  },
  config: { values: ['domain', 'files', 'render/format.ts', 'memo.ts'], types: ['clock.ts', 'transports/connect.ts'] },
  prompts: { values: ['domain', 'render'], types: [] },
  'sign-in': { values: ['domain', 'config/oauth', 'prompts/insist.ts'], types: ['clock.ts', 'config', 'prompts'] },
  // What a plan holds, and the two questions that can be asked of it: data, like domain.
  render: {
    values: ['domain', 'plan/plan.ts', 'files/written-value.ts'],
    types: ['clock.ts', 'doctor/finding.ts', 'events', 'plan'],
  },
  plan: { values: ['domain', 'service', 'events', 'files', 'memo.ts'], types: ['render/io.ts'] },
  matching: { values: ['domain', 'events', 'files'], types: [] },
};

describe.each(Object.entries(rooms))('%s', (room, { values, types }) => {
  const leaving = own.filter(({ from, to }) => roomOf(from) === room && roomOf(to) !== room && to !== 'errors.ts');

  test(`knows ${['itself', 'errors', ...values].join(', ')} and no other room`, () => {
    expect(leaving.filter((each) => compiled(each) && !isOf(each.to, values)).map(written)).toEqual([]);
  });

  test(`takes types from ${[...values, ...types].join(', ') || 'nowhere else'}`, () => {
    expect(leaving.filter((each) => !isOf(each.to, [...values, ...types])).map(written)).toEqual([]);
  });
});

describe('two sides that share nothing agree only where both are right', () => {
  test.each([
    ['the emulator', 'emulator', /^transports\/|^service\/|-rules|collisions|named|side-effects|service-codes|change/],
    ['a transport', 'transports', /^emulator\/|^config\/|-rules/],
    ['the transport over SOAP', 'transports/soap', /^transports\/rest\//],
  ])('%s imports nothing of the other side', (_, room, otherSide) => {
    const across = own.filter(({ from, to }) => isOf(from, [room]) && !isOf(to, [room]));
    expect(across.filter(({ to }) => otherSide.test(to)).map(written)).toEqual([]);
  });
});

describe('commands', () => {
  const nouns = new Set(
    own
      .filter(({ from, to, kind }) => from === 'program.ts' && kind === 'lazy' && /^commands\/[a-z]+\.ts$/.test(to))
      .map((x) => x.to),
  );
  const verbs = new Set(
    own
      .filter(({ from, to, kind }) => nouns.has(from) && kind === 'lazy' && roomOf(to) === 'commands')
      .map((x) => x.to),
  );

  test('a noun knows commander, words and how flags are read', () => {
    // The names of the faults and of the checks, for the help: tables that import nothing.
    const tables = ['emulator/fault-types.ts', 'doctor/check-names.ts'];
    const light = (to: string) => isOf(to, ['commands', 'domain', 'errors.ts', ...tables]) || to === 'commander';
    expect(
      imports.filter(({ from, to, kind }) => nouns.has(from) && kind === 'value' && !light(to)).map(written),
    ).toEqual([]);
  });

  test('every verb is imported when it runs, by one noun', () => {
    const reached = [...verbs].map((verb) => [
      verb,
      own.filter((each) => each.to === verb && compiled(each)).map(written),
    ]);
    expect(reached.filter(([, by]) => by?.length !== 1)).toEqual([]);
    expect(verbs.size).toBeGreaterThan(15);
  });

  test('a verb knows no package, no terminal and no transport', () => {
    // `wsdl refresh` fetches a file; nothing of a transport's calls is in that.
    const fetching = ['transports/download.ts', 'transports/endpoint.ts'];
    const known = [
      ...[
        'commands',
        'domain',
        'events',
        'matching',
        'plan',
        'service',
        'files',
        'sign-in',
        'contract',
        'doctor',
        'errors.ts',
        'context.ts',
        ...fetching,
      ],
      ...['render/answer.ts', 'render/views', 'prompts/goal-form.ts', 'node:path', 'node:fs/promises'],
    ];
    const helpers = own.filter((each) => verbs.has(each.from) && compiled(each)).map(({ to }) => to);
    const reading = [...verbs, ...helpers.filter((file) => roomOf(file) === 'commands')];
    const wrong = imports.filter(
      ({ from, to, kind }) =>
        reading.includes(from) &&
        kind !== 'type' &&
        !isOf(to, known) &&
        // The verbs of the emulator are what starts it.
        !(isOf(from, ['commands/emulator']) && isOf(to, ['emulator'])),
    );
    expect(wrong.map(written)).toEqual([]);
  });
});

describe('packages', () => {
  /** Where each is allowed, and how: `lazy` ones cost nothing until they are used. */
  const allowed: Record<string, [kind: Import['kind'], files: RegExp]> = {
    commander: ['value', /^(program|commands\/[a-z-]+)\.ts$/],
    oauth4webapi: ['value', /^sign-in\//],
    chalk: ['lazy', /^render\/paint\.ts$/],
    'cli-table3': ['lazy', /^render\//],
    inquirer: ['lazy', /^prompts\//],
    'csv-parse': ['lazy', /^files\/csv-rows\.ts$/],
    yaml: ['lazy', /^(config|files|render)\//],
    'js-yaml': ['lazy', /^files\/plain-yaml\.ts$/],
    '@napi-rs': ['lazy', /^config\/keychain-store\.ts$/],
    sax: ['value', /^emulator\/soap\//],
    soap: ['value', /^transports\/soap\//],
    'https-proxy-agent': ['value', /^transports\/proxy-agent\.ts$/],
    'proxy-from-env': ['value', /^transports\/proxy/],
    re2js: ['lazy', /^matching\/regex\.ts$/],
  };

  test('each has its place', () => {
    const inPlace = ({ from, to, kind }: Import) => {
      const [how, where] = allowed[roomOf(to)] ?? ['type', /^$/];
      return where.test(from) && (kind === 'type' || kind === how || how === 'value');
    };
    expect(packages.filter((each) => !inPlace(each)).map(written)).toEqual([]);
  });

  test.each(['domain', 'service'])('%s runs without Node', (room) => {
    expect(imports.filter(({ from, to }) => roomOf(from) === room && to.startsWith('node:')).map(written)).toEqual([]);
  });

  test('the mapping of events is pure: of Node it takes the hash alone', () => {
    expect(imports.filter(({ from, to }) => roomOf(from) === 'events' && to.startsWith('node:')).map(written)).toEqual([
      'events/identity.ts imports node:crypto',
    ]);
  });
});

describe('files', () => {
  test('a path says where to look: no index.ts and nothing exported again', () => {
    expect(sourceFiles().filter((file) => file.endsWith('index.ts'))).toEqual([]);
  });

  test('every import of our own names a file that is there', () => {
    const files = new Set(sourceFiles());
    expect(own.filter(({ to }) => !files.has(to)).map(written)).toEqual([]);
  });

  test('imports go round in no circle', () => {
    expect(cyclesOf(own.filter(({ kind }) => kind === 'value')).map((cycle) => cycle.join(' → '))).toEqual([]);
  });
});

describe('how imports are read', () => {
  test('a circle is found wherever it begins', () => {
    const edges = ['ab', 'bc', 'cd', 'db', 'ae'].map(([from = '', to = '']) => ({ from, to }));
    expect(cyclesOf(edges)).toEqual([['b', 'c', 'd', 'b']]);
  });

  test('as they stand, as types, and when they run', () => {
    expect(imports.filter(({ from }) => from === 'main.ts')).toEqual([
      { from: 'main.ts', to: 'process-io.ts', kind: 'value' },
      { from: 'main.ts', to: 'render/io.ts', kind: 'type' },
      { from: 'main.ts', to: 'version.ts', kind: 'value' },
      { from: 'main.ts', to: 'program.ts', kind: 'lazy' },
    ]);
  });
});
