import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';

// The library blocks its worker thread, so the event loop keeps responding.
const pool = new Piscina<string, string>({
  filename: new URL('./report.js', import.meta.url).href,
  maxThreads: availableParallelism(),
});

const server = createServer(async (request, response) => {
  try {
    response.end(await pool.run(request.url ?? '/'));
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(3000);
