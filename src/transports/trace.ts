import type { Clock } from '../clock.js';
import type { HttpAnswer, HttpClient, HttpRequest } from './http.js';
import { masked, maskedHeader, maskedUrl } from './mask.js';

export interface TraceOptions {
  clock: Clock;
  /** Gets one line at a time, without its line break. */
  line: (line: string) => void;
  /** The credentials in use, asked for at each line: they can change under way. */
  secrets: () => readonly string[];
}

/** The client, telling each request and answer, curl's way: `>` what left, `<` what came, `*` what happened. */
export function traced(http: HttpClient, { clock, line, secrets }: TraceOptions): HttpClient {
  const tell = (mark: string, text: string) => line(`${mark} ${visible(masked(text, secrets()))}`);
  const block = (mark: string, text: string) => {
    // Masked as a whole: a credential may span lines.
    for (const each of masked(text, secrets()).split('\n')) line(`${mark} ${visible(each)}`);
  };
  const headers = (mark: string, all: Record<string, string | string[] | undefined>) => {
    for (const [name, value] of Object.entries(all)) {
      if (value !== undefined) tell(mark, `${name}: ${maskedHeader(name, String(value), secrets())}`);
    }
  };

  const tellRequest = (request: HttpRequest) => {
    tell('>', `${request.method} ${maskedUrl(request.url, secrets())} (attempt ${request.attempt ?? 1})`);
    headers('>', request.headers);
    if (request.body) block('>', request.body);
  };
  const tellAnswer = (answer: HttpAnswer, ms: number) => {
    tell('<', `HTTP ${answer.status} after ${ms} ms`);
    headers('<', answer.headers);
    if (answer.body) block('<', answer.body);
  };

  return {
    async send(request) {
      tellRequest(request);
      const startedMs = clock.now();
      try {
        const answer = await http.send(request);
        tellAnswer(answer, clock.now() - startedMs);
        return answer;
      } catch (error) {
        tell('*', `${error instanceof Error ? error.message : error} after ${clock.now() - startedMs} ms`);
        throw error;
      }
    },
    close: () => http.close(),
  };
}

/** Control characters, and the marks that turn the direction of text: a trace shows what came, and obeys none of it. */
function visible(text: string): string {
  const unseen = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;
  return text.replace(unseen, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`);
}
