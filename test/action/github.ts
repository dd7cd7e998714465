import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface Comment {
  id: number;
  body: string;
  user: { login: string; type: 'Bot' | 'User' };
}

export interface GitHub {
  url: string;
  comments: Comment[];
  /** Method, path and token of every call. */
  calls: string[];
}

const longest = 65_536;

/**
 * The part of GitHub's API that keeps the comments of pull request 12 of shop/tracking. A workflow's token writes as a bot; with
 * `readOnly` it may not write, as the token of a fork.
 */
export async function gitHub({ readOnly = false, comments = [] as Comment[] } = {}): Promise<GitHub> {
  const calls: string[] = [];
  const of: Route = { comments, readOnly };
  const server = createServer(async (request, response) => {
    calls.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const [status, answer] = answerTo(request, await text(request), of);
    respond(response, status, answer);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, comments, calls };
}

interface Route {
  comments: Comment[];
  readOnly: boolean;
}

function answerTo({ method, url = '' }: IncomingMessage, content: string, of: Route): [number, unknown] {
  const { pathname, searchParams } = new URL(url, 'http://github');
  if (method === 'GET' && pathname === '/repos/shop/tracking/issues/12/comments') {
    const perPage = Number(searchParams.get('per_page') ?? 30);
    const from = (Number(searchParams.get('page') ?? 1) - 1) * perPage;
    return [200, of.comments.slice(from, from + perPage)];
  }
  if (of.readOnly || pathname === '/user') return [403, { message: 'Resource not accessible by integration' }];
  const { body } = JSON.parse(content) as { body: string };
  if (body.length > longest) return [422, { message: 'Validation Failed' }];
  if (method === 'POST' && pathname === '/repos/shop/tracking/issues/12/comments') {
    const comment: Comment = {
      id: 900 + of.comments.length,
      body,
      user: { login: 'github-actions[bot]', type: 'Bot' },
    };
    of.comments.push(comment);
    return [201, comment];
  }
  const there = of.comments.find(({ id }) => pathname === `/repos/shop/tracking/issues/comments/${id}`);
  if (method !== 'PATCH' || !there) return [404, { message: 'Not Found' }];
  there.body = body;
  return [200, there];
}

function respond(response: ServerResponse, status: number, answer: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}
