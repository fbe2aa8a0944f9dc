/** Bare node:http: reads the request, and answers each with the same so many bytes. */
import { createServer } from 'node:http';

const size = Number(process.argv[2]);
const body = JSON.stringify({ filler: 'x'.repeat(Math.max(0, size - 13)) });

const server = createServer((request, response) => {
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
  request.resume();
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`listening on http://127.0.0.1:${server.address().port}\n`));
