import type { Goal } from '../domain/goal.js';
import type { RegexEngine } from '../domain/goal-match/regex-engine.js';

/** The engine where one of the goals needs it, and otherwise one that is never asked: nothing is loaded for it. */
export async function regexFor(goals: readonly Goal[]): Promise<RegexEngine> {
  const needed = goals.some((goal) => Object.values(goal).includes('RegularExpression'));
  return needed ? loadRegex() : neverAsked;
}

const neverAsked: RegexEngine = () => {
  throw new Error('no goal has a regular expression');
};

/**
 * RE2 in JavaScript: time linear in the text whatever the expression, which comes from an account that others write to.
 * Loaded where a goal has a regular expression.
 */
export async function loadRegex(): Promise<RegexEngine> {
  const { RE2JS } = await import('re2js');
  return (expression, ignoreCase) => {
    const regex = RE2JS.compile(expression, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    return { finds: (text) => regex.test(text), matchesWhole: (text) => regex.testExact(text) };
  };
}
