import { expect, test } from 'vitest';
import { aConnection, accessToken, developerToken } from './connection.js';
import { answer } from './envelopes.js';
import { descend, readRequest } from './read-request.js';
import { aService } from './service.js';

const read = { tagIds: null, returnAdditionalFields: [] };
const good = { body: answer('GetUetTagsByIds', '<UetTags/>') };

test('sends who asks, for which customer and account', async () => {
  const { url, heard } = await aService(good);
  await aConnection(url).call('GetUetTagsByIds', read);
  const header = descend(readRequest(heard[0]?.body ?? ''), 'Header');
  expect(header.children.map(({ name, text }) => [name, text])).toEqual([
    ['AuthenticationToken', accessToken],
    ['CustomerAccountId', '2002'],
    ['CustomerId', '1001'],
    ['DeveloperToken', developerToken],
  ]);
  expect(heard[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'text/xml; charset=utf-8' } });
  expect(heard[0]?.headers.authorization).toBeUndefined();
});

test('leaves out what is not set', async () => {
  const { url, heard } = await aService(good);
  await aConnection(url, { accountId: '' }).call('GetUetTagsByIds', read);
  const names = descend(readRequest(heard[0]?.body ?? ''), 'Header').children.map(({ name }) => name);
  expect(names).toEqual(['AuthenticationToken', 'CustomerId', 'DeveloperToken']);
});

test('a token that cannot be sent is not shown', async () => {
  const { url, heard } = await aService(good);
  const calling = aConnection(url, { accessToken: async () => 'secret\u0000token' }).call('GetUetTagsByIds', read);
  await expect(calling).rejects.toMatchObject({
    kind: 'usage',
    message: 'the AuthenticationToken holds U+0000, a character that cannot be sent',
  });
  expect(heard).toEqual([]);
});
