import { isMapping } from '../../files/mapping.js';
import { WrongValue } from '../../files/members.js';
import { NumberText } from '../../files/number-text.js';
import type { Kind } from './kind.js';
import type { Reading } from './reading.js';
import type { Spot } from './spot.js';

/**
 * What a member would be read as that stood in a file like this. What is written is tried by it.
 * @param written as {@link Kind.write} gives it
 * @throws WrongValue
 */
export function readAlone(kind: Kind, written: unknown): unknown {
  return kind.read(alone(written), strict);
}

const complain: Reading['complain'] = (_, message) => {
  throw new WrongValue(message);
};
const strict: Reading = { env: {}, complain, miss: complain, warn: () => {} };

/** A value that stands in no file. Numbers reach the reader as they are written, and texts mean themselves. */
function alone(written: unknown): Spot {
  return {
    value: asRead(written),
    place: { file: '', line: 1, column: 1 },
    members: () => (isMapping(written) ? Object.entries(written).map(([name, inner]) => [name, alone(inner)]) : []),
    items: () => (Array.isArray(written) ? written.map(alone) : []),
  };
}

function asRead(written: unknown): unknown {
  if (typeof written === 'string') return written.replaceAll('${', () => '$${');
  return typeof written === 'number' ? new NumberText(String(written)) : written;
}
