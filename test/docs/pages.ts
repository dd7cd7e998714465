import { readdirSync, readFileSync } from 'node:fs';
import { words } from '../kit/bingctl.js';

/**
 * The pages as tests see them. Comments before a fence say what is special about it:
 *
 *     <!-- exit 4 -->               every bingctl command in it ends with this code
 *     <!-- not run: why -->         needs an account, or something else that is not here
 *     <!-- file goals.yaml -->      it is the content of this file, for the commands after it
 *
 * A fence of `sh` holds command lines; one of `console` holds command lines after `$ ` and, exactly, what they print at a
 * terminal of 100 columns.
 */
export interface Page {
  /** Such as `docs/goals.md`. */
  name: string;
  text: string;
  blocks: Block[];
  /** Command lines in the running text. */
  mentions: string[];
}

export type Block =
  | { kind: 'file'; line: number; file: string; content: string }
  | { kind: 'run'; line: number; exit: number; commands: string[] }
  | { kind: 'show'; line: number; exit: number; shown: { command: string; output: string }[] };

/** One call of bingctl in a command line. */
export interface Step {
  argv: readonly string[];
  /** Its stdin is what the step before it printed. */
  piped: boolean;
  /** Where its stdout goes. */
  into: string | null;
}

export function pages(): Page[] {
  const files = readdirSync('docs').filter((name) => name.endsWith('.md'));
  return ['README.md', ...files.sort().map((name) => `docs/${name}`)].map((name) => {
    const text = readFileSync(name, 'utf8');
    const prose = text.replaceAll(/^```.*?^```$/gms, '');
    const mentions = [...prose.matchAll(/`(bingctl [^`\n]+)`/g)].map(([, line = '']) => line);
    return { name, text, blocks: blocksOf(text), mentions: mentions.filter((line) => !/[|<…]/.test(line)) };
  });
}

function blocksOf(text: string): Block[] {
  const fences = /(?:^<!-- (?<mark>[^>]*) -->\n+)?^```(?<language>[a-z]*)\n(?<content>.*?)^```$/gms;
  return [...text.matchAll(fences)].flatMap((match): Block[] => {
    const { mark = '', language = '', content = '' } = match.groups ?? {};
    const line = text.slice(0, match.index).split('\n').length;
    const file = /^file (\S+)$/.exec(mark)?.[1];
    if (file !== undefined) return [{ kind: 'file', line, file, content }];
    if (mark.startsWith('not run')) return [];
    const exit = Number(/^exit (\d+)$/.exec(mark)?.[1] ?? 0);
    const whole = content.replaceAll(/\\\n\s*/g, '');
    if (language === 'sh') return [{ kind: 'run', line, exit, commands: whole.split('\n').filter(isOurs) }];
    if (language === 'console') return [{ kind: 'show', line, exit, shown: shownIn(whole) }];
    return [];
  });
}

function isOurs(line: string): boolean {
  return line.startsWith('bingctl ');
}

function shownIn(content: string): { command: string; output: string }[] {
  return content
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), output: part.slice(end + 1).replace(/\n+$/, '\n') };
    });
}

/** The calls of bingctl in a command line, pipe by pipe. What other programs do with the output is left out. */
export function commandsIn(line: string): Step[][] {
  const pipes: Step[][] = [];
  let tokens: string[] = [];
  let steps: Step[] = [];
  let isPiped = false;
  const endCommand = () => {
    const at = tokens.indexOf('bingctl');
    const redirect = tokens.indexOf('>');
    const into = redirect === -1 ? null : (tokens[redirect + 1] ?? null);
    const argv = tokens.slice(at + 1, redirect === -1 ? undefined : redirect).flatMap(words);
    if (at !== -1 && tokens.slice(0, at).every((token) => /^[A-Z_]+=/.test(token)))
      steps.push({ argv, piped: isPiped, into });
    tokens = [];
  };
  const endPipe = () => {
    endCommand();
    if (steps.length > 0) pipes.push(steps);
    steps = [];
    isPiped = false;
  };
  const plain = line.replace(/^[A-Z]+=\$\((bingctl .*)\)$/, '$1');
  for (const [token] of plain.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)) {
    if (token.startsWith('#')) break;
    if (token === '|') {
      endCommand();
      isPiped = steps.length > 0;
    } else if (token === '&&') endPipe();
    else if (token.endsWith(';')) {
      tokens.push(token.slice(0, -1));
      endPipe();
    } else tokens.push(token);
  }
  endPipe();
  return pipes;
}
