import { profileStoreInUse } from '../config/profile-store.js';
import type { Context } from '../context.js';
import { differencesOf, gravestFirst } from '../contract/diff.js';
import { fetchContract } from '../contract/refresh.js';
import { services } from '../contract/services.js';
import type { ContractDifference, Surroundings, TransportFacts } from '../doctor/surroundings.js';
import { once } from '../memo.js';
import { download } from '../transports/download.js';
import { soapAddress } from '../transports/endpoint.js';
import { askHosts } from './hosts.js';
import { idsOf } from './ids.js';
import { projectReadings, readingOf, stateOf } from './settings.js';
import { developerTokenFacts, tokenFacts } from './sign-in.js';

/** What `doctor` may look at, out of all that a command has. What several checks look at is asked for once. */
export function createSurroundings(ctx: Context): Surroundings {
  const { io, settings } = ctx;
  const store = once(() => profileStoreInUse(settings));
  const sources = once(async () => {
    // A store that cannot be read has a check of its own.
    const stored = await store()
      .then((inUse) => inUse?.read())
      .catch(() => null);
    return settings.sources(stored ?? null);
  });

  async function transport(): Promise<TransportFacts> {
    const { chooseTransport, soapEndsMs } = await import('../transports/choose.js');
    const { transport: setting, transportFrom } = settings;
    const choice = chooseTransport(setting, io.clock.now(), transportFrom);
    const { place = '' } = (await sources()).find(({ name }) => name === 'transport') ?? {};
    return { setting, from: place, chosen: choice.transport, because: choice.because, soapEndsMs };
  }

  return {
    clock: io.clock,
    nodeVersion: io.nodeVersion,
    get environment() {
      return settings.environment;
    },
    settings: async () => [...projectReadings(settings.projectProblem), ...(await sources()).map(readingOf)],
    store: async () => stateOf(await store()),
    transport,
    hosts: once(async () => askHosts(ctx, (await transport()).chosen)),
    token: once(() => tokenFacts(ctx)),
    developerToken: () => developerTokenFacts(ctx),
    customers: once(async () => {
      const { accounts, me } = await ctx.customers();
      return { me, accounts: once(accounts) };
    }),
    ids: once(async () => idsOf(ctx, await sources())),
    account: once(async () => {
      // In a dry run no write leaves, whatever is asked for.
      const { autoTagging, goals, tags } = await ctx.campaigns({ dryRun: true });
      return { autoTagging, goals: once(goals), tags: once(tags) };
    }),
    contractDifferences: () => contractDifferences(ctx),
  };
}

/** Kept nowhere: `bingctl wsdl refresh` does that. */
async function contractDifferences({ endpoint, interrupt, settings, wire }: Context): Promise<ContractDifference[]> {
  const to = await endpoint();
  const { maxRetries, timeoutMs } = settings;
  const options = { ...wire, timeoutMs, maxRetries, signal: interrupt.first };
  const found = services.map(async (service) => {
    const address = soapAddress(service, to);
    const { contract } = await fetchContract({ service, address, download: (url) => download(url, options) });
    return differencesOf(service, contract);
  });
  return gravestFirst((await Promise.all(found)).flat());
}
