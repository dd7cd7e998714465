import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../kit/bingctl.js';
import { job } from './runner.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const files = { 'bingctl.yaml': 'tags: { shop: {} }\n', '.npmrc': 'registry=http://127.0.0.1:9\n' };
const inputs = { mode: 'plan', comment: 'false' };

test('a version on npm is installed once for all steps of a job, whatever registry the checkout names', async () => {
  const registry = await aRegistry();
  const { step } = await job(files);
  // Of the machine: what a checkout says would go before it.
  const userConfig = join(emptyFolder(), 'npmrc');
  writeFileSync(userConfig, `registry=${registry.url}\n`);
  const env = { npm_config_userconfig: userConfig };
  const first = await step({ inputs: { ...inputs, version }, env });
  expect(first, first.log).toMatchObject({ code: 0, outputs: { changes: 'true' } });
  const asked = registry.asked.length;
  expect(await step({ inputs: { ...inputs, version }, env })).toMatchObject({ code: 0, outputs: { changes: 'true' } });
  expect(registry.asked).toHaveLength(asked);
  expect(registry.asked).toContain('/bingctl');
});

test('the one on the path is taken when it is asked for', async () => {
  const path = emptyFolder();
  const program = join(path, 'bingctl');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/bingctl.js')}" "$@"\n`);
  chmodSync(program, 0o755);
  const { step } = await job(files);
  const result = await step({
    inputs: { ...inputs, version: 'installed' },
    env: { PATH: `${path}:${process.env.PATH}` },
  });
  expect(result, result.log).toMatchObject({ code: 0, outputs: { changes: 'true' } });
});

test('where there is none, the step says so', async () => {
  const { step } = await job(files);
  const result = await step({ inputs: { ...inputs, version: 'installed' } });
  expect(result.code, result.log).toBe(1);
  expect(result.commands).toEqual(['::error title=bingctl::bingctl cannot be started: spawn bingctl ENOENT']);
});

/** What npm asks of a registry, with the package as it would be published; nothing else is on it. */
async function aRegistry(): Promise<{ url: string; asked: string[] }> {
  const folder = emptyFolder();
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
  const tarball = readFileSync(join(folder, `bingctl-${version}.tgz`));
  const asked: string[] = [];
  const server = createServer(({ url: path = '', headers: { host } }, response) => {
    asked.push(path);
    const dist = { tarball: `http://${host}/bingctl.tgz` };
    const versions = { [version]: { name: 'bingctl', version, bin: { bingctl: 'bin/bingctl.js' }, dist } };
    if (path === '/bingctl.tgz') response.end(tarball);
    else if (path === '/bingctl')
      response.end(JSON.stringify({ name: 'bingctl', versions, 'dist-tags': { latest: version } }));
    else response.writeHead(404).end('{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, asked };
}
