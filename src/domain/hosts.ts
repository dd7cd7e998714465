/** 127.0.0.0/8, ::1 and localhost, as `URL.hostname` writes them. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

/** Only names that Microsoft alone can give out: its services' and its sign-in's domains, and what is below them. */
function isMicrosoft(hostname: string): boolean {
  return /(^|\.)(microsoft|microsoftonline)\.com$/.test(hostname);
}

/** Who gets what is stored: this machine and Microsoft. Everybody else could be anybody. */
export function mayHaveSecrets(hostname: string): boolean {
  return isLoopback(hostname) || isMicrosoft(hostname);
}
