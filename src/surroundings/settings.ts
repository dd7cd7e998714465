import type { ProfileStore } from '../config/profile-store.js';
import type { SettingSource } from '../config/sources.js';
import type { SettingReading, StoreState } from '../doctor/surroundings.js';
import { asBingctlError, type BingctlError } from '../errors.js';

export function readingOf({ name, value, place, problem }: SettingSource): SettingReading {
  return {
    name,
    value: value === '***' ? 'set' : value,
    from: place || null,
    problem: problem && { message: problem.message, cure: problem.hint ?? `correct ${place}, or leave it out` },
  };
}

/** The project file as a reading of its own, which stands for all that it may set; none when it could be read. */
export function projectReadings(problem: BingctlError | null): SettingReading[] {
  if (!problem) return [];
  const { message, items } = problem;
  const told = items.length > 0 ? items.map((item) => item.message).join('; ') : message;
  const cure = 'correct bingctl.yaml, or leave its settings out';
  return [{ name: 'bingctl.yaml', value: null, from: null, problem: { message: told, cure } }];
}

export async function stateOf(inUse: ProfileStore | null): Promise<StoreState> {
  const place = inUse?.store.place ?? null;
  try {
    await inUse?.read();
    return { place, problem: null };
  } catch (error) {
    const { message, hint } = asBingctlError(error);
    return { place, problem: { message, cure: hint } };
  }
}
