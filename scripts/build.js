// Bundles src/ into dist/: few files to read is what makes a command line start quickly. Every `import()` becomes a chunk
// of its own, so a command loads what it uses and nothing else.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { licences } from './licences.js';

const packageJson = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/**
 * What the `soap` package would load for its own HTTP stack, its server and its signing of messages. Calls go through
 * our own client (src/transports/http.ts), so none of it is reached, and it is most of the package's start-up.
 */
const unreached = /^(axios|axios-ntlm|follow-redirects|formidable|xml-crypto|whatwg-mimetype|express)$/;

const leaveOut = {
  name: 'leave-out',
  setup(b) {
    b.onResolve({ filter: unreached }, ({ path }) => ({ path, namespace: 'unreached' }));
    b.onLoad({ filter: /.*/, namespace: 'unreached' }, () => ({ contents: 'module.exports = {};' }));
    b.onResolve({ filter: /^debug$/ }, ({ path }) => ({ path, namespace: 'silent' }));
    b.onLoad({ filter: /.*/, namespace: 'silent' }, () => ({ contents: 'module.exports = () => () => {};' }));
  },
};

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
const result = await build({
  absWorkingDir: new URL('..', import.meta.url).pathname,
  entryPoints: ['src/main.ts', 'src/program.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  metafile: true,
  legalComments: 'none',
  chunkNames: '[name]-[hash]',
  define: { BINGCTL_VERSION: JSON.stringify(packageJson.version) },
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
  plugins: [leaveOut],
  logLevel: 'warning',
});
writeFileSync(new URL('../dist/licences.txt', import.meta.url), licences(Object.keys(result.metafile.inputs)));
