import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { seed } from '../../src/emulator/seed.js';
import { startEmulator } from '../../src/emulator/server.js';
import { emptyState } from '../../src/emulator/state.js';
import { bingctl, emptyFolder, type Run } from '../kit/bingctl.js';

/** One of every verb that calls the service, right and wrong, in an order in which later ones see what earlier ones did. */
const session = [
  'tags list',
  'tags list --json',
  'tags list --status unverified -o csv',
  'tags get Shop Checkout -o yaml',
  'tags get nobody --json',
  'tags create --name "bücher & <mehr> 😀" --description "a shop" --industry retail --json',
  'tags create --name shop',
  'tags create --name shop --if-exists skip -o ndjson',
  'tags create --name shop --if-exists update --description "the web shop" -o table',
  'tags update Checkout --name "Check out" --json',
  'tags update nobody --name x',
  'tags script Shop',
  'tags script Shop --noscript --json',
  'tags auth-key nobody --yes',
  'goals list',
  'goals list --json',
  'goals list --tag Shop -o id',
  'goals list --type app-download -o csv',
  'goals get Browsed "Contact form" -o ndjson',
  'goals create --type url --name Thanks --tag Shop --category subscribe --url /thanks --revenue fixed --revenue-value 19.99 --currency EUR --json',
  'goals create --type event --name Trial --tag Shop --category signup --event-action track --event-label Trial --json',
  'goals create --type event --name Auto --tag "Check out" --category purchase --event-action track --json',
  'goals create --type duration --name Long --tag Shop --min-duration 5m -o yaml',
  'goals create --type pages-viewed --name Many --tag Shop --min-pages 5 -o table',
  'goals create --type app-install --name App --app-platform ios --app-id 1234 --json',
  'goals create --type app-download --name Loaded --app-platform android --app-id com.example --json',
  'goals create --type offline --name Phone --category contact --externally-attributed --json',
  'goals create --type in-store --name Store --revenue fixed --revenue-value 5 --currency USD',
  'goals update Trial --window 7d --event-label "Trial Started" --json',
  'goals update Trial --unset event-action --dry-run --json',
  'goals update Trial --unset event-action --unset event-label --json',
  'goals pause Trial Browsed nobody --json',
  'goals resume Trial -o id',
  'goals create --from-file copy.yaml --if-exists update --json',
  'goals list -o csv',
  'plan -f wanted.yaml --json',
  'plan -f wanted.yaml --prune -o markdown',
  'plan -f wanted.yaml -o table --detailed-exitcode',
  'plan -f wanted.yaml --out saved.json',
];

async function runAll(transport: 'soap' | 'rest'): Promise<[string, Run][]> {
  const state = emptyState();
  seed(state, { clock: { now: () => Date.parse('2026-11-23T12:00:00Z') } });
  const emulator = await startEmulator({
    state: { memory: state },
    clock: { now: () => Date.parse('2026-11-23T12:05:00Z') },
  });
  onTestFinished(() => emulator.close());
  const cwd = emptyFolder();
  writeFileSync(
    join(cwd, 'wanted.yaml'),
    'tags: {web: {name: Shop, description: new}, blog: {}}\n' +
      'goals: {trial: {name: Trial, type: event, tag: web, eventLabel: x, category: purchase}, read: {minPages: 3, tag: blog}}\n',
  );
  writeFileSync(
    join(cwd, 'copy.yaml'),
    '- {name: Trial, status: paused}\n- {type: offline, name: Mail, goalCategory: other}\n',
  );

  const runs: [string, Run][] = [];
  for (const line of session) {
    const run = await bingctl(`${line} --transport ${transport}`, { emulator, cwd });
    // The service names each call anew.
    const stderr = run.stderr.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'TRACKING-ID');
    runs.push([line, { ...run, stderr }]);
  }
  return runs;
}

test('every command says the same over both transports, to the byte', async () => {
  const [soap, rest] = [await runAll('soap'), await runAll('rest')];
  expect(rest).toEqual(soap);
  // A session in which everything fails would be the same as well.
  expect(soap.filter(([, { code }]) => code === 0).length).toBeGreaterThan(24);
});
