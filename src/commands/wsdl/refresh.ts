import type { Context } from '../../context.js';
import { cachedWsdlPath, type Refreshed, refreshContract } from '../../contract/refresh.js';
import { type Service, services } from '../../contract/services.js';
import { asBingctlError } from '../../errors.js';
import { type Answer, list, type View } from '../../render/answer.js';
import { download } from '../../transports/download.js';
import { soapAddress } from '../../transports/endpoint.js';

const refreshedView: View<Refreshed> = {
  columns: [
    { title: 'service', cell: (row) => row.service, strong: true },
    { title: 'url', cell: (row) => row.url, flexible: true },
    { title: 'file', cell: (row) => row.path, flexible: true },
    { title: 'bytes', cell: (row) => row.bytes, align: 'right' },
    { title: 'changed', cell: (row) => row.changed },
  ],
  output: ({ service, url, path, bytes, changed }) => ({ service, url, path, bytes, changed }),
  csv: ['service', 'url', 'path', 'bytes', 'changed'],
};

export async function run(_input: object, ctx: Context): Promise<Answer> {
  const endpoint = await ctx.endpoint();
  const { timeoutMs, maxRetries, folders } = ctx.settings;
  const request = { ...ctx.wire, timeoutMs, maxRetries, signal: ctx.interrupt.first };
  const refresh = (service: Service) =>
    refreshContract({
      service,
      address: soapAddress(service, endpoint),
      path: cachedWsdlPath(folders.cache, ctx.settings, service),
      download: (url) => download(url, request),
    });
  const all = await ctx.progress('Fetching the contracts of the services', () =>
    Promise.allSettled(services.map(refresh)),
  );
  const refreshed = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const failed = all.find((each) => each.status === 'rejected');
  if (failed && refreshed.length === 0) throw failed.reason;
  // One that was fetched is there, whatever became of the other.
  return list(refreshed, refreshedView, {
    next: 'bingctl wsdl diff',
    failure: failed ? asBingctlError(failed.reason) : null,
  });
}
