import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';
import { packagedWsdlPath } from '../../src/contract/contract.js';
import type { Service } from '../../src/contract/services.js';

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';

/** An envelope whose header and body hold elements that their own schema must allow. */
const envelopeSchema = (imports: string) => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
    targetNamespace="${soap}" elementFormDefault="qualified">${imports}
  <xs:element name="Envelope"><xs:complexType><xs:sequence>
    <xs:element name="Header"><xs:complexType><xs:sequence>
      <xs:any namespace="##other" processContents="strict" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="Body"><xs:complexType><xs:sequence>
      <xs:any namespace="##other" processContents="strict"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

/** The schemas of a packaged contract as files of their own, found by their namespaces. */
function schemaFiles(service: Service) {
  const wsdl = readFileSync(packagedWsdlPath(service), 'utf8');
  const declared =
    /<wsdl:definitions[^>]*>/
      .exec(wsdl)?.[0]
      .match(/xmlns:\w+="[^"]*"/g)
      ?.join(' ') ?? '';
  const files = [...wsdl.matchAll(/<xs:schema targetNamespace="([^"]*)"[\s\S]*?<\/xs:schema>/g)].map(
    ([text, namespace = ''], index) => ({ namespace, text, fileName: `schema${index}.xsd` }),
  );
  const imports = files.map(
    ({ namespace, fileName }) => `<xs:import namespace="${namespace}" schemaLocation="${fileName}"/>`,
  );
  const preload = files.map(({ fileName, text, namespace }) => {
    const others = imports.filter((each) => !each.includes(`"${namespace}"`)).join('');
    const contents = text
      .replaceAll(/<xs:import [^>]*>/g, '')
      .replace(/<xs:schema ([^>]*)>/, `<xs:schema ${declared} $1>${others}`);
    return { fileName, contents };
  });
  return { preload, main: { fileName: 'envelope.xsd', contents: envelopeSchema(imports.join('')) } };
}

/** What the schemas of the packaged contract say against these messages; empty when nothing. */
export async function schemaErrors(messages: string[], service: Service = 'CampaignManagement'): Promise<string[]> {
  const { preload, main } = schemaFiles(service);
  const xml = messages.map((contents, index) => ({ fileName: `message${index}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema: main, preload, initialMemoryPages: 1024, maxMemoryPages: 4096 });
  return errors.map(({ rawMessage }) => rawMessage);
}
