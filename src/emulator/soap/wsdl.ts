import { readFileSync } from 'node:fs';
import { contract, packagedWsdlPath } from '../../contract/contract.js';
import { type HttpAnswer, HttpRefusal } from '../http.js';

/** The contract, as `?wsdl` and `?singleWsdl` of the service give it, with this emulator as the place to call. */
export function wsdlAnswer(query: string, url: string): HttpAnswer {
  if (!/^(single)?wsdl$/i.test(query)) throw new HttpRefusal(404, 'ask for ?wsdl or ?singleWsdl');
  const { address } = contract();
  return {
    status: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: readFileSync(packagedWsdlPath('CampaignManagement'), 'utf8').replace(
      address,
      url + new URL(address).pathname,
    ),
  };
}
