import type { Io } from '../render/io.js';

/** Whether somebody is there to answer: both ends of the conversation are a terminal, and nobody said otherwise. */
export function canAsk(io: Pick<Io, 'stdin' | 'stderr' | 'env'>, { noInput }: { noInput: boolean }): boolean {
  return !noInput && !isCi(io.env) && io.stdin.isTTY === true && io.stderr.isTTY === true;
}

/** CI systems set `CI` to true, 1 or their name. */
function isCi({ CI }: Io['env']): boolean {
  return CI !== undefined && CI !== '' && CI !== 'false' && CI !== '0';
}
