import type { Check } from '../check.js';
import { error, ok, type Verdict, warning } from '../finding.js';
import type { HostAnswer } from '../surroundings.js';

type Silent = Extract<HostAnswer, { answered: false }>;

/** Every host that calls go to answers: its name is known, the way is open, it is who it says. No credential is sent. */
export const endpoint: Check = {
  name: 'endpoint',
  needs: ['settings'],
  otherwise: 'the service cannot be reached',
  async look(at) {
    const hosts = await at.hosts();
    const silent = hosts.find((host) => !host.answered);
    if (silent) return error(silent.message, cureOf(silent));
    const broken = hosts.flatMap((host) =>
      host.answered && host.status >= 500 ? [`${host.host} answers HTTP ${host.status}`] : [],
    );
    if (broken.length > 0)
      return warning(broken.join(', '), 'wait, and run it again; https://status.ads.microsoft.com tells of outages');
    return reached(hosts);
  },
};

function reached(hosts: readonly HostAnswer[]): Verdict {
  const names = hosts.map(({ host }) => host);
  return ok(`${names.join(', ')} ${names.length === 1 ? 'answers' : 'answer'}`);
}

function cureOf({ why, host, proxy }: Silent): string {
  const through = proxy === null ? '' : `; the proxy is ${proxy} (HTTPS_PROXY)`;
  switch (why) {
    case 'name':
      return proxy === null
        ? 'check the network and the DNS; behind a proxy set HTTPS_PROXY'
        : `no address is known for the proxy ${proxy}: check HTTPS_PROXY`;
    case 'refused':
      if (isHere(host)) return `nobody listens there: bingctl emulator start --port ${host.split(':').at(-1)}`;
      return proxy === null
        ? `check the network and the firewall: ${host} must be open; behind a proxy set HTTPS_PROXY`
        : `check HTTPS_PROXY (${proxy}), and NO_PROXY for hosts that need no proxy`;
    case 'tls':
      return `a proxy that inspects TLS needs its certificate in NODE_EXTRA_CA_CERTS; a clock that is wrong makes certificates look expired${through}`;
    case 'proxy':
      return `the proxy must let ${host} through: check HTTPS_PROXY (${proxy}) and NO_PROXY`;
    case 'timeout':
      return `check the firewall, which may swallow what goes to ${host}, or give it longer with --timeout${through}`;
    case 'redirect':
      return `check the base URL; a network that wants you to sign in answers like this, too${through}`;
    case 'broken':
      return `check what lies between here and ${host}: a proxy, a firewall${through}`;
  }
}

function isHere(host: string): boolean {
  return /^(localhost|127\.|\[::1\])/.test(host);
}
