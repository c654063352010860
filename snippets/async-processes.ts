import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';

// A crash stays in the pool's process, and the event loop keeps responding during the computation.
const pool = new Tinypool({
  filename: new URL('./thumbnail.js', import.meta.url).href,
  runtime: 'child_process',
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
