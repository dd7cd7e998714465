/** Latin letters and signs, an ellipsis, an arrow: each is one character, one cell wide. */
const simple = /^[\x20-\x7e\xa1-\xac\xae-\u02ff…→]*$/;

/** Made on first use: it costs more than all else that is loaded for drawing. */
let segmenter: Intl.Segmenter | undefined;

/** Drawn two cells wide: East Asian wide and full-width characters (UAX #11), emoji apart. */
const wide = new RegExp(
  '[\\u1100-\\u115f\\u2329\\u232a\\u2e80-\\u303e\\u3041-\\u33ff\\u3400-\\u4dbf\\u4e00-\\ua4cf\\ua960-\\ua97f' +
    '\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6f\\uff01-\\uff60\\uffe0-\\uffe6' +
    '\\u{16fe0}-\\u{18dff}\\u{1aff0}-\\u{1b2ff}\\u{1f200}-\\u{1f2ff}\\u{20000}-\\u{3fffd}]',
  'u',
);
// In functions, since a pattern is read where it is met: these name much of Unicode, and few texts come to them.

/** Drawn over what is before it: marks, and the vowels and finals of a Hangul syllable. */
function isDrawnOver(character: string): boolean {
  return /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]/u.test(character);
}

function isEmoji(cluster: string): boolean {
  return /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}{2}|\p{Emoji}\ufe0f)/u.test(cluster);
}

/** Terminal cells that one grapheme cluster takes. */
function clusterWidth(cluster: string): number {
  if (isEmoji(cluster)) return 2;
  let width = 0;
  for (const character of cluster) width += isDrawnOver(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

interface Cluster {
  text: string;
  width: number;
}

/** What a reader sees as single characters, each with the terminal cells it takes. */
function clusters(text: string): Cluster[] {
  if (simple.test(text)) return Array.from(text, (each) => ({ text: each, width: 1 }));
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text)).flatMap(({ segment }) => {
    const width = clusterWidth(segment);
    // Spacing marks can make one character as wide as one likes; wherever it is broken, it has to fit.
    return width > 2
      ? Array.from(segment, (each) => ({ text: each, width: clusterWidth(each) }))
      : { text: segment, width };
  });
}

/** Terminal cells that a text without control characters takes. */
export function widthOf(text: string): number {
  if (simple.test(text)) return text.length;
  return clusters(text).reduce((sum, { width }) => sum + width, 0);
}

/** The text, or as much of its beginning as fits with an ellipsis. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let used = 0;
  for (const cluster of clusters(text)) {
    if (used + cluster.width > width - 1) break;
    kept += cluster.text;
    used += cluster.width;
  }
  return `${kept}…`;
}

/** The text as lines that fit, broken at a space where there is one in the later half of a line. */
export function wrap(text: string, width: number): string[] {
  if (text.length <= width && simple.test(text)) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  let space = -1;
  for (const cluster of clusters(text)) {
    if (used + cluster.width > width && line !== '') {
      const atSpace = space > line.length / 2 && cluster.text !== ' ';
      lines.push(atSpace ? line.slice(0, space) : line);
      line = atSpace ? line.slice(space + 1) : '';
      used = widthOf(line);
      space = -1;
      if (cluster.text === ' ' && line === '') continue;
    }
    if (cluster.text === ' ') space = line.length;
    line += cluster.text;
    used += cluster.width;
  }
  return [...lines, line];
}
