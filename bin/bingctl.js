#!/usr/bin/env node
'use strict';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`bingctl needs Node.js 20.19 or newer; this is ${process.versions.node}\n`);
  process.exit(64);
}
// Node 22 keeps compiled code between runs. For Node 20 we do, save where a version is told: that takes less.
const { enableCompileCache } = require('node:module');
enableCompileCache?.();
const isWithout = enableCompileCache || process.argv[2] === '--version';
const load = isWithout
  ? (name) => require(`../dist/${name}`)
  : require('../dist/compile-cache.cjs').cachingRequire(require('node:path').join(__dirname, '../dist'));

load('./main.cjs').runAsProcess();
