/** One request of a service operation or to an identity platform, in order of arrival. */
export interface RequestLogEntry {
  number: number;
  transport: 'soap' | 'rest' | 'oauth';
  /** What the request called itself by its SOAPAction, or by method and path; '' when it said nothing. */
  operation: string;
  /** As it came, credentials and all; of a GET its query: for tests in this process only. The control address does not show it. */
  body: string;
  /** HTTP status of the answer; null while there is none, or when none was sent. */
  status: number | null;
}

const mostEntries = 1000;
const mostCharacters = 64 * 1024 * 1024;

const grantTypes = new Set(['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code']);

/** The latest requests; the oldest give way. */
export class RequestLog {
  readonly entries: RequestLogEntry[] = [];
  private count = 0;
  private characters = 0;
  /** Requests for tokens by the grant that they offered: how many were given one, and how many were not. */
  readonly grants: Record<string, { granted: number; refused: number }> = {};

  add(transport: RequestLogEntry['transport'], operation: string, body: string): RequestLogEntry {
    const entry: RequestLogEntry = { number: ++this.count, transport, operation, body, status: null };
    this.entries.push(entry);
    this.characters += body.length;
    while (this.entries.length > mostEntries || (this.characters > mostCharacters && this.entries.length > 1)) {
      this.characters -= this.entries.shift()?.body.length ?? 0;
    }
    return entry;
  }

  /** What became of a request, whether or not its answer arrives. */
  done({ operation, body }: RequestLogEntry, status: number): void {
    const grant = operation === 'Token' ? new URLSearchParams(body).get('grant_type') : null;
    if (grant === null || !grantTypes.has(grant)) return;
    this.grants[grant] ??= { granted: 0, refused: 0 };
    this.grants[grant][status === 200 ? 'granted' : 'refused']++;
  }
}
