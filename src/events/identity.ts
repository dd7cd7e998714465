import { createHash } from 'node:crypto';

const hashed = /^[\da-f]{64}$/i;

/** Lower-case hexadecimal SHA-256, as Microsoft takes e-mail addresses and phone numbers. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Whether a value has been hashed already: 64 hexadecimal digits. */
export function isHashed(value: string): boolean {
  return hashed.test(value);
}

/**
 * An e-mail address as Microsoft hashes it: trimmed, `+alias` and the dots of the user part taken out whatever the domain,
 * in lower case (hlp_BA_CONC_UET_EnhancedConversions.md). null: not an address.
 */
export function normalEmail(email: string): string | null {
  const trimmed = email.trim();
  const at = trimmed.lastIndexOf('@');
  const user = trimmed.slice(0, Math.max(0, at)).replace(/\+.*$/s, '').replaceAll('.', '').toLowerCase();
  const domain = trimmed.slice(at + 1).toLowerCase();
  const isAddress = user !== '' && /^[^\s@.]+(\.[^\s@.]+)+$/.test(domain) && /^[\x21-\x7e]+$/.test(user);
  return isAddress ? `${user}@${domain}` : null;
}

/** The digits of a phone number. */
export function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '');
}
