import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../domain/environment.js';
import { BingctlError } from '../errors.js';
import { atomicWrite } from '../files/atomic-write.js';
import { fileError } from '../files/io-error.js';
import { type Contract, contractOf } from './contract.js';
import { parseContract } from './parse.js';
import type { Service } from './services.js';

export interface Fetch {
  service: Service;
  /** Where the service listens. */
  address: URL;
  download: (url: URL) => Promise<string>;
}

export interface Refresh extends Fetch {
  /** The file to write: {@link cachedWsdlPath}. */
  path: string;
}

export interface Refreshed {
  service: Service;
  url: string;
  path: string;
  bytes: number;
  /** Whether the file is another than before. */
  changed: boolean;
}

export interface Fetched {
  url: URL;
  /** As it came. */
  wsdl: string;
  contract: Contract;
}

/** Where a service's own contract is kept; `wsdl diff` reads it, calls never do. */
export function cachedWsdlPath(
  cacheDir: string,
  { environment, baseUrl }: { environment: Environment; baseUrl: string | null },
  service: Service,
): string {
  // What another server gives is not the contract of the environment, and never takes its place.
  const server = baseUrl === null ? environment : baseUrl.replace(/[^\w.-]+/g, '_');
  return join(cacheDir, 'wsdl', server, `${service}Service.wsdl`);
}

/**
 * Asks a service for its own contract.
 * @throws BingctlError of kind `unreachable` when what came is not the whole contract of this service
 */
export async function fetchContract({ service, address, download }: Fetch): Promise<Fetched> {
  const url = new URL(address);
  // All schemas in one file (Web Service Addresses, web-service-addresses.md).
  url.search = '?singleWsdl';
  const wsdl = await download(url);
  return { url, wsdl, contract: await readContract(service, wsdl, (why) => notAContract(url, why)) };
}

/**
 * Fetches a service's own contract into a file, whole or not at all.
 * @throws BingctlError of kind `unreachable` when what came is not the whole contract of this service
 */
export async function refreshContract({ path, ...fetch }: Refresh): Promise<Refreshed> {
  const { url, wsdl } = await fetchContract(fetch);
  const before = await readFile(path, 'utf8').catch(() => null);
  if (before !== wsdl) await atomicWrite(path, wsdl);
  return { service: fetch.service, url: url.href, path, bytes: Buffer.byteLength(wsdl), changed: before !== wsdl };
}

/**
 * Reads the contract of a service that was fetched last.
 * @throws BingctlError of kind `notFound` when there is none, `unread` when it is damaged; or naming the file where it
 * cannot be read
 */
export async function cachedContract(service: Service, path: string): Promise<Contract> {
  const wsdl = await readFile(path, 'utf8').catch((cause) => {
    if (cause.code !== 'ENOENT') throw fileError('read', path, cause);
    throw new BingctlError('notFound', `the contract was not fetched yet: there is no ${path}`, {
      hint: 'bingctl wsdl refresh',
      cause,
    });
  });
  return readContract(
    service,
    wsdl,
    (why) => new BingctlError('unread', `${path} is not a contract: ${why}`, { hint: 'bingctl wsdl refresh' }),
  );
}

async function readContract(service: Service, wsdl: string, refused: (why: string) => BingctlError): Promise<Contract> {
  let read: Contract;
  try {
    read = parseContract(wsdl);
  } catch (error) {
    throw refused((error as Error).message);
  }
  const ours = await contractOf(service);
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
