#!/usr/bin/env node
'use strict';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`bingctl needs Node.js 20.19 or newer; this is ${process.versions.node}\n`);
  process.exit(64);
}
// Node 22 keeps compiled code between runs; Node 20 has no such cache.
require('node:module').enableCompileCache?.();

require('../dist/main.cjs').runAsProcess();
