import type { Environment } from '../domain/environment.js';
import { nearest } from '../domain/nearest.js';
import { quote } from '../domain/quote.js';
import { type BingctlError, usage } from '../errors.js';
import type { Source } from './lookup.js';
import type { Profile, Profiles } from './profiles.js';

export interface ChosenProfile {
  name: string;
  profile: Profile;
}

/** Something that a flag, a variable or the project file says. */
export interface Asked<T> {
  value: T;
  from: Source;
  place: string;
}

export interface Choice {
  /** The profile that is named, if one is. */
  named: Asked<string> | null;
  /** The environment that is asked for, if one is. */
  environment: Asked<Environment> | null;
  /** Asked for only when they count: the local environment has none. */
  profiles: () => Profiles;
}

/**
 * The profile that is named, else the current one; where another environment is asked for than the current one's, the one
 * that was last used there. A profile's ids and tokens are of its environment and never go to another. The local
 * environment has no profile.
 * @throws BingctlError `usage` for a profile that is not there, or named together with another environment
 */
export function chooseProfile({ named, environment, profiles }: Choice): ChosenProfile | null {
  if (environment?.value === 'local') {
    // A project that names its profile can be tried out; who types the two wants something that cannot be.
    if (named?.from === 'flag') throw apart(named, environment, 'the local environment has no profiles');
    return null;
  }
  const all = profiles();
  if (named) {
    const profile = all.profiles.get(named.value);
    if (profile === undefined) throw unknownProfile(named, all);
    if (environment && profile.environment !== environment.value) {
      throw apart(named, environment, `profile ${named.value} belongs to ${profile.environment}`);
    }
    return { name: named.value, profile };
  }
  const current = chosen(all, all.current);
  if (!environment || environment.value === current?.profile.environment) return current;
  const last = chosen(all, all.lastUsed[environment.value] ?? null);
  return last?.profile.environment === environment.value ? last : null;
}

function chosen({ profiles }: Profiles, name: string | null): ChosenProfile | null {
  const profile = name === null ? undefined : profiles.get(name);
  return name === null || profile === undefined ? null : { name, profile };
}

function unknownProfile({ value, place }: Asked<string>, { profiles }: Profiles): BingctlError {
  const near = nearest(value, [...profiles.keys()]);
  const meant = near === null ? '' : `: did you mean ${near}?`;
  return usage(`${place}: there is no profile ${quote(value)}${meant}`, {
    hint: profiles.size === 0 ? `bingctl login --profile ${value}` : 'bingctl profiles list',
  });
}

function apart(named: Asked<string>, environment: Asked<Environment>, because: string): BingctlError {
  return usage(
    `${named.place} ${named.value} and ${environment.place} ${environment.value} do not go together: ${because}`,
    {
      hint: 'leave one of them out, or name a profile of that environment',
    },
  );
}
