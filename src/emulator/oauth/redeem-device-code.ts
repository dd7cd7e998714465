import { digestOf } from './digest.js';
import { needed } from './form.js';
import { type FindGrant, isOf } from './grant.js';
import { refuseSignIn } from './refusal.js';

const slowerBySeconds = 5;

/** A device asks whether the person has signed in by now (v2-oauth2-device-code; RFC 8628 for `slow_down`). */
export const findDeviceCode: FindGrant = ({ form, state, now }, client) => {
  const device = state.identity.devices[digestOf(needed(form, 'device_code'))];
  if (!device || !isOf(device, client)) refuseSignIn(70018);
  if (device.usedAt !== null) refuseSignIn(54005, 'The device code was redeemed already.');
  if (now >= device.endsAt) refuseSignIn(70019);
  const early = device.polledAt !== null && now - device.polledAt < device.intervalSeconds * 1000;
  device.polledAt = now;
  if (device.decision === 'deny') refuseSignIn(65004, undefined, 'authorization_declined');
  if (early) {
    device.intervalSeconds += slowerBySeconds;
    refuseSignIn(70016, `Ask every ${device.intervalSeconds} seconds at most.`, 'slow_down');
  }
  if (device.decision === null) refuseSignIn(70016);
  return {
    consent: device,
    refreshable: device.scopes.includes('offline_access'),
    useUp() {
      device.usedAt = now;
    },
  };
};
