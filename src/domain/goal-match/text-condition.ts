import { bareAddress, foldCase, withoutFragment, withoutSlash } from './fold.js';
import { type Finding, finding, undetermined } from './verdict.js';

/** Looks at a text that the event has. */
export type TextTest = (text: string) => Finding;

const holds = finding(true, 'documented', 'conditions-hold');
const holdsProbably = finding(true, 'inferred', 'conditions-hold');
const fails = finding(false, 'documented', 'condition-fails');

const plain: Record<string, (text: string, wanted: string) => boolean> = {
  Equals: (text, wanted) => text === wanted,
  BeginsWith: (text, wanted) => text.startsWith(wanted),
  Contains: (text, wanted) => text.includes(wanted),
};

/** Equals, BeginsWith and Contains of an action, a category or a label; null of any other operator. */
export function textTest(operator: string, expression: string): TextTest | null {
  const compare = Object.hasOwn(plain, operator) ? plain[operator] : undefined;
  if (!compare) return null;
  const wanted = foldCase(expression);
  return (text) => (compare(foldCase(text), wanted) ? holds : fails);
}

/** The same of an address (hlp_BA_CONC_UETv2CTGoalType.md). */
export function addressTest(operator: string, expression: string): TextTest | null {
  const folded = foldCase(expression);
  const wanted = bareAddress(folded);
  switch (operator) {
    case 'Equals':
      return (text) => equalAddress(bareAddress(foldCase(text)), wanted);
    case 'BeginsWith':
      return (text) => {
        const bare = bareAddress(foldCase(text));
        if (bare.startsWith(wanted)) return holds;
        return `${bare}/` === wanted ? undetermined('trailing-slash') : fails;
      };
    case 'Contains':
      return (text) => {
        const whole = foldCase(text);
        if (withoutFragment(whole).includes(folded)) return holds;
        // That the reported address has the part after # is said in passing only.
        return whole.includes(folded) ? holdsProbably : fails;
      };
    default:
      return null;
  }
}

function equalAddress(found: string, wanted: string): Finding {
  if (found === wanted) return holds;
  if (withoutSlash(found) === withoutSlash(wanted)) return undetermined('trailing-slash');
  const sameButFragment = withoutSlash(withoutFragment(found)) === withoutSlash(withoutFragment(wanted));
  return sameButFragment ? undetermined('address-fragment') : fails;
}
