import { signInAddresses } from '../config/oauth/addresses.js';
import type { Context } from '../context.js';
import { services } from '../contract/services.js';
import type { HostAnswer, Unanswered } from '../doctor/surroundings.js';
import { restAddress, soapAddress } from '../transports/endpoint.js';
import { type Probed, probe } from '../transports/probe.js';

/** Longer than this, nobody wants to wait for a host who looks what is wrong. */
const longestMs = 15_000;

/** Asks every host that calls over a transport go to, and the one that renews the token, if it can be renewed. */
export async function askHosts(ctx: Context, transport: 'soap' | 'rest'): Promise<HostAnswer[]> {
  const { interrupt, settings, wire } = ctx;
  const options = { ...wire, timeoutMs: Math.min(settings.timeoutMs, longestMs), signal: interrupt.first };
  const addresses = await addressesOf(ctx, transport);
  return Promise.all(addresses.map(async (url) => answerOf(url, await probe(url, options))));
}

async function addressesOf(ctx: Context, transport: 'soap' | 'rest'): Promise<URL[]> {
  const addressOf = transport === 'soap' ? soapAddress : restAddress;
  const endpoint = await ctx.endpoint();
  const all = services.map((service) => addressOf(service, endpoint));
  // What is wrong with the sign-in has checks of its own.
  const { tokens } = await ctx.signIn().catch(() => ({ tokens: null }));
  if (tokens?.renewable) all.push(signInAddresses(ctx.settings).token);
  return all.filter(({ host }, index) => all.findIndex((other) => other.host === host) === index);
}

const whys: Record<(Probed & { answered: false })['reason'], Unanswered> = {
  name: 'name',
  connect: 'refused',
  tls: 'tls',
  proxy: 'proxy',
  timeout: 'timeout',
  redirect: 'redirect',
  lost: 'broken',
  unreadable: 'broken',
};

function answerOf({ host }: URL, probed: Probed): HostAnswer {
  if (probed.answered) return { host, ...probed };
  const { message, proxy, reason } = probed;
  return { host, answered: false, why: whys[reason], message, proxy };
}
