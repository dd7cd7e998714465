import { type Contract, type QName, qname, xsd } from '../../contract/contract.js';
import { encodeRequest, type Notation } from '../encode.js';

/** JSON written piece by piece: a decimal goes out digit for digit, which no number of JavaScript's can promise. */
const json: Notation<string> = {
  nothing: 'null',
  nothingInList: 'null',
  // A `long` is text, as the request templates of all operations and Microsoft's own clients have it.
  value: (text, type) => (bare.has(type) ? text : JSON.stringify(text)),
  // A set of words is one text, joined by commas. The pages still describe SOAP's spaces, which REST answers with
  // NullRequest. There is no word for an empty set: what is left out counts as one.
  words: (words) => (words.length === 0 ? undefined : JSON.stringify(words.join(','))),
  list: (_, items) => `[${items.join(',')}]`,
  object: (members) => `{${members.map(([name, written]) => `${JSON.stringify(name)}:${written}`).join(',')}}`,
  // First, for readers that choose a class before they read on; its short name, as Microsoft's own clients send it.
  goal: (type, members) => json.object([['Type', JSON.stringify(type)], ...members]),
};

/** Types whose lexical form is JSON's own: digits, true and false. */
const bare: ReadonlySet<QName> = new Set([qname(xsd, 'int'), qname(xsd, 'decimal'), qname(xsd, 'boolean')]);

/**
 * The body of a request.
 * @throws BingctlError of kind `usage`, naming the member that cannot be sent
 */
export function jsonOf(contract: Contract, type: QName, request: object): string {
  return encodeRequest(contract, type, request, json);
}
