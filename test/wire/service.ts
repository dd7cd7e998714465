import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Heard {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

/** An HTTP server on loopback that gives these answers in turn, the last one for ever; ends with the test. */
export async function aService(...replies: (Reply | ((response: ServerResponse, heard: Heard) => void))[]) {
  const heard: Heard[] = [];
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    const reply = replies[Math.min(heard.length, replies.length - 1)] ?? {};
    heard.push(one);
    if (typeof reply === 'function') reply(response, one);
    else response.writeHead(reply.status ?? 200, reply.headers).end(reply.body ?? '');
  };
  const server = createServer(listener);
  return { url: new URL(`http://127.0.0.1:${await listen(server)}`), heard };
}

/** A TCP server on loopback; ends with the test. */
export async function aSocketServer(connected: (socket: Socket) => void): Promise<number> {
  return await listen(createNetServer(connected));
}

/** Listens on loopback; the port. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A port where nobody listens. */
export async function aDeadPort(): Promise<number> {
  const server = createNetServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
