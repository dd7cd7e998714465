import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { aRepository, inRepository, type Repository } from './repository.js';

/** Two accounts, each of a customer of its own, with so many goals of the file in both. */
function fileOf(goals: number): string {
  const lines = ['tags: {shop: {}}', 'defaults: {tag: shop, category: purchase}', 'goals:'];
  for (let at = 0; at < goals; at += 1) lines.push(`  goal ${at}: {url: /thanks/${at}}`);
  lines.push(
    'accounts:',
    '  one: {customerId: "1001", accountId: "2001"}',
    '  two: {customerId: "1002", accountId: "2002"}',
  );
  return `${lines.join('\n')}\n`;
}

/** What a command calls, by operation. */
async function callsOf({ run, emulator }: Repository, line: string): Promise<Record<string, number>> {
  const before = emulator.requests.length;
  expect(await run(line)).toMatchObject({ code: 0 });
  const counts: Record<string, number> = {};
  for (const { operation } of emulator.requests.slice(before)) {
    const name = operation.replace(/.*\//, '').replace(/"/g, '');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test.each([100, 101])('%i goals in each of two accounts are read once, and written a hundred a call', async (goals) => {
  await inRepository(fileOf(goals), {}, async (repository) => {
    // Goal types that need a pilot are asked for alone.
    const reads = { GetUetTagsByIds: 2, GetConversionGoalsByIds: 8, GetAccountProperties: 2 };
    const apply = '--transport soap apply --yes';
    expect(await callsOf(repository, '--transport soap plan')).toEqual(reads);
    expect(await callsOf(repository, apply)).toEqual({
      ...reads,
      AddUetTags: 2,
      AddConversionGoals: 2 * Math.ceil(goals / 100),
    });
    expect(await callsOf(repository, apply)).toEqual(reads);
  });
});

/** In front of a service, to see how many calls are under way at most. */
async function counted(service: string): Promise<{ url: string; most(): number }> {
  let now = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    now += 1;
    most = Math.max(most, now);
    const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
    const answer = await fetch(`${service}${request.url}`, { method: 'POST', headers, body: await text(request) });
    const body = await answer.text();
    now -= 1;
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, most: () => most };
}

test.each([1, 3])('with --concurrency %i no more are under way, over all accounts', async (concurrency) => {
  const { run, emulator } = await aRepository(fileOf(201));
  const service = await counted(emulator.url);
  const env = { BINGCTL_BASE_URL: service.url };
  expect(await run(`apply --yes --concurrency ${concurrency}`, { env })).toMatchObject({ code: 0 });
  expect(service.most()).toBe(concurrency);
});
