// Bundles src/ into dist/, where few files with little in them are what makes a command line start quickly: what most
// commands need lies in one file, and whatever only some need is a file that they load by `import()`.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import { licences } from './licences.js';
import { compiledAtOnce, leaveOut, loadLate, smallAssert } from './packages.js';
import { prepareContract } from './prepare-contract.js';

/** In the place of the digest of all files, while there is none. */
const buildMark = '@build@';

const root = new URL('..', import.meta.url);
const dist = new URL('dist/', root);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/**
 * What becomes a file of its own: these modules and all that they import, save what an earlier one of the list has already.
 * Whatever is left becomes a file for each `import()`.
 */
const files = {
  // The emulator reads with it, too.
  sax: /\/node_modules\/sax\//,
  // What stands in for modules of Node and for packages, in several packages.
  'stand-ins': /^\0(late:(crypto|zlib)|assert|silent)$/,
  main: ours('main'),
  program: ours(
    'program',
    'commands/declare',
    'commands/port',
    'domain/duration',
    'domain/goal',
    'domain/identity-provider',
    'domain/severity',
    'domain/tag-words',
  ),
  'goal-words': ours('commands/goals/values', 'domain/goal-words'),
  'destination-options': ours('commands/destination-options', 'domain/event-source'),
  tags: ours('commands/tags'),
  goals: ours('commands/goals'),
  events: ours('commands/events'),
  // The words of its faults, which --help names, come without it.
  'emulator-flags': ours('commands/emulator'),
  // A command that calls the service: most do, and those that only read are the ones that people wait for.
  call: ours(
    'commands/run-verb',
    'commands/tags/list',
    'config/account-id',
    'config/identity',
    'config/sign-in',
    'config/file-store',
    'service/campaigns',
    'transports/choose',
    // What more than one of the files below needs.
    'contract/markup',
    'domain/currencies',
    'domain/named',
    'domain/text-length',
    'transports/decode',
    'transports/encode',
    'transports/endpoint',
    'transports/foreign',
    'transports/refusal',
    'transports/transport',
  ),
  'goals-list': ours('commands/goals/list', 'service/list-all'),
  soap: ours('transports/soap/client', 'transports/soap/writer'),
  rest: ours('transports/rest/client'),
  'service-codes': ours('domain/service-codes'),
  writing: ours('service/adding', 'service/writing'),
  'error-codes': ours('domain/error-codes'),
  mistakes: ours('files/controls', 'files/in-file', 'files/json-text', 'files/mistakes', 'files/places-in'),
  'atomic-write': ours('files/atomic-write', 'files/lock'),
  'emulator-state': ours('emulator/seed'),
  emulator: ours('emulator/server'),
  'event-mapping': ours('events/mapping'),
  'events-map': ours('commands/events/map'),
  yaml: /\/node_modules\/yaml\//,
  'js-yaml': /\/node_modules\/js-yaml\//,
  'csv-parse': /\/node_modules\/csv-parse\//,
  chalk: /\/node_modules\/chalk\//,
  'cli-table3': /\/node_modules\/cli-table3\//,
  inquirer: /\/node_modules\/inquirer\//,
  oauth4webapi: /\/node_modules\/oauth4webapi\//,
  'https-proxy-agent': /\/node_modules\/https-proxy-agent\//,
  re2js: /\/node_modules\/re2js\//,
};

function ours(...modules) {
  return new RegExp(`/src/(${modules.join('|')})\\.ts$`);
}

const bundle = await rolldown({
  cwd: fileURLToPath(root),
  input: { main: 'src/main.ts', 'compile-cache': 'src/compile-cache.ts' },
  platform: 'node',
  // Native, and installed only where it can be: the keychain of the system.
  external: ['@napi-rs/keyring'],
  preserveEntrySignatures: 'allow-extension',
  transform: {
    target: 'node20.19',
    define: { BINGCTL_VERSION: JSON.stringify(version), BINGCTL_BUILD: JSON.stringify(buildMark) },
  },
  plugins: [leaveOut, loadLate, smallAssert, prepareContract],
});
const { output } = await bundle.generate({
  // Node starts its loader of ES modules only when it meets one: without one, a process starts sooner by a fifth of
  // what `node -e 0` takes. The sources are ES modules; what is run is not.
  format: 'cjs',
  // Code that is kept between runs (src/compile-cache.ts) cannot import: V8 forgets with what it was compiled.
  dynamicImportInCjs: false,
  comments: false,
  minify: false,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  codeSplitting: {
    groups: Object.entries(files).map(([name, modules], index) => ({
      name,
      test: (id) => modules.test(id.replaceAll('\\', '/')),
      priority: 100 - index,
    })),
  },
});

const bundled = output.flatMap(({ modules = {} }) => Object.keys(modules).filter((id) => modules[id].code));
const made = new Map(output.map((file) => [file.fileName, file.type === 'asset' ? file.source : minified(file)]));
made.set('licences.txt', licences(bundled));
made.set('compile-cache.cjs', made.get('compile-cache.cjs').replace(buildMark, digest(made)));
writeAll(made);

/**
 * Functions and classes keep their names, for whoever reads a stack. A file without a character beyond ASCII takes half the
 * memory once it is read, and is read sooner.
 */
function minified({ fileName, code }) {
  const options = {
    compress: { target: 'node20.19' },
    mangle: { keepNames: true },
    codegen: { removeWhitespace: true, asciiOnly: true },
  };
  const { code: less, errors } = minifySync(fileName, compiledAtOnce(code), options);
  if (errors.length > 0) throw new Error(`${fileName}: ${errors[0].message}`);
  return less;
}

function digest(files) {
  const hash = createHash('sha256');
  for (const [name, content] of files) hash.update(name).update(content);
  return hash.digest('base64url');
}

/** Files that are there already stay readable throughout: a test may be running them. */
function writeAll(contents) {
  mkdirSync(dist, { recursive: true });
  for (const [name, content] of contents) writeFileSync(new URL(name, dist), content);
  for (const name of readdirSync(dist)) {
    if (!contents.has(name)) rmSync(new URL(name, dist), { recursive: true });
  }
}
