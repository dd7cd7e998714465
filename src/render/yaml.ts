import type { Scalar } from 'yaml';
import { ExactNumber, plainNumber } from './amount.js';
import { escapeUnsafe } from './json.js';

const controls = /[\u0000-\u0009\u000b-\u001f\ud800-\udfff]/u;
/** Spaces at the beginning or at the end of a line would be lost in a block. */
const losesSpace = /^\s|[ \t](?:\n|$)/;

/** An exact amount is written digit by digit. */
const exactNumber = {
  identify: (value: unknown) => value instanceof ExactNumber,
  default: true as const,
  tag: 'tag:yaml.org,2002:float',
  resolve: (text: string) => new ExactNumber(text),
  stringify: ({ value }: Scalar) => (value instanceof ExactNumber ? value.text : String(value)),
};

function withoutExponent(number: number): number | ExactNumber {
  return String(number).includes('e') ? new ExactNumber(plainNumber(number)) : number;
}

/** To YAML a pair of UTF-16 units is two characters. */
function byNumber(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

/**
 * YAML with every scalar safe for readers of YAML 1.1 too: ids, `no` and `1:30` are quoted and stay text. A text that a
 * terminal would obey is in double quotes, where it can be escaped.
 */
export async function yamlWriter(): Promise<(value: unknown) => string> {
  // The bundle knows the package, which is CommonJS, by its default export only.
  const { Document, visit } = (await import('yaml')).default;
  return (value) => {
    const document = new Document(value, {
      customTags: [exactNumber],
      compat: 'yaml-1.1',
      aliasDuplicateObjects: false,
    });
    visit(document, {
      Scalar(_, node) {
        const text = node.value;
        if (typeof text === 'number') node.value = withoutExponent(text);
        if (typeof text !== 'string') return;
        if (controls.test(text) || escapeUnsafe(text) !== text || losesSpace.test(text)) node.type = 'QUOTE_DOUBLE';
      },
    });
    return escapeUnsafe(
      document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER }),
      byNumber,
    );
  };
}
