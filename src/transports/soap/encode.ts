import type { Contract, QName } from '../../contract/contract.js';
import { goalClass } from '../../domain/goal.js';
import { encodeRequest, type Notation } from '../encode.js';
import { ownPrefix } from './excerpt.js';
import { escapeText } from './xml.js';

/** What the `soap` package takes: elements by name, in the order in which they are to be written. */
export type Elements = { [name: string]: Encoded };
type Encoded = string | null | Elements | Encoded[];

/** The package keeps the order of the keys, writes no `xsi:type`, and repeats the element of a flag enum. */
const elements: Notation<Encoded> = {
  nothing: null,
  // The package writes nil for a member that is null, and an empty element for an item that is.
  nothingInList: { attributes: { 'xsi:nil': 'true' } },
  value: (text) => escapeText(text),
  // A set of words goes as one text, the words a space apart (Services Protocol, services-protocol.md).
  words: (words) => words.join(' '),
  list: (item, items) => ({ [item.name]: items }),
  object: (members) => Object.fromEntries(members),
  // The class is the type: the documentation asks that the element Type is not sent (ConversionGoal, conversiongoal.md).
  goal: (type, members) => ({
    attributes: { 'xsi:type': `${ownPrefix}:${goalClass(type)}` },
    ...Object.fromEntries(members),
  }),
};

/**
 * A request for the `soap` package.
 * @throws BingctlError of kind `usage`, naming the member that cannot be sent
 */
export function elementsOf(contract: Contract, type: QName, request: object): Elements {
  return encodeRequest(contract, type, request, elements) as Elements;
}
