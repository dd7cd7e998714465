/** Of a comment, by GitHub. Counted in UTF-16 units, of which no text has fewer than characters. */
const commentLimit = 65_536;

/** Line ends, and a fence that is longer than any in the text. */
const aroundError = 200;

const meanings = {
  1: 'it was refused, or cannot be done as it is',
  3: 'nobody is signed in, or the account is not theirs (forks get no secrets)',
  5: 'a part could not be read or written',
  6: 'the service could not be reached',
  64: 'a flag, a file or a setting is wrong',
};

/**
 * What `bingctl plan` said: its markdown, which it cuts to a comment itself, and below it what went wrong, as far as there
 * is room.
 */
export function planText({ code, stdout, stderr }, room = commentLimit) {
  const plan = stdout.trim();
  const wrong = isPlanned(code) ? [] : [failure('plan', code, stderr, room - plan.length)];
  return [plan, ...wrong].filter((part) => part !== '').join('\n\n');
}

/** What `bingctl apply` said. */
export function applyText({ code, stdout, stderr }) {
  const wrong = code === 0 ? [] : [failure('apply', code, stderr, commentLimit)];
  return ['### bingctl apply', ...(stdout === '' ? [] : [fenced(stdout)]), ...wrong].join('\n\n');
}

function failure(verb, code, stderr, room) {
  const why = meanings[code] === undefined ? '' : `: ${meanings[code]}`;
  const said = `**bingctl ${verb} exited with ${code}${why}.**`;
  const left = room - said.length - aroundError;
  // What ends it says most.
  const end = stderr.length <= left ? stderr : stderr.slice(stderr.indexOf('\n', stderr.length - left) + 1);
  return left <= 0 || end.trim() === '' ? said : `${said}\n\n${fenced(end)}`;
}

/** 2: there are changes. */
export function isPlanned(code) {
  return code === 0 || code === 2;
}

/** The body of a comment: what finds it again, what the plan says, where it comes from. */
export function commentBody(result, { marker, footer }) {
  return `${marker}\n${planText(result, commentLimit - marker.length - footer.length - 3)}\n\n${footer}`;
}

/** Text of others as a block that nothing in it can end. */
function fenced(text) {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}
