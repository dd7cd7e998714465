type Env = Record<string, string | undefined>;

/** The few ways in which text is set apart; each gives the text back as it is where there is no colour. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

const same = (text: string): string => text;
export const noPaint: Paint = { bold: same, dim: same, red: same, green: same, yellow: same };

/** NO_COLOR wins over FORCE_COLOR, whatever either holds (no-color.org, force-color.org); then only terminals get colour. */
export function hasColour(env: Env, stream: { isTTY?: boolean }): boolean {
  if (env.NO_COLOR) return false;
  const forced = env.FORCE_COLOR;
  if (forced) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Colours from chalk, which is loaded only where they are used. */
export async function loadPaint(coloured: boolean): Promise<Paint> {
  if (!coloured) return noPaint;
  const { Chalk } = await import('chalk');
  // The level is given: by itself chalk would look at the process and not at our streams.
  return new Chalk({ level: 1 });
}
