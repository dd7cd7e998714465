import type { ProfileStore } from '../config/profile-store.js';
import type { SettingSource } from '../config/sources.js';
import type { SettingReading, StoreState } from '../doctor/surroundings.js';
import { asBingctlError } from '../errors.js';

export function readingOf({ name, value, place, problem }: SettingSource): SettingReading {
  return {
    name,
    value: value === '***' ? 'set' : value,
    from: place || null,
    problem: problem && { message: problem.message, cure: problem.hint ?? `correct ${place}, or leave it out` },
  };
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
