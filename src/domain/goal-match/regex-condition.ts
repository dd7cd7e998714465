import { translateDotnet } from './dotnet-regex.js';
import { bareAddress } from './fold.js';
import type { RegexEngine } from './regex-engine.js';
import type { TextTest } from './text-condition.js';
import { finding, undetermined } from './verdict.js';

/**
 * A regular expression of a goal: .NET's by the help's link, searched and not anchored by its example. Case is ignored,
 * as in all conditions; where a reading that respects case would say yes and this one no, that is undetermined.
 */
export function regexTest(expression: string, engine: RegexEngine, isAddress: boolean): TextTest {
  const translation = translateDotnet(expression);
  if ('problem' in translation) return () => undetermined('regex-unsupported', translation.problem);
  try {
    const loose = engine(translation.expression, true);
    const strict = engine(translation.expression, false);
    return (text) => {
      const unsure = translation.unsureOf(text);
      if (unsure !== null) return undetermined('regex-text', unsure);
      if (loose.finds(text)) {
        return finding(true, strict.matchesWhole(text) ? 'documented' : 'inferred', 'conditions-hold');
      }
      if (strict.finds(text)) return undetermined('regex-case');
      // The examples spell out the scheme, so nothing is taken off an address; no page says so.
      const otherwise = isAddress && loose.finds(bareAddress(text));
      return finding(false, otherwise ? 'inferred' : 'documented', 'condition-fails');
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return () => undetermined('regex-unsupported', detail);
  }
}
