import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startEmulator } from '../../src/emulator/server.js';
import { anAccount } from '../kit/account.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';
import { configs, fileText, laterThan } from './arbitrary-config.js';

const runs = { numRuns: 4, endOnFailure: true };

const transports = fc.constantFrom('soap', 'rest');

/** An account that has what a generated file wants, over one transport. */
async function accountOf(text: string, transport: string) {
  const emulator = await startEmulator({ state: { memory: anAccount() } });
  const cwd = emptyFolder();
  const run = (line: string, at = cwd) => bingctl(line, { emulator, cwd: at, env: { BINGCTL_TRANSPORT: transport } });
  writeFileSync(join(cwd, 'bingctl.yaml'), text);
  expect(await run('apply --yes')).toMatchObject({ code: 0 });
  return { run, cwd, emulator };
}

const isEmpty = expect.objectContaining({ code: 0 });

describe('what export prints', () => {
  test('plans to nothing, as YAML and as JSON, and applies to another account as it was', async () => {
    await fc.assert(
      fc.asyncProperty(configs({ most: 5 }), transports, async (config, transport) => {
        const { run, emulator } = await accountOf(fileText(config), transport);
        const folder = emptyFolder();
        const [text, json] = [await run('export'), await run('export --json')];
        expect(JSON.parse(json.stdout)).toEqual(parse(text.stdout));
        writeFileSync(join(folder, 'bingctl.yaml'), text.stdout);
        expect(await run('plan --detailed-exitcode', folder)).toEqual(isEmpty);
        await emulator.close();

        const other = await accountOf(text.stdout, transport);
        // Ids are given in the order of the keys, and the file has the order of the ids.
        expect(JSON.parse((await other.run('export --json')).stdout)).toEqual(parse(text.stdout));
        await other.emulator.close();
      }),
      runs,
    );
  });
});

describe('what export merges', () => {
  const formats = fc.constantFrom('yaml', 'json');
  const changed = configs({ most: 5 }).chain((config) => fc.tuple(fc.constant(config), laterThan(config)));

  test('plans to nothing, and keeps every comment', async () => {
    await fc.assert(
      fc.asyncProperty(changed, formats, transports, async ([config, later], format, transport) => {
        const { run, cwd, emulator } = await accountOf(fileText(config), transport);
        const folder = emptyFolder();
        const file = join(folder, `old.${format}`);
        await run(`export --file old.${format}`, folder);
        const before = format === 'json' ? readFileSync(file, 'utf8') : commented(readFileSync(file, 'utf8'));
        writeFileSync(file, before);
        writeFileSync(join(cwd, 'bingctl.yaml'), fileText(later));
        await run('apply --yes');

        expect(await run(`export --merge old.${format}`, folder)).toMatchObject({ code: 0 });
        expect(await run(`plan --file old.${format} --detailed-exitcode`, folder)).toEqual(isEmpty);
        expect(comments(readFileSync(file, 'utf8'))).toEqual(comments(before));
        await emulator.close();
      }),
      runs,
    );
  });
});

/** With a comment above each line, and one behind it. */
function commented(text: string): string {
  const lines = text.trimEnd().split('\n');
  return lines.map((line, at) => `${/^ */.exec(line)?.[0]}# above ${at}\n${line} # behind ${at}\n`).join('');
}

function comments(text: string): string[] {
  return [...text.matchAll(/# (?:above|behind) \d+$/gm)].map(([comment]) => comment);
}
