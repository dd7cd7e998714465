// The least that a Node program can do: send requests that lie ready in a file, so many at once over connections that are
// kept, or all at once, and read the answers. node send-ready.js FILE [CONCURRENCY]
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const [, , file, concurrency] = process.argv;
const ready = JSON.parse(readFileSync(file, 'utf8'));
const atOnce = concurrency === undefined ? ready.length : Number(concurrency);
const agent = new Agent({ keepAlive: true });
let next = 0;

function send({ url, method, headers, body }) {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method, headers, agent }, (response) => {
      if (response.statusCode !== 200) process.exitCode = 1;
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (text) => {
        answer += text;
      });
      response.on('end', () => {
        if (!/(Envelope>|\})$/.test(answer)) process.exitCode = 1;
        resolve();
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

async function worker() {
  for (let at = next++; at < ready.length; at = next++) await send(ready[at]);
}

await Promise.all(Array.from({ length: atOnce }, worker));
agent.destroy();
