import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bingctl, emptyFolder, quickClock, type RunOptions } from '../kit/bingctl.js';
import { answer } from './envelopes.js';
import { aService, type Reply } from './service.js';

// From the command line to the wire: what decides, and what a user gets to read of it.

const beforeTheEnd = quickClock(Date.parse('2027-01-30T23:59:59Z'));
const afterTheEnd = quickClock(Date.parse('2027-01-31T00:00:00Z'));
const tag = '<UetTag><Id>5012</Id><Name>shop</Name></UetTag>';
const soap: Reply = { body: answer('GetUetTagsByIds', `<UetTags>${tag}</UetTags>`) };
const rest: Reply = { body: '{"UetTags":[{"Id":5012,"Name":"shop"}],"PartialErrors":[]}' };

/** Runs a command against a service that answers SOAP like this, and REST well. */
async function run(line: string, options: RunOptions = {}, toSoap = soap) {
  const { url, heard } = await aService((response, { path }) => {
    const { status = 200, body } = path.endsWith('.svc') ? toSoap : rest;
    response.writeHead(status).end(body);
  });
  const env = { BINGCTL_TRANSPORT: '', BINGCTL_BASE_URL: url.origin, ...options.env };
  const done = await bingctl(line, { clock: beforeTheEnd, ...options, env });
  return { ...done, asked: heard.map(({ path }) => (path.endsWith('.svc') ? 'soap' : 'rest')) };
}

function aProject(transport: string): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'bingctl.yaml'), `settings:\n  transport: ${transport}\n`);
  return folder;
}

test.each<[string, string, RunOptions, string]>([
  ['the date, before the end of SOAP', 'tags list', {}, 'soap'],
  ['the date, from the end of SOAP', 'tags list', { clock: afterTheEnd }, 'rest'],
  ['a flag', 'tags list --transport rest', {}, 'rest'],
  ['a flag before the noun', '--transport SOAP tags list', { clock: afterTheEnd }, 'soap'],
  ['a variable', 'tags list', { env: { BINGCTL_TRANSPORT: 'rest' } }, 'rest'],
  ['the project file', 'tags list', { cwd: aProject('rest') }, 'rest'],
  [
    'a variable before the project file',
    'tags list',
    { cwd: aProject('rest'), env: { BINGCTL_TRANSPORT: 'soap' } },
    'soap',
  ],
  ['a flag before all', 'tags list --transport auto', { env: { BINGCTL_TRANSPORT: 'rest' } }, 'soap'],
])('%s decides', async (_, line, options, transport) => {
  expect(await run(`${line} -o id`, options)).toEqual({ code: 0, stdout: '5012\n', stderr: '', asked: [transport] });
});

test('the trace begins with what is used, and why', async () => {
  const [first] = (await run('tags list --debug --transport rest')).stderr.split('\n');
  expect(first).toBe('* over REST: it is set (flag)');
});

test('when SOAP is gone, it is said on stderr and nothing else is different', async () => {
  const line = 'tags list -o id';
  expect(await run(line, {}, { status: 410 })).toEqual({
    code: 0,
    stdout: '5012\n',
    stderr: 'the SOAP API is gone: going on over REST\n',
    asked: ['soap', 'rest'],
  });
  expect(await run(`${line} --transport soap`, {}, { status: 410 })).toMatchObject({ code: 6, asked: ['soap'] });
});
