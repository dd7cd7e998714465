// The least that a Node program can do: send requests that lie ready in a file, all at once, and read the answers.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';

for (const { url, headers, body } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const sending = request(url, { method: 'POST', headers }, (response) => {
    if (response.statusCode !== 200) process.exitCode = 1;
    response.setEncoding('utf8');
    let answer = '';
    response.on('data', (text) => {
      answer += text;
    });
    response.on('end', () => {
      if (!/(Envelope>|\})$/.test(answer)) process.exitCode = 1;
    });
  });
  sending.end(body);
}
