import { BingctlError } from '../errors.js';
import type { Io } from '../render/io.js';
import { safeText } from '../render/safe-text.js';

/** Whether somebody is there to answer: both ends of the conversation are a terminal, and nobody said otherwise. */
export function canAsk(io: Pick<Io, 'stdin' | 'stderr' | 'env'>, { noInput }: { noInput: boolean }): boolean {
  return !noInput && !isCi(io.env) && io.stdin.isTTY === true && io.stderr.isTTY === true;
}

/** CI systems set `CI` to true, 1 or their name. */
function isCi({ CI }: Io['env']): boolean {
  return CI !== undefined && CI !== '' && CI !== 'false' && CI !== '0';
}

/** What Ctrl-D types. */
const endOfInput = '\u0004';

/**
 * Asks on stderr; Enter alone is no.
 * @param signal takes the question back: a SIGTERM would be heard by nobody while it stands there
 * @throws BingctlError `interrupted` on Ctrl-C, Ctrl-D, on the signal, or when the terminal goes away
 */
export async function askConsent(
  io: Pick<Io, 'stdin' | 'stderr'>,
  question: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const { default: inquirer } = await import('inquirer');
  const left = new AbortController();
  const leave = () => left.abort();
  // The end of the input closes inquirer's reader, and leaves its question waiting for an answer that cannot come.
  const watch = (typed: Buffer | string) => {
    if (typed.toString().includes(endOfInput)) leave();
  };
  io.stdin.on('data', watch).on('end', leave);
  const prompt = inquirer.createPromptModule({
    input: io.stdin,
    output: io.stderr,
    signal: signal ? AbortSignal.any([signal, left.signal]) : left.signal,
  });
  try {
    const { agreed } = await prompt<{ agreed: boolean }>([
      { type: 'confirm', name: 'agreed', message: safeText(question), default: false },
    ]);
    return agreed;
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) {
      throw new BingctlError('interrupted', 'interrupted: nothing was done', { cause: error });
    }
    throw error;
  } finally {
    io.stdin.off('data', watch).off('end', leave);
  }
}
