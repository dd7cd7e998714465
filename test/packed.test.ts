import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { home } from './commands/process.js';
import { emptyFolder } from './kit/bingctl.js';

/* What npm publishes: packed, installed into an empty folder without a network, and run from there. */

const execute = promisify(execFile);
const folder = emptyFolder();
const root = join(folder, 'node_modules', 'bingctl');
const { files: published, version } = JSON.parse(readFileSync('package.json', 'utf8'));

let packed: { path: string; size: number }[] = [];

beforeAll(async () => {
  mkdirSync(join(folder, 'tarball'));
  // Packing must not build: other tests are running what has been built.
  const npm = ['--ignore-scripts', '--offline', '--no-audit', '--no-fund'];
  const pack = ['pack', '--json', '--pack-destination', join(folder, 'tarball'), ...npm];
  packed = JSON.parse((await execute('npm', pack, { maxBuffer: 2 ** 24 })).stdout)[0].files;
  const [tarball = ''] = readdirSync(join(folder, 'tarball'));
  // The keychain is optional, and comes from the registry.
  const install = ['install', join(folder, 'tarball', tarball), '--omit=optional', ...npm];
  await execute('npm', install, { cwd: folder, env: home({ npm_config_cache: join(folder, 'cache') }) });
});

test('holds what it needs to run, and what people read first', () => {
  expect([...new Set(packed.map(({ path }) => path.split('/', 1)[0]))].sort()).toEqual(
    ['LICENSE', 'README.md', 'package.json', ...published].sort(),
  );
  const needed = [
    /^(CHANGELOG\.md|LICENSE|README\.md|package\.json)$/,
    /^bin\/(bingctl\.js|package\.json)$/,
    /^dist\/([\w.-]+\.(cjs|json)|licences\.txt)$/,
    /^schema\/[\w.-]+\.json$/,
    /^wsdl-cache\/(\w+\.wsdl|README\.md)$/,
  ];
  expect(packed.filter(({ path }) => !needed.some((each) => each.test(path)))).toEqual([]);
});

test('is at most 3 MB unpacked', () => {
  expect(packed.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(3_000_000);
  expect(packed.filter(({ path, size }) => statSync(join(root, path)).size !== size)).toEqual([]);
});

test('brings no other package along that has to be there', () => {
  expect(readdirSync(join(folder, 'node_modules')).sort()).toEqual(['.bin', '.package-lock.json', 'bingctl']);
});

test.each([
  [['--version'], `${version}\n`, ''],
  [['tags', 'create', '--name', 'shop', '--env', 'local', '-o', 'id'], '7000001\n', ''],
  [['tags', 'list', '--env', 'local'], '7000001\tshop\tunverified\t\t\n', ''],
  [['plan', '--schema'], readFileSync('schema/bingctl.schema.json', 'utf8'), ''],
])('runs: %s', async (argv, stdout, stderr) => {
  const env = { ...home(), BINGCTL_ENV: undefined, BINGCTL_STATE_DIR: join(folder, 'state') };
  const command = join(folder, 'node_modules', '.bin', 'bingctl');
  expect(await execute(command, argv, { cwd: folder, env })).toEqual({ stdout, stderr });
});

test('says which packages are in it, and under which licences', () => {
  const licences = readFileSync(resolve('dist/licences.txt'), 'utf8');
  const bundled = [...licences.matchAll(/^(\S+) \d[\w.-]* \(/gm)].map(([, name]) => name);
  const page = readFileSync('docs/dependencies.md', 'utf8');
  const [, section = ''] = /## Bundled\n([\s\S]*?)\n## /.exec(page) ?? [];
  // A line begins with a package of ours, and ends with those that it brings along.
  const rows = [...section.matchAll(/^\| (`.*)\|$/gm)].map(([, row = '']) => row.split('|'));
  const named = rows
    .flatMap((cells) => `${cells[0]} ${cells.at(-1)}`.match(/[^`]+(?=`)/g) ?? [])
    .filter((name) => /\w/.test(name));
  expect(named.sort()).toEqual(bundled.sort());
});
