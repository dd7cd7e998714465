import { mistakesError } from './mistakes.js';
import { placesIn } from './places-in.js';

/**
 * The value of a JSON text, with numbers as doubles: for files whose names are wanted and whose ids and amounts are not.
 * @throws BingctlError `usage` with line and column of what is wrong
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { message, offset } = slipIn(text);
    throw mistakesError([{ message, ...placesIn(text)(offset) }]);
  }
}

const space = /[ \t\r\n]*/y;
const scalar =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON. What engines say of it differs from one Node to the next and often has no place, so the
 * text is walked through: without recursion, since how deep it goes is not for us to choose.
 */
function slipIn(text: string): { message: string; offset: number } {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let wanted: 'value' | 'name' | 'after' = 'value';
  let mayClose = false;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const slip = (message: string) => {
    const cut = open.length > 0 && isCutOff(text.slice(at));
    return { message: cut ? 'it ends here in the middle: the file is cut off' : message, offset: at };
  };
  for (;;) {
    take(space);
    const character = text[at];
    const container = open.at(-1);
    if (wanted === 'after' && container === undefined) return slip('something follows the end of the JSON');
    if ((wanted === 'after' || mayClose) && character === (container === '{' ? '}' : ']')) {
      open.pop();
      at += 1;
      [wanted, mayClose] = ['after', false];
    } else if (wanted === 'after') {
      if (character !== ',') return slip(`a comma or ${container === '{' ? '}' : ']'} is missing`);
      at += 1;
      [wanted, mayClose] = [container === '{' ? 'name' : 'value', false];
    } else if (wanted === 'name') {
      if (character !== '"' || take(scalar) === '') return slip('a name in double quotes was expected');
      take(space);
      if (text[at] !== ':') return slip('a colon is missing after the name');
      at += 1;
      [wanted, mayClose] = ['value', false];
    } else if (character === '{' || character === '[') {
      open.push(character);
      at += 1;
      [wanted, mayClose] = [character === '{' ? 'name' : 'value', true];
    } else {
      if (take(scalar) === '') return slip('a value was expected');
      [wanted, mayClose] = ['after', false];
    }
  }
}

/** Nothing follows, or the beginning of a word, a number or a text, to the end. */
function isCutOff(rest: string): boolean {
  return /^(?:[-+.\w]*|"(?:[^"\\\n]|\\.)*\\?)$/s.test(rest);
}
