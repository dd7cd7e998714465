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

const rendition = (on: number, off: number) => (text: string) => text && `\u001b[${on}m${text}\u001b[${off}m`;
const colours: Paint = {
  bold: rendition(1, 22),
  dim: rendition(2, 22),
  red: rendition(31, 39),
  green: rendition(32, 39),
  yellow: rendition(33, 39),
};

/** NO_COLOR wins over FORCE_COLOR, whatever either holds (no-color.org, force-color.org); then only terminals get colour. */
export function hasColour(env: Env, stream: { isTTY?: boolean }): boolean {
  if (env.NO_COLOR) return false;
  const forced = env.FORCE_COLOR;
  if (forced) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** In the colours of the terminal, by ECMA-48's "select graphic rendition"; as it is where there are none. */
export function paintFor(coloured: boolean): Paint {
  return coloured ? colours : noPaint;
}
