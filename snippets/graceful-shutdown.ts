import { once } from 'node:events';

async function shutDown(): Promise<void> {
  // Exit even if something hangs.
  setTimeout(() => process.exit(1), 10_000).unref();
  server.close();
  // Close keep-alive connections as they become idle.
  const closing = setInterval(() => server.closeIdleConnections(), 100);
  await once(server, 'close');
  clearInterval(closing);
  await pool.close();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void shutDown());
