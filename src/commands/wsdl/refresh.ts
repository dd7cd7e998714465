import type { Context } from '../../context.js';
import { cachedWsdlPath, type Refreshed, refreshContract } from '../../contract/refresh.js';
import { type Answer, one, type View } from '../../render/answer.js';
import { download } from '../../transports/download.js';
import { soapAddress } from '../../transports/endpoint.js';

const refreshedView: View<Refreshed> = {
  columns: [
    { title: 'url', cell: (row) => row.url, flexible: true },
    { title: 'file', cell: (row) => row.path, flexible: true },
    { title: 'bytes', cell: (row) => row.bytes, align: 'right' },
    { title: 'changed', cell: (row) => row.changed },
  ],
  output: ({ url, path, bytes, changed }) => ({ url, path, bytes, changed }),
  csv: ['url', 'path', 'bytes', 'changed'],
};

export async function run(_input: object, ctx: Context): Promise<Answer> {
  const endpoint = await ctx.endpoint();
  const path = cachedWsdlPath(ctx.settings.folders.cache, ctx.settings);
  const { timeoutMs, maxRetries } = ctx.settings;
  const request = { ...ctx.wire, timeoutMs, maxRetries, signal: ctx.interrupt.first };
  const refreshed = await ctx.progress('Fetching the contract of the service', () =>
    refreshContract({ address: soapAddress(endpoint), path, download: (url) => download(url, request) }),
  );
  return one(refreshed, refreshedView, { next: 'bingctl wsdl diff' });
}
