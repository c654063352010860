/**
 * A load generator in a separate process, controlled over HTTP, because the measured process must not generate its own
 * load.
 */
import { Agent, createServer, get, request, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';

/** Backlog of connections: more than any scenario opens at once. */
const BACKLOG = 16_384;

/** @returns the server, listening on a free local port, and its URL */
export async function serve(listener: RequestListener): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer(listener);
  // Clients keep their connections; none may be closed during a request.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** The client's side: `work` carries out each order. @returns the URL for `order` */
export async function takeOrders<Order>(work: (order: Order) => Promise<unknown>): Promise<string> {
  const { address } = await serve((asked, response) => {
    void json(asked)
      .then((order) => work(order as Order))
      .then(
        (done) => response.end(JSON.stringify(done)),
        (error: Error) => response.writeHead(500).end(error.message),
      );
  });
  return address;
}

/** Sends an order to the client and waits until it is done. */
export async function order<Done>(address: string, what: unknown): Promise<Done> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(address, { method: 'POST' }, resolve).once('error', reject).end(JSON.stringify(what));
  });
  if (response.statusCode !== 200) throw new Error(await text(response));
  return (await json(response)) as Done;
}

/** @param agent keeps the connections */
export const fetchText = (url: string, agent: Agent): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let body = '';
      // Events, because with a hundred requests the overhead of a stream's iterator would count as latency.
      response
        .setEncoding('utf8')
        .on('data', (part: string) => {
          body += part;
        })
        .once('error', reject)
        .once('end', () => (response.statusCode === 200 ? resolve(body) : reject(new Error(body))));
    }).once('error', reject);
  });

export const manyConnections = (): Agent =>
  new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: Infinity });
