import { describe, expect, test } from 'vitest';
import { endpoint } from '../../src/doctor/checks/endpoint.js';
import type { HostAnswer, Surroundings, Unanswered } from '../../src/doctor/surroundings.js';

/* What no test can bring about on every machine; the rest is asked of real sockets (test/commands/doctor-machine). */

const host = 'campaign.api.bingads.microsoft.com';
const answering: HostAnswer = { host: 'login.microsoftonline.com', answered: true, status: 400, dateMs: null, atMs: 0 };
const look = (...hosts: HostAnswer[]) => endpoint.look({ hosts: async () => hosts } as unknown as Surroundings);

describe('a host that does not answer, with what to do', () => {
  test.each<[Unanswered, proxy: string | null, cure: string]>([
    ['name', null, 'check the network and the DNS; behind a proxy set HTTPS_PROXY'],
    ['name', 'proxy.test:8080', 'no address is known for the proxy proxy.test:8080: check HTTPS_PROXY'],
    ['refused', null, `check the network and the firewall: ${host} must be open; behind a proxy set HTTPS_PROXY`],
    [
      'tls',
      'proxy.test:8080',
      'a proxy that inspects TLS needs its certificate in NODE_EXTRA_CA_CERTS; a clock that is wrong makes certificates look expired; the proxy is proxy.test:8080 (HTTPS_PROXY)',
    ],
    ['timeout', null, `check the firewall, which may swallow what goes to ${host}, or give it longer with --timeout`],
    [
      'timeout',
      'proxy.test:8080',
      `check the firewall, which may swallow what goes to ${host}, or give it longer with --timeout; the proxy is proxy.test:8080 (HTTPS_PROXY)`,
    ],
  ])('%s, proxy %s', async (why, proxy, cure) => {
    const silent: HostAnswer = { host, answered: false, why, message: 'no answer', proxy };
    expect(await look(answering, silent)).toEqual({ status: 'error', message: 'no answer', cure });
  });
});

test('all that answer are named', async () => {
  expect(await look({ ...answering, host }, answering)).toEqual({
    status: 'ok',
    message: `${host}, login.microsoftonline.com answer`,
    cure: null,
  });
});
