import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../domain/environment.js';
import { BingctlError } from '../errors.js';
import { atomicWrite } from '../files/atomic-write.js';
import { fileError } from '../files/io-error.js';
import { type Contract, contract } from './contract.js';
import { parseContract } from './parse.js';

export interface Refresh {
  /** Where the service listens. */
  address: URL;
  /** The file to write: {@link cachedWsdlPath}. */
  path: string;
  download: (url: URL) => Promise<string>;
}

export interface Refreshed {
  url: string;
  path: string;
  bytes: number;
  /** Whether the file is another than before. */
  changed: boolean;
}

/** Where the service's own contract is kept; `wsdl diff` and `doctor` read it, calls never do. */
export function cachedWsdlPath(
  cacheDir: string,
  { environment, baseUrl }: { environment: Environment; baseUrl: string | null },
) {
  // What another server gives is not the contract of the environment, and never takes its place.
  const service = baseUrl === null ? environment : baseUrl.replace(/[^\w.-]+/g, '_');
  return join(cacheDir, 'wsdl', service, 'CampaignManagementService.wsdl');
}

/**
 * Fetches the service's own contract into a file, whole or not at all.
 * @throws BingctlError of kind `unreachable` when what came is not the whole contract of this service
 */
export async function refreshContract({ address, path, download }: Refresh): Promise<Refreshed> {
  const url = new URL(address);
  // All schemas in one file (Web Service Addresses, web-service-addresses.md).
  url.search = '?singleWsdl';
  const body = await download(url);
  readContract(body, (why) => notAContract(url, why));

  const before = await readFile(path, 'utf8').catch(() => null);
  if (before !== body) await atomicWrite(path, body);
  return { url: url.href, path, bytes: Buffer.byteLength(body), changed: before !== body };
}

/**
 * Reads the contract that was fetched last.
 * @throws BingctlError of kind `notFound` when there is none, `unread` when it is damaged; or naming the file where it
 * cannot be read
 */
export async function cachedContract(path: string): Promise<Contract> {
  const wsdl = await readFile(path, 'utf8').catch((cause) => {
    if (cause.code !== 'ENOENT') throw fileError('read', path, cause);
    throw new BingctlError('notFound', `no contract was fetched yet: there is no ${path}`, {
      hint: 'bingctl wsdl refresh',
      cause,
    });
  });
  return readContract(
    wsdl,
    (why) => new BingctlError('unread', `${path} is not a contract: ${why}`, { hint: 'bingctl wsdl refresh' }),
  );
}

function readContract(wsdl: string, refused: (why: string) => BingctlError): Contract {
  let read: Contract;
  try {
    read = parseContract(wsdl);
  } catch (error) {
    throw refused((error as Error).message);
  }
  const ours = contract();
  if (read.targetNamespace !== ours.targetNamespace) throw refused('it is not the WSDL of this service');
  const shared = [...ours.operations.keys()].filter((name) => read.operations.has(name));
  // One that is gone is for `wsdl diff` to tell. All gone, or empty of types, is another document.
  if (shared.length === 0) throw refused('it has none of the operations that bingctl uses');
  if (!shared.some((name) => read.types.has(read.operations.get(name)?.request ?? '{}'))) {
    throw refused('its schemas are not in it');
  }
  return read;
}

function notAContract(url: URL, why: string): BingctlError {
  return new BingctlError('unreachable', `${url.href} did not answer with the service's contract: ${why}`, {
    hint: 'check the environment and the base URL; the file of before was left alone',
  });
}
