import type { ChosenProfile } from './choose-profile.js';
import type { Profile } from './profiles.js';
import type { ProjectFile } from './project-file.js';

/** Where a value comes from, strongest first. */
export type Source = 'flag' | 'environment variable' | 'project file' | 'profile' | 'default';

/** The global flags, as commander hands them over. */
export interface Flags {
  env?: string;
  profile?: string;
  customer?: string;
  account?: string;
  transport?: string;
  baseUrl?: string;
  output?: string;
  json?: boolean;
  /** `false` for --no-input. */
  input?: boolean;
  quiet?: boolean;
  debug?: boolean;
  timeout?: string;
  maxRetries?: string;
  concurrency?: string;
}

/** A setting: where it may be found, and how it is read there. */
export interface Setting<T> {
  /** As the settings, the project file and JSON name it. */
  name: string;
  flag?: Exclude<keyof Flags, 'json' | 'input' | 'quiet'>;
  variable?: `BINGCTL_${string}`;
  key?: string;
  ofProfile?: (profile: Profile) => string | null;
  /** Never shown. */
  secret?: boolean;
  /** What holds when no place says anything, written as it would be there. */
  otherwise?: string;
  /** @param place where the text stands, as messages name it */
  parse(text: string, place: string): T;
}

export interface Found {
  from: Source;
  /** As it is written there; undefined when no place has any. */
  text: string | undefined;
  /** Where the text stands, as messages name it: `--env`, `BINGCTL_ENV`, `bingctl.yaml:2:12 (environment)`, `profile shop`. */
  place: string;
}

export interface Places {
  flags: Flags;
  env: Record<string, string | undefined>;
  project: ProjectFile;
  /** Asked only for settings that a profile can have and nothing stronger says. */
  profile: () => ChosenProfile | null;
}

/** The first place that says something: flag, environment variable, project file, profile, default. */
export function foundIn({ flags, env, project, profile }: Places, setting: Omit<Setting<unknown>, 'parse'>): Found {
  const { flag, variable, key, ofProfile, otherwise } = setting;
  const given = flag && flags[flag];
  // A flag with nothing is a mistake; a variable that is set to nothing is how CI systems say "not set".
  if (given !== undefined) return { from: 'flag', text: written(given), place: `--${kebab(flag ?? '')}` };
  const value = variable && env[variable]?.trim();
  if (value) return { from: 'environment variable', text: value, place: variable ?? '' };
  const line = key && project.settings[key]?.text;
  if (line) return { from: 'project file', text: line, place: project.place(key ?? '') };
  const chosen = ofProfile ? profile() : null;
  const own = chosen && ofProfile?.(chosen.profile);
  if (own) return { from: 'profile', text: own, place: `profile ${chosen.name}` };
  return { from: 'default', text: otherwise, place: '' };
}

/** The value of a setting that is not there at all where nobody sets it. */
export function valueIn<T>(places: Places, setting: Setting<T>): T | null {
  const { text, place } = foundIn(places, setting);
  return text === undefined ? null : setting.parse(text, place);
}

/** The value of a setting that has a default. */
export function settledIn<T>(places: Places, setting: Setting<T> & { otherwise: string }): T {
  const { text = setting.otherwise, place } = foundIn(places, setting);
  return setting.parse(text, place);
}

function written(flag: string | boolean): string {
  return typeof flag === 'string' ? flag : flag ? 'on' : 'off';
}

function kebab(flag: string): string {
  return flag.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
