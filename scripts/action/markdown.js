/** Of a comment, by GitHub. Counted in UTF-16 units, of which no text has fewer than characters. */
export const commentLimit = 65_536;

/** Of an error, in a comment: the log has all of it. */
const errorLimit = 8000;

const meanings = {
  1: 'it was refused, or cannot be done as it is',
  3: 'nobody is signed in, or the account is not theirs (forks get no secrets)',
  5: 'a part could not be read or written',
  6: 'the service could not be reached',
  64: 'a flag, a file or a setting is wrong',
};

/**
 * What `bingctl plan` said: its markdown, and below it what went wrong. Where it is longer than `room`, rows are left out, and
 * not the error.
 */
export function planText({ code, stdout, stderr }, room = Number.POSITIVE_INFINITY) {
  const wrong = failure('plan', { code, stderr }).join('\n\n');
  const plan = cut(stdout.trim(), room - wrong.length - 2);
  return [plan, wrong].filter((part) => part !== '').join('\n\n');
}

/** What `bingctl apply` said. */
export function applyText({ code, stdout, stderr }) {
  return ['### bingctl apply', ...(stdout === '' ? [] : [fenced(stdout)]), ...failure('apply', { code, stderr })].join(
    '\n\n',
  );
}

function failure(verb, { code, stderr }) {
  if (isPlanned(code)) return [];
  const why = meanings[code] === undefined ? '' : `: ${meanings[code]}`;
  const said = stderr.length > errorLimit ? `…${stderr.slice(-errorLimit)}` : stderr;
  return [`**bingctl ${verb} exited with ${code}${why}.**`, ...(said.trim() === '' ? [] : [fenced(said)])];
}

/** 2: there are changes. */
export function isPlanned(code) {
  return code === 0 || code === 2;
}

/** The body of a comment: what finds it again, the plan as far as it fits, where it comes from. */
export function commentBody(result, { marker, footer }) {
  return `${marker}\n${planText(result, commentLimit - marker.length - footer.length - 3)}\n\n${footer}`;
}

/** Whole lines, so that no row of a table and no character is halved. */
function cut(text, room) {
  if (text.length <= room) return text;
  const note = '\n\n**The rest does not fit: the summary of the run has all of it.**';
  const kept = text.slice(0, room - note.length);
  const lines = kept.slice(0, Math.max(0, kept.lastIndexOf('\n')));
  return lines + note;
}

/** Text of others as a block that nothing in it can end. */
function fenced(text) {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}
