import type { Environment } from '../domain/environment.js';
import { asBingctlError, type BingctlError } from '../errors.js';
import type { Secrets } from './credential-store.js';
import { foundIn, type Places, type Setting, type Source } from './lookup.js';
import { debugSetting, environmentSetting, profileSetting, type SettingTable } from './setting-table.js';

/** A setting with where it comes from: a line of `profiles show --sources`, and what `doctor` looks at. */
export interface SettingSource {
  /** As in the project file and in JSON, such as `customerId`. */
  name: string;
  /** As it is written there; `***` for a secret, null for what is not set. */
  value: string | null;
  from: Source;
  /** As in `--env`, `BINGCTL_ENV`, `bingctl.yaml:2:12 (environment)`, `profile shop`; '' for a default. */
  place: string;
  /** What keeps the value from being used; null when it can be. */
  problem: BingctlError | null;
}

export interface Resolved {
  places: Places;
  environment: Environment;
  table: SettingTable;
  /** What the profile's store has; null where it has none or was not looked at. */
  stored: Secrets | null;
}

const cover = '***';

/** @throws BingctlError as settings do that cannot be found at all, such as of a profile that is not there */
export function sourcesOf({ places, environment, table, stored }: Resolved): SettingSource[] {
  const profile = places.profile();
  const rows = [environmentSetting, profileSetting, ...Object.values(table), debugSetting].map((setting) =>
    sourceOf(places, setting),
  );
  return rows.map((row) => {
    if (row.name === 'environment') return row.from === 'default' && profile ? ofProfile(row, environment) : row;
    if (row.name === 'profile') return row.value === null && profile ? { ...row, value: profile.name } : row;
    // Secrets that are stored come after variables and before what is built in.
    const kept = row.from === 'default' && profile && stored?.[row.name as keyof Secrets];
    return kept ? ofProfile(row, cover) : row;
  });

  function ofProfile(row: SettingSource, value: string): SettingSource {
    return { ...row, value, from: 'profile', place: `profile ${profile?.name}` };
  }
}

function sourceOf(places: Places, setting: Setting<unknown>): SettingSource {
  const { from, text, place } = foundIn(places, setting);
  const value = text === undefined ? null : setting.secret ? cover : text;
  return { name: setting.name, value, from, place, problem: problemOf(setting, text, place) };
}

function problemOf(setting: Setting<unknown>, text: string | undefined, place: string): BingctlError | null {
  try {
    if (text !== undefined) setting.parse(text, place);
    return null;
  } catch (error) {
    return asBingctlError(error);
  }
}
