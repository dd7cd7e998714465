import { createRequire } from 'node:module';

/**
 * What the `soap` package would load for its own HTTP stack, its server and its signing of messages. Calls go through
 * our own client (src/transports/http.ts), so none of it is reached, and it is most of the package's start-up.
 */
const unreached = /^(axios|axios-ntlm|follow-redirects|formidable|xml-crypto|whatwg-mimetype|express)$/;

/** Bundler plugin: puts nothing in the place of packages that are never used. */
export const leaveOut = {
  name: 'leave-out',
  resolveId(id) {
    if (unreached.test(id)) return `\0unreached:${id}`;
    return id === 'debug' ? '\0silent' : undefined;
  },
  load(id) {
    if (id.startsWith('\0unreached:')) return 'module.exports = {};';
    return id === '\0silent' ? 'module.exports = () => () => {};' : undefined;
  },
};

/** Modules of Node that packages load at once, for what few commands or none ask of them. */
const late = /^(?:node:)?(child_process|crypto|zlib)$/;

/** Bundler plugin: has packages load modules of Node when something in them is used. */
export const loadLate = {
  name: 'load-late',
  resolveId(id, importer) {
    const [, name] = late.exec(id) ?? [];
    return name && importer?.includes('node_modules') ? `\0late:${name}` : undefined;
  },
  load(id) {
    if (!id.startsWith('\0late:')) return undefined;
    const name = id.slice('\0late:'.length);
    const members = Object.keys(createRequire(import.meta.url)(name));
    const getters = members.map(
      (member) => `get ${member}() { return process.getBuiltinModule('${name}').${member}; }`,
    );
    return `module.exports = { ${getters.join(', ')} };`;
  },
};

/**
 * Bundler plugin: the `soap` package asks `node:assert` for nothing but `ok`, which is not worth the many modules of Node that
 * come with it.
 */
export const smallAssert = {
  name: 'small-assert',
  resolveId: (id, importer) => (id === 'assert' && importer?.includes('node_modules') ? '\0assert' : undefined),
  load(id) {
    if (id !== '\0assert') return undefined;
    return 'exports.ok = (value, message) => { if (!value) throw new Error(message); };';
  },
};

/**
 * V8 compiles a function in brackets at once, since it is likely called at once, and reads an arrow function twice. A package
 * in CommonJS is such a function, and called as soon as its file is loaded.
 * @param {string} code of a bundled file
 */
export function compiledAtOnce(code) {
  return code.replaceAll(/__commonJSMin\(\(\(([\w, ]*)\) => \{/g, '__commonJSMin((function($1) {');
}
