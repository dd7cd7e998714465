import { describe, expect, test } from 'vitest';
import type { Prompter } from '../../src/prompts/prompter.js';
import type { SignInApplication } from '../../src/sign-in/application.js';
import { answerIn, nativeClient, signInByPasting, wrongWith } from '../../src/sign-in/by-pasting.js';
import { anApplication, formsAt, identityPlatform, tools } from './tools.js';

/** Somebody who opens what is told, and pastes what `paste` makes of the address that the browser ends at. */
async function signIn(
  url: string,
  paste: (ended: string, wrong: (typed: string) => string | null) => string,
  { redirect = 'http://localhost', ...application }: Partial<SignInApplication> & { redirect?: string } = {},
) {
  let told = '';
  const ask: Pick<Prompter, 'tell' | 'input'> = {
    tell: (text) => {
      told = text;
    },
    async input(_, check) {
      const [address = ''] = /http:\S+authorize\S+/.exec(told) ?? [];
      const { headers } = await fetch(address, { redirect: 'manual' });
      const pasted = paste(headers.get('location') ?? '', check);
      expect(check(pasted)).toBeNull();
      return pasted;
    },
  };
  const tokens = await signInByPasting(anApplication(url, application), { ...tools(), redirect, ask: ask as Prompter });
  return { tokens, told };
}

describe('what is pasted', () => {
  test.each<[string, (ended: string) => string]>([
    ['the whole address', (ended) => ended],
    ['with blanks around it', (ended) => `  ${ended}\n`],
    ['in quotes', (ended) => `"${ended}"`],
    ['the query alone', (ended) => ended.replace(/^[^?]*/, '')],
    ['the query without its mark', (ended) => ended.replace(/^[^?]*\?/, '')],
    ['the code alone', (ended) => new URL(ended).searchParams.get('code') ?? ''],
  ])('%s signs in', async (_, paste) => {
    const platform = await identityPlatform();
    const { tokens, told } = await signIn(platform.url, paste);
    expect(tokens).toMatchObject({ refreshToken: expect.stringMatching(/^emulator-refresh-/) });
    expect(told).toContain('Its address begins with http://localhost: copy all of it.');
    expect(formsAt(platform, 'Token')).toMatchObject([{ redirect_uri: 'http://localhost' }]);
  });

  test("Microsoft's page for programs is another place to end at", async () => {
    const platform = await identityPlatform();
    const { told } = await signIn(platform.url, (ended) => ended, { redirect: nativeClient });
    expect(told).toContain(`Its address begins with ${nativeClient}`);
    expect(formsAt(platform, 'Token')).toMatchObject([{ redirect_uri: nativeClient }]);
  });

  test('an address with a refusal in it', async () => {
    const platform = await identityPlatform({ userDenies: true });
    await expect(signIn(platform.url, (ended) => ended)).rejects.toMatchObject({
      kind: 'signedOut',
      message: 'the sign-in was declined: nothing was saved',
    });
  });

  test('a code that somebody made up', async () => {
    const platform = await identityPlatform();
    await expect(signIn(platform.url, () => 'a-code-that-was-made-up')).rejects.toMatchObject({ kind: 'signedOut' });
  });
});

describe('what is wrong with a pasted text is said before it is sent', () => {
  test.each([
    ['', 'Paste the address that the browser ended at.'],
    ['http://localhost/?code=abcdefghij&state=theirs', 'This address is of another sign-in, or was cut.'],
    ['http://localhost/?code=abcdefghij', 'This address is of another sign-in, or was cut.'],
    ['http://localhost/?code=ab&state=ours', 'This is neither the address nor the code: was it cut?'],
    ['abc', 'This is neither the address nor the code: was it cut?'],
    ['two words of a text', 'This is neither the address nor the code: was it cut?'],
    ['http://localhost/?code=abcdefghij&state=ours', null],
    ['http://localhost/?error=access_denied&state=ours', null],
    ['abcdefghij', null],
  ])('%j: %s', (pasted, expected) => {
    expect(wrongWith(pasted, 'ours')).toBe(expected);
  });

  test('what stands after the query is none of the answer', () => {
    expect([...answerIn('http://localhost/?code=abc&state=ours#_', 'ours')]).toEqual([
      ['code', 'abc'],
      ['state', 'ours'],
    ]);
  });
});
