import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/server.js';
import { anAccount, anEventGoal } from '../kit/account.js';
import { bingctl, emptyFolder, quickClock } from '../kit/bingctl.js';
import { errorOf } from './emulated.js';

/** What becomes of a call for in-store goals alone. */
type Mishap = 'refused' | 'html' | 'reset';

/** A service that does not list in-store goals: refuses to for a reason that bingctl does not know, or breaks. */
async function anUnwillingService(mishap: Mishap = 'refused') {
  const account = anAccount({ tags: [{ name: 'shop' }], goals: [anEventGoal({ id: '71', name: 'Purchase' })] });
  const memory = { ...account, switches: { inStorePilot: false } };
  const emulator = await startEmulator({ state: { memory } });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
    const asked = Buffer.concat(chunks).toString();
    const inStore =
      asked.includes('InStoreTransaction') &&
      !/Url|AppInstall|<\w+:?UetTag/.test(asked.split('ConversionGoalTypes')[1] ?? '');
    if (inStore && mishap === 'reset') return request.socket.destroy();
    if (inStore && mishap === 'html') return response.writeHead(503).end('<html>no</html>');
    const init = { method: 'POST', headers, body: Buffer.concat(chunks) };
    const answer = await fetch(`${emulator.url}${request.url}`, init);
    response.writeHead(answer.status, { 'content-type': 'text/xml; charset=utf-8' });
    const text = await answer.text();
    response.end(text.replaceAll('5359', '5999').replaceAll('InStoreTransactionPilotNotEnabledForCustomer', 'Unheard'));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await emulator.close();
  });
  const env = { BINGCTL_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  const writes = () => emulator.requests.filter(({ operation }) => /^(Add|Update)/.test(operation)).length;
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'wanted.yaml'), 'tags: {shop: {}, blog: {}}\n');
  return { run: (line: string) => bingctl(line, { env, cwd, clock: quickClock() }), writes };
}

const signup = 'goals create --type event --name new --tag shop --category signup --event-action x';

test.each([
  ['goals list', 5, ['Purchase']],
  ['goals list --type event', 0, ['Purchase']],
  ['goals list --type in-store', 5, []],
  ['goals list --tag shop', 0, ['Purchase']],
  ['goals get 71', 0, ['Purchase']],
  ['goals get 71 Till', 5, ['Purchase']],
  ['goals get Till', 5, null],
  [signup, 5, null],
  [`${signup} --if-exists skip`, 5, null],
  ['goals update 71 --window 7d', 5, null],
  ['goals pause 71', 5, null],
  ['export', 5, null],
  ['plan -f wanted.yaml --detailed-exitcode', 5, null],
  ['apply -f wanted.yaml --yes', 5, null],
])('where a goal type could not be read, %s exits %i', async (line, code, names) => {
  const { run, writes } = await anUnwillingService();
  const done = await run(`${line} --json`);
  expect([done.code, writes()]).toEqual([code, 0]);
  const shown = names && [JSON.parse(done.stdout)].flat().map(({ name }: { name: string }) => name);
  expect(shown).toEqual(names);
  if (code === 0) expect(done.stderr).toBe('');
  else {
    expect(errorOf(done)).toMatchObject({
      kind: 'unread',
      code: 5999,
      errorCode: 'Unheard',
      message: expect.stringMatching(/^the conversion goals of type in-store could not be read: /),
    });
  }
});

test.each(['html', 'reset'] as const)('a type that is answered with %s leaves the others', async (mishap) => {
  const { run, writes } = await anUnwillingService(mishap);
  const listed = await run('goals list --json');
  expect([listed.code, JSON.parse(listed.stdout)]).toMatchObject([5, [{ name: 'Purchase' }]]);
  expect(errorOf(listed)).toMatchObject({ kind: 'unread', message: expect.stringContaining('of type in-store') });

  const refused = await run('goals pause 71 --json');
  expect([refused.code, errorOf(refused).kind, writes()]).toEqual([6, 'unreachable', 0]);
});
