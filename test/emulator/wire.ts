import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import sax from 'sax';
import { localIdentity } from '../../src/domain/account.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import { anAccount } from '../kit/account.js';

/** Requests written by hand, over a real socket: nothing of the client's is in them. */
export const v13 = 'https://bingads.microsoft.com/CampaignManagement/v13';
export const path = '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc';
export const customerV13 = 'https://bingads.microsoft.com/Customer/v13';
export const customerPath = '/Api/CustomerManagement/v13/CustomerManagementService.svc';
const ofCustomers = /^(GetUser|SearchAccounts|GetAccountsInfo)$/;
export const arrays = 'xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays"';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

export interface Caller {
  customer?: string;
  account?: string;
  token?: string;
  developer?: string;
}

export function http(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const all = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: all, text: all.toString('utf8') });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export function envelope(operation: string, content: string, caller: Caller = {}): string {
  const { token = 'any', developer = 'any', customer, account } = caller;
  const header = (name: string, value: string) => (value === '' ? '' : `<${name}>${value}</${name}>`);
  const isOfCustomers = ofCustomers.test(operation);
  const home = isOfCustomers ? customerV13 : v13;
  const whose =
    header('CustomerAccountId', account ?? localIdentity.accountId) +
    header('CustomerId', customer ?? localIdentity.customerId);
  return (
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header xmlns="${home}">` +
    header('AuthenticationToken', token) +
    (isOfCustomers ? '' : whose) +
    header('DeveloperToken', developer) +
    `</s:Header><s:Body><${operation}Request xmlns="${home}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" ` +
    `xmlns:e="${customerV13}/Entities" ${arrays}>${content}</${operation}Request></s:Body></s:Envelope>`
  );
}

export function post(emulator: Emulator, operation: string, body: string | Buffer, headers: OutgoingHttpHeaders = {}) {
  return http(emulator.url + (ofCustomers.test(operation) ? customerPath : path), {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${operation}"`, ...headers },
    body,
  });
}

/** Calls an operation and reads the answer, or the fault. */
export async function call(emulator: Emulator, operation: string, content: string, caller?: Caller): Promise<Read> {
  const { status, text } = await post(emulator, operation, envelope(operation, content, caller));
  return new Read(status, text);
}

export type Value = string | null | Value[] | { [member: string]: Value };

/** An answer as a tree: an element is text, nil, a list (children of one name in a list type) or an object. */
export class Read {
  readonly status: number;
  readonly text: string;
  private readonly body: { [member: string]: Value };

  constructor(status: number, text: string) {
    this.status = status;
    this.text = text;
    const root = toValue(text) as { Body?: Value };
    this.body = (root.Body ?? {}) as { [member: string]: Value };
  }

  /** The members of the response element. */
  get answer(): { [member: string]: Value } {
    return Object.values(this.body)[0] as { [member: string]: Value };
  }

  /** `[index, code]` of each partial error. */
  get refusals(): [number, number][] {
    const errors = (this.answer.PartialErrors ?? []) as { [member: string]: Value }[];
    return errors.map(({ Index, Code }) => [Number(Index), Number(Code)]);
  }

  /** The codes of a fault, with the kind of its detail. */
  get fault(): { kind: string; codes: number[] } | string {
    const fault = this.body.Fault as { faultcode: string; detail?: { [kind: string]: Value } } | undefined;
    if (!fault) return 'no fault';
    const [kind, detail] = Object.entries(fault.detail ?? {})[0] ?? [];
    if (kind === undefined) return fault.faultcode;
    const { Errors, OperationErrors } = detail as { [member: string]: Value };
    return { kind, codes: ((Errors ?? OperationErrors ?? []) as { Code: string }[]).map(({ Code }) => Number(Code)) };
  }
}

const lists =
  /^(UetTags|PartialErrors|ConversionGoals|ConversionGoalIds|AccountProperties|Errors|BatchErrors|OperationErrors|CustomerAccountShares|Accounts|AccountsInfo|CustomerRoles|AccountIds|LinkedAccountIds)$/;

function toValue(text: string): Value {
  const open: { name: string; nil: boolean; text: string; children: [string, Value][] }[] = [];
  let root: Value = null;
  const parser = sax.parser(true, { xmlns: true });
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = (tag) => {
    const attributes = Object.values(tag.attributes as Record<string, sax.QualifiedAttribute>);
    const isInstance = (a: sax.QualifiedAttribute) => a.uri === 'http://www.w3.org/2001/XMLSchema-instance';
    const nil = attributes.some((a) => isInstance(a) && a.local === 'nil' && a.value === 'true');
    const type = attributes.find((a) => isInstance(a) && a.local === 'type')?.value;
    const children: [string, Value][] = type === undefined ? [] : [['i:type', type]];
    open.push({ name: (tag as sax.QualifiedTag).local, nil, text: '', children });
  };
  parser.ontext = (more) => {
    const element = open.at(-1);
    if (element) element.text += more;
  };
  parser.onclosetag = () => {
    const element = open.pop();
    if (!element) return;
    const { name, nil, children } = element;
    let value: Value;
    if (nil) value = null;
    else if (lists.test(name)) value = children.map(([, child]) => child);
    else value = children.length > 0 ? Object.fromEntries(children) : element.text;
    const above = open.at(-1);
    if (above) above.children.push([name, value]);
    else root = value;
  };
  parser.write(text).close();
  return root;
}

const running: Emulator[] = [];

/** An emulator that ends with the test: call {@link stopEmulators} after each. */
export async function anEmulator(
  state: EmulatorState = anAccount(),
  options: Partial<Parameters<typeof startEmulator>[0]> = {},
): Promise<Emulator> {
  const emulator = await startEmulator({ state: { memory: state }, ...options });
  running.push(emulator);
  return emulator;
}

export async function stopEmulators(): Promise<void> {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
}

export function control(emulator: Emulator, subject: string, method = 'GET', json?: unknown): Promise<Reply> {
  const body = json === undefined ? undefined : JSON.stringify(json);
  return http(`${emulator.url}/_emulator/${subject}`, { method, ...(body !== undefined && { body }) });
}

export async function stateOf(emulator: Emulator): Promise<EmulatorState> {
  return JSON.parse((await control(emulator, 'state')).text);
}

/** A tag as XML; members in the contract's order are the caller's business. */
export function tagXml(members: string): string {
  return `<UetTag>${members}</UetTag>`;
}

export function goalXml(type: string, members: string): string {
  return `<ConversionGoal i:type="${type}">${members}</ConversionGoal>`;
}

export function ids(name: string, values: (string | number)[]): string {
  return `<${name}>${values.map((value) => `<a:long>${value}</a:long>`).join('')}</${name}>`;
}
