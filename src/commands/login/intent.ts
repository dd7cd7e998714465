import type { Secrets } from '../../config/credential-store.js';
import type { Profile, ProfileEnvironment, StoreKind } from '../../config/profiles.js';
import type { Settings } from '../../config/settings.js';
import type { Context } from '../../context.js';
import { mayHaveSecrets } from '../../domain/hosts.js';
import { quote } from '../../domain/quote.js';
import { asBingctlError, usage } from '../../errors.js';

/** Which profile somebody signs in to, and what it was before. */
export interface Intent {
  name: string;
  environment: ProfileEnvironment;
  /** null: it is a new one. */
  before: Profile | null;
  /** null: it was signed out, or is a new one. */
  secrets: Secrets | null;
  /** Where its secrets will be. */
  store: StoreKind;
}

/**
 * The profile that is named, else the one in use, else one that is called `default`, or like its environment.
 * @throws BingctlError `usage` for the local environment, and for a profile of another environment; `refused` where
 * secrets could not be kept
 */
export async function intentOf(ctx: Context): Promise<Intent> {
  const { settings } = ctx;
  const book = await ctx.profiles();
  const { environment } = settings;
  if (environment === 'local') {
    throw usage('the local environment needs no sign-in: it knows nobody', { hint: 'bingctl tags list --env local' });
  }
  const { baseUrl } = settings;
  if (baseUrl !== null && !mayHaveSecrets(new URL(baseUrl).hostname)) throw foreignHost(new URL(baseUrl));
  const name = settings.profileNamed?.value ?? settings.profile?.name ?? newName(environment);
  const before = book.find(name);
  if (before && before.environment !== environment) throw otherEnvironment(name, before, settings);
  const store = await book.ready(settings.withoutProfile().credentialStore);
  return { name, environment, before, store, secrets: await secretsBefore() };

  /** An entry of a keychain that is damaged is written over; in a file, others' secrets would be lost with it. */
  async function secretsBefore(): Promise<Secrets | null> {
    try {
      return await book.secrets(name);
    } catch (error) {
      if (before?.credentialStore !== 'keychain') throw error;
      ctx.warn(`${asBingctlError(error).message}: this sign-in replaces it.`);
      return null;
    }
  }
}

function newName(environment: ProfileEnvironment): string {
  return environment === 'production' ? 'default' : environment;
}

function otherEnvironment(name: string, before: Profile, { environment }: Settings) {
  return usage(`profile ${quote(name)} belongs to ${before.environment}, and this is a sign-in to ${environment}`, {
    hint: 'name another one with --profile',
  });
}

/** What is kept goes to this machine and to Microsoft alone, so a sign-in elsewhere could not be used. */
function foreignHost({ host }: URL) {
  return usage(`${host} is neither this machine nor Microsoft's: a sign-in there could not be used afterwards`, {
    hint: 'leave the base URL out, or set BINGCTL_ACCESS_TOKEN for that host',
  });
}
