#!/usr/bin/env node
import module from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`bingctl needs Node.js 20.19 or newer; this is ${process.versions.node}\n`);
  process.exit(64);
}
// Node 22 keeps compiled code between runs; Node 20 has no such cache.
module.enableCompileCache?.();

const { runAsProcess } = await import('../dist/main.js');
await runAsProcess();
