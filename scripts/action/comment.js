import { readFileSync } from 'node:fs';
import { commentBody } from './markdown.js';

/** For one call, in milliseconds. */
const patience = 30_000;

/** Whether the run is of a pull request, and of which: `{ number, head }`, or null. */
export function pullRequestOf({ GITHUB_EVENT_PATH: path }) {
  if (!path) return null;
  const { pull_request: pullRequest } = JSON.parse(readFileSync(path, 'utf8'));
  return pullRequest?.number === undefined ? null : { number: pullRequest.number, head: pullRequest.head?.sha ?? '' };
}

/**
 * Keeps one comment with the plan on a pull request: the first run writes it, later ones replace its text.
 * @throws Error when GitHub takes it from nobody with this token, as of a fork
 */
export async function keepComment(result, { key, token, pullRequest, env }) {
  const marker = `<!-- bingctl plan ${key} -->`;
  const repository = `/repos/${env.GITHUB_REPOSITORY}/issues`;
  const call = caller(`${env.GITHUB_API_URL}`, token);
  const body = commentBody(result, { marker, footer: footerOf(pullRequest, env) });
  const earlier = await earlierComment(call, `${repository}/${pullRequest.number}/comments`, marker);
  return earlier === null
    ? await call('POST', `${repository}/${pullRequest.number}/comments`, { body })
    : await call('PATCH', `${repository}/comments/${earlier}`, { body });
}

function footerOf({ head }, { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run }) {
  const commit = head === '' ? '' : ` of ${head.slice(0, 12)}`;
  return `<sub>The plan${commit}, by [this run](${server}/${repository}/actions/runs/${run}).</sub>`;
}

/**
 * The id of the comment that this action wrote before, or null. Anybody may write the marker into a comment of theirs, and
 * could change it after the plan had been put there; so it has to be by a bot, or by whose the token is.
 */
async function earlierComment(call, path, marker) {
  const perPage = 100;
  for (let page = 1; ; page += 1) {
    const comments = await call('GET', `${path}?per_page=${perPage}&page=${page}`);
    for (const { id, body, user } of comments) {
      if (body?.startsWith(marker) && (user?.type === 'Bot' || user?.login === (await myLogin(call)))) return id;
    }
    if (comments.length < perPage) return null;
  }
}

/** Of a token of a person; a workflow's own has none, and may not ask. */
async function myLogin(call) {
  try {
    return (await call('GET', '/user')).login;
  } catch {
    return null;
  }
}

function caller(origin, token) {
  return async (method, path, content) => {
    const response = await fetch(origin + path, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'user-agent': 'bingctl-action',
        'x-github-api-version': '2022-11-28',
      },
      ...(content && { body: JSON.stringify(content) }),
      // The token is for this origin alone.
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path.split('?')[0]}: ${response.status} ${messageOf(answer)}`);
    return JSON.parse(answer);
  };
}

function messageOf(answer) {
  try {
    return JSON.parse(answer).message ?? '';
  } catch {
    return '';
  }
}
