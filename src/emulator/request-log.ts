/** One request of a service operation, in order of arrival. */
export interface RequestLogEntry {
  number: number;
  transport: 'soap' | 'rest';
  /** What the request called itself by its SOAPAction, or by method and path; '' when it said nothing. */
  operation: string;
  /** As it came, credentials and all: for tests in this process only. The control address does not show it. */
  body: string;
  /** HTTP status of the answer; null while there is none, or when none was sent. */
  status: number | null;
}

const mostEntries = 1000;
const mostCharacters = 64 * 1024 * 1024;

/** The latest requests; the oldest give way. */
export class RequestLog {
  readonly entries: RequestLogEntry[] = [];
  private count = 0;
  private characters = 0;

  add(transport: RequestLogEntry['transport'], operation: string, body: string): RequestLogEntry {
    const entry: RequestLogEntry = { number: ++this.count, transport, operation, body, status: null };
    this.entries.push(entry);
    this.characters += body.length;
    while (this.entries.length > mostEntries || (this.characters > mostCharacters && this.entries.length > 1)) {
      this.characters -= this.entries.shift()?.body.length ?? 0;
    }
    return entry;
  }
}
