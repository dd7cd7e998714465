import {
  type ComplexType,
  type Contract,
  derivedTypes,
  localName,
  namespaceOf,
  type Operation,
  type QName,
  xsd,
} from '../../contract/contract.js';

/** The prefix of the contract's own namespace in requests. */
export const ownPrefix = 'v13';

/**
 * The part of the contract that a request of one operation needs, as a WSDL again. The `soap` package reads a WSDL slowly:
 * the whole contract is a third of the time that a short command takes, and most commands call one operation or two.
 */
export function excerpt(contract: Contract, operation: Operation): string {
  const types = reachable(contract, operation.request);
  const others = new Set(types.map(({ name }) => namespaceOf(name)));
  others.delete(contract.targetNamespace);
  const prefixes = new Map([
    [xsd, 'xs'],
    [contract.targetNamespace, ownPrefix],
    ...[...others].map((namespace, index): [string, string] => [namespace, `n${index}`]),
  ]);
  const named = (name: QName) => `${prefixes.get(namespaceOf(name))}:${localName(name)}`;

  const schemas = [...prefixes.keys()].slice(1).map((namespace) => {
    const own = types.filter(({ name }) => namespaceOf(name) === namespace);
    const content = own.map((type) => typeText(contract, type, named)).join('');
    const answer =
      namespace === contract.targetNamespace ? `<xs:element name="${localName(operation.response)}"/>` : '';
    return `<xs:schema targetNamespace="${namespace}" elementFormDefault="qualified">${content}${answer}</xs:schema>`;
  });
  const declared = [...prefixes].map(([namespace, prefix]) => ` xmlns:${prefix}="${namespace}"`).join('');
  const { name, soapAction, request, response } = operation;
  const message = (end: string, element: QName) =>
    `<wsdl:message name="${end}"><wsdl:part name="parameters" element="${named(element)}"/></wsdl:message>`;
  return (
    `<wsdl:definitions targetNamespace="${contract.targetNamespace}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"` +
    ` xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"${declared}><wsdl:types>${schemas.join('')}</wsdl:types>` +
    `${message('In', request)}${message('Out', response)}<wsdl:portType name="P"><wsdl:operation name="${name}">` +
    `<wsdl:input message="${ownPrefix}:In"/><wsdl:output message="${ownPrefix}:Out"/></wsdl:operation></wsdl:portType>` +
    `<wsdl:binding name="B" type="${ownPrefix}:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>` +
    `<wsdl:operation name="${name}"><soap:operation soapAction="${soapAction}" style="document"/>` +
    `<wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>` +
    `</wsdl:operation></wsdl:binding><wsdl:service name="S"><wsdl:port name="B" binding="${ownPrefix}:B">` +
    `<soap:address location="${contract.address}"/></wsdl:port></wsdl:service></wsdl:definitions>`
  );
}

/** The types that a request is made of, with all kinds of each. */
function reachable(contract: Contract, request: QName): ComplexType[] {
  const found = new Map<QName, ComplexType>();
  const visit = (name: QName | null): void => {
    const type = name && contract.types.get(name);
    if (!type || found.has(type.name)) return;
    found.set(type.name, type);
    visit(type.base);
    for (const particle of type.particles) visit(particle.type);
    for (const derived of derivedTypes(contract, type.name)) visit(derived.name);
  };
  visit(contract.elements.get(request) ?? request);
  return [...found.values()];
}

function typeText(contract: Contract, { name, base, particles }: ComplexType, named: (name: QName) => string): string {
  const elements = particles.map(({ name: member, type, minOccurs, maxOccurs, nillable }) => {
    // Words are text for who writes them.
    const of = contract.enumerations.has(type) ? 'xs:string' : named(type);
    const most = maxOccurs === Number.POSITIVE_INFINITY ? 'unbounded' : maxOccurs;
    return `<xs:element name="${member}" type="${of}" minOccurs="${minOccurs}" maxOccurs="${most}" nillable="${nillable}"/>`;
  });
  const sequence = `<xs:sequence>${elements.join('')}</xs:sequence>`;
  const content = base
    ? `<xs:complexContent><xs:extension base="${named(base)}">${sequence}</xs:extension></xs:complexContent>`
    : sequence;
  // A request has a type of its own, within its element.
  if (contract.elements.get(name) === name) {
    return `<xs:element name="${localName(name)}"><xs:complexType>${content}</xs:complexType></xs:element>`;
  }
  return `<xs:complexType name="${localName(name)}">${content}</xs:complexType>`;
}
