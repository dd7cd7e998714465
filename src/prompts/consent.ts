import { Back, type Prompter } from './prompter.js';

/** Asks a question that is no unless somebody says yes; Esc is no. */
export async function agreed(ask: Prompter, question: string): Promise<boolean> {
  try {
    return await ask.confirm(question, false);
  } catch (error) {
    if (error instanceof Back) return false;
    throw error;
  }
}
