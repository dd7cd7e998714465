// Ten customers that an agency keeps in one file: the goals are those of the file, in each account a tag of its own.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const customers = Array.from({ length: 10 }, (_, at) => ({
  customerId: String(1001 + at),
  accountId: String(2001 + at),
  tagId: String(6000001 + at),
}));

/**
 * Writes bingctl.yaml, which wants so many goals over all customers.
 * @param {string} folder
 * @param {number} goals a multiple of ten
 */
export function writePlanFile(folder, goals) {
  const lines = ['version: 1', 'defaults:', '  scope: account', 'goals:'];
  for (let at = 0; at < goals / customers.length; at += 1) lines.push(...goal(at));
  lines.push('accounts:');
  for (const { customerId, accountId, tagId } of customers) {
    lines.push(`  customer ${customerId}:`, `    customerId: "${customerId}"`, `    accountId: "${accountId}"`);
    lines.push('    defaults:', `      tag: {id: "${tagId}"}`);
  }
  writeFileSync(join(folder, 'bingctl.yaml'), `${lines.join('\n')}\n`);
}

/** Of the types that every account can have, in turn. */
function goal(at) {
  const types = [
    [
      'type: event',
      'category: purchase',
      `eventLabel: Order ${at}`,
      'revenue: {type: fixed, value: 25, currency: USD}',
    ],
    ['type: url', 'category: purchase', `url: {contains: /thanks/${at}}`, 'window: 30d'],
    ['type: duration', 'category: other', `minDuration: ${60 + at}s`, 'count: unique'],
  ];
  return [`  goal ${at}:`, ...types[at % types.length].map((member) => `    ${member}`)];
}

/** Gives an emulator the customers with their tags and without goals, and lifts its limits. */
export async function prepare(url) {
  const tag = { name: 'shop', description: null, industry: null, sharedWith: [], authKey: null, seenAt: null };
  const state = {
    version: 2,
    lastId: '7000000',
    clockOffsetMs: 0,
    switches: { goalsPerAccountLimit: null, goalsPerCustomerLimit: null },
    owners: {},
    customers: Object.fromEntries(
      customers.map(({ customerId, tagId }) => [
        customerId,
        { tags: [{ ...tag, id: tagId }], goals: [], usedGoalNames: [], accounts: {}, properties: {} },
      ]),
    ),
    users: [],
    identity: (await control(url, 'state', 'GET')).identity,
  };
  await control(url, 'state', 'PUT', JSON.stringify(state));
}

/** Has an emulator answer each call so much later, as a service does that a network lies before; 0: at once. */
export async function delay(url, ms) {
  await control(url, 'faults', 'PUT', JSON.stringify({ faults: ms === 0 ? [] : [`latency,ms=${ms}`] }));
}

async function control(url, what, method, body) {
  const answer = await fetch(`${url}/_emulator/${what}`, { method, body });
  if (!answer.ok) throw new Error(`the emulator could not be prepared: ${await answer.text()}`);
  return answer.json();
}
