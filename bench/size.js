// npm run bench -- --only size: how large the published package is, and what installing it brings along, beside the `soap`
// package, which a program of one's own would begin with. The figures go into docs/performance.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keep, markdownTable, writeInto } from './report.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const atMostBytes = 3e6;
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'bingctl-bench-size-'));
try {
  // What is packed was built already: the bench builds first.
  const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
  const installed = {
    bingctl: install('bingctl', join(folder, packed.filename)),
    soap: install('soap', `soap@${devDependencies.soap}`),
  };
  const isSmall = packed.unpackedSize <= atMostBytes;
  if (!isSmall) process.exitCode = 1;
  const row = (name, { packages = 1, files = packed.entryCount, bytes }, atMost = '', verdict = '') => [
    name,
    String(packages),
    String(files),
    megabytes(bytes),
    atMost,
    verdict,
  ];
  const text = markdownTable(
    ['', 'packages', 'files', 'size', 'at most', ''],
    [
      row('the package, packed', { bytes: packed.size }),
      row('the package, unpacked', { bytes: packed.unpackedSize }, megabytes(atMostBytes), isSmall ? 'pass' : 'FAIL'),
      row('`npm install bingctl`, the optional keychain with it', installed.bingctl),
      row('`npm install soap`', installed.soap),
    ],
  );
  console.log(text);
  keep('size', {
    packedBytes: packed.size,
    unpackedBytes: packed.unpackedSize,
    files: packed.entryCount,
    installed,
    atMostBytes,
  });
  writeInto(text, 'size');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Installs one package into an empty folder, as its users get it, and counts what is there then. */
function install(name, what) {
  const into = join(folder, name);
  mkdirSync(into);
  writeFileSync(join(into, 'package.json'), '{"private":true}');
  npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', what], into);
  const paths = readdirSync(join(into, 'node_modules'), { recursive: true }).map((path) =>
    join(into, 'node_modules', path),
  );
  const files = paths.map((path) => statSync(path)).filter((one) => one.isFile());
  const { packages } = JSON.parse(readFileSync(join(into, 'node_modules', '.package-lock.json'), 'utf8'));
  return {
    packages: Object.keys(packages).length,
    files: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
  };
}

function npm(words, cwd) {
  const { status, stdout, stderr } = spawnSync('npm', words, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${words.join(' ')} exited with ${status}\n${stderr}`);
  return stdout;
}

/** As disks and registries count. */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
