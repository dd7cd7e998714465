import { readFileSync } from 'node:fs';
import { type Contract, packagedWsdlPath } from '../../contract/contract.js';
import { type HttpAnswer, HttpRefusal } from '../http.js';
import type { Place } from '../places.js';

/** The contract of a service, as `?wsdl` and `?singleWsdl` of the service give it, with this emulator as the place to call. */
export function wsdlAnswer(
  query: string,
  url: string,
  { service, soapPath }: Place,
  { address }: Contract,
): HttpAnswer {
  if (!/^(single)?wsdl$/i.test(query)) throw new HttpRefusal(404, 'ask for ?wsdl or ?singleWsdl');
  return {
    status: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: readFileSync(packagedWsdlPath(service), 'utf8').replace(address, url + soapPath),
  };
}
