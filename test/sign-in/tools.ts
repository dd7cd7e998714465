import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { Switches } from '../../src/emulator/switches.js';
import type { SignInApplication } from '../../src/sign-in/application.js';
import { formPost } from '../../src/transports/form-post.js';
import { anAccount } from '../kit/account.js';

export const clientId = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';

/** An application as a person has it, at a sign-in service on loopback. */
export function anApplication(baseUrl: string, changes: Partial<SignInApplication> = {}): SignInApplication {
  return {
    identityProvider: 'microsoft',
    environment: 'production',
    tenant: null,
    clientId,
    clientSecret: null,
    baseUrl,
    ...changes,
  };
}

/** How flows reach a sign-in service: over real sockets, with one try each. */
export function tools(clock = systemClock) {
  const signal = new AbortController().signal;
  const forms = formPost({
    ...{ clock, signal, stop: signal, env: {}, maxRetries: 0, timeoutMs: 5000 },
    tell: () => {},
    trace: undefined,
  });
  onTestFinished(() => forms.close());
  return { clock, signal, post: forms.post };
}

export async function identityPlatform(switches: Partial<Switches> = {}, faults: string[] = []): Promise<Emulator> {
  const emulator = await startEmulator({ state: { memory: anAccount({ switches }) }, faults });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** The forms that the platform got at one of its addresses. */
export function formsAt({ requests }: Emulator, operation: string): Record<string, string>[] {
  return requests
    .filter((request) => request.operation === operation)
    .map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
}
