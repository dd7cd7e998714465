import type { Io } from '../render/io.js';

/** Whether somebody is there to answer: both ends of the conversation are a terminal, and nobody said otherwise. */
export function canAsk(io: Pick<Io, 'stdin' | 'stderr' | 'env'>, { noInput }: { noInput: boolean }): boolean {
  return !noInput && !isCi(io.env) && io.stdin.isTTY === true && io.stderr.isTTY === true;
}

/** CI systems set `CI` to true, 1 or their name. */
function isCi({ CI }: Io['env']): boolean {
  return CI !== undefined && CI !== '' && CI !== 'false' && CI !== '0';
}

/**
 * Asks on stderr; Enter alone is no, and so is Esc.
 * @param signal takes the question back
 * @throws BingctlError `interrupted` on Ctrl-C, Ctrl-D, on the signal, or when the terminal goes away
 */
export async function askConsent(
  io: Pick<Io, 'stdin' | 'stderr'>,
  question: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const { Back, createPrompter } = await import('./prompter.js');
  const prompter = await createPrompter(io, signal);
  try {
    return await prompter.confirm(question, false);
  } catch (error) {
    if (error instanceof Back) return false;
    throw error;
  } finally {
    prompter.close();
  }
}
