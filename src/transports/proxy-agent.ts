import type { Agent } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';

/**
 * Reaches https addresses through a proxy. A module of its own so that it is loaded only where there is a proxy.
 * @param closed frees connections to a proxy that never answers: the agent itself loses sight of them
 */
export function proxyAgent(proxy: URL, closed: AbortSignal): Agent {
  return new HttpsProxyAgent(proxy, { keepAlive: true, signal: closed });
}
