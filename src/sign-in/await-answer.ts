import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.js';
import { formatSeconds } from '../domain/duration.js';
import { BingctlError } from '../errors.js';
import { listenOnLoopback } from './listen.js';
import { page, pageHeaders } from './page.js';
import { nobodySignedIn } from './refused.js';

export interface AwaitOptions {
  /** 0: any that is free. */
  port: number;
  clock: Clock;
  signal: AbortSignal;
}

/** A browser is awaited. */
export interface Awaiting {
  /** As applications register it: `http://localhost`, the port being free to choose (RFC 8252, 7.3). */
  redirect: string;
  /**
   * What the first request brings that has this state; whatever else asks meanwhile is turned away.
   * @throws BingctlError `signedOut` when nobody came in time; `interrupted`
   */
  answer(state: string, waitMs: number): Promise<URLSearchParams>;
  close(): void;
}

/** Listens at the redirect address. Only that address is served, and only until it was answered once. */
export async function awaitAnswer({ port, clock, signal }: AwaitOptions): Promise<Awaiting> {
  let expected: string | null = null;
  let arrived: (answer: URLSearchParams) => void = () => {};
  const answer = new Promise<URLSearchParams>((resolve) => {
    arrived = resolve;
  });

  const listening = await listenOnLoopback(port, (request, response) => {
    const query = queryOf(request);
    if (query === null) return respond(response, 404, 'Not found', 'There is nothing at this address.');
    // From another page, or an earlier sign-in whose window was left open. Ours may still come.
    if (expected === null || !isAnswer(query, expected)) {
      return respond(response, 400, 'Not this sign-in', 'This is no answer to the sign-in that is waiting.');
    }
    expected = null;
    const refused = query.has('error');
    const title = refused ? 'The sign-in was refused' : 'You can close this window';
    respond(response, 200, title, 'bingctl goes on in the terminal.', () => arrived(query));
  });

  return {
    redirect: `http://localhost:${listening.port}`,
    async answer(state, waitMs) {
      expected = state;
      const over = new AbortController();
      const late = clock.sleep(waitMs, AbortSignal.any([signal, over.signal])).then(
        () => {
          throw nobodyCame(waitMs);
        },
        () => {
          throw nobodySignedIn();
        },
      );
      try {
        return await Promise.race([answer, late]);
      } finally {
        over.abort();
        listening.close();
      }
    },
    close: () => listening.close(),
  };
}

/** The query of a request to the redirect address itself, null for every other. */
function queryOf({ method, url = '' }: IncomingMessage): URLSearchParams | null {
  const [path, query = ''] = url.split(/\?(.*)/s);
  return method === 'GET' && path === '/' ? new URLSearchParams(query) : null;
}

function isAnswer(query: URLSearchParams, state: string): boolean {
  const states = query.getAll('state');
  return states.length === 1 && states[0] === state && (query.has('code') || query.has('error'));
}

function respond(
  response: ServerResponse,
  status: number,
  title: string,
  sentence: string,
  onSent: () => void = () => {},
): void {
  // Also when the browser has gone away meanwhile: what it brought is here.
  response.once('close', onSent).writeHead(status, pageHeaders).end(page(title, sentence));
}

function nobodyCame(waitMs: number): BingctlError {
  return new BingctlError('signedOut', `nobody signed in within ${formatSeconds(waitMs / 1000)}`, {
    hint: 'if the browser is on another machine, sign in with --no-browser',
  });
}
