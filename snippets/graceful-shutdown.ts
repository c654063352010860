import { once } from 'node:events';

async function shutDown(): Promise<void> {
  // Whatever hangs must not keep the process for ever.
  setTimeout(() => process.exit(1), 10_000).unref();
  server.close();
  // Connections that are kept alive become idle once their answer is out.
  const closing = setInterval(() => server.closeIdleConnections(), 100);
  await once(server, 'close');
  clearInterval(closing);
  await pool.close();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void shutDown());
