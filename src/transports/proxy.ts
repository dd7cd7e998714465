import { isLoopback } from '../domain/hosts.js';
import { usage } from '../errors.js';

type Environment = Record<string, string | undefined>;

/**
 * The proxy that the environment names for an address, or null. As in curl, the spelling in small letters wins, and
 * `NO_PROXY` lists hosts (with all their subdomains), `host:port`, or `*`. Loopback is never proxied: the emulator's
 * requests would leave the machine.
 * @throws BingctlError of kind `usage` when the variable does not hold the address of an HTTP proxy
 */
export function proxyFor(url: URL, env: Environment): URL | null {
  if (isLoopback(url.hostname)) return null;
  const scheme = url.protocol.slice(0, -1);
  const name = [`${scheme}_proxy`, 'all_proxy'].find((each) => read(env, each));
  const proxy = name && read(env, name);
  if (!name || !proxy || isExcluded(url, read(env, 'no_proxy') ?? '')) return null;

  const address = proxy.includes('://') ? proxy : `http://${proxy}`;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    // The value is not repeated: it may hold the proxy's password.
    throw usage(`${name.toUpperCase()} is not the address of an HTTP proxy, such as http://proxy.example:8080`);
  }
  return new URL(address);
}

function read(env: Environment, name: string): string | undefined {
  return env[name] || env[name.toUpperCase()] || undefined;
}

function isExcluded(url: URL, list: string): boolean {
  const host = url.hostname.toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', onlyPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (onlyPort !== undefined && onlyPort !== port) return false;
      const domain = name.replace(/^\*?\./, '');
      return host === domain || host.endsWith(`.${domain}`);
    });
}
