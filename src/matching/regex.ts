import type { RegexEngine } from '../domain/goal-match/regex-engine.js';

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
