import { encode } from 'next-auth/jwt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { env } from './env';
import { openNewcomer, sealNewcomer } from './newcomer';

const till = { at: 'till', browser: 'guest:abc' } as const;
const mona = { name: 'منى عزيز', email: 'mona@example.com' };

describe('a newcomer in an address', () => {
  afterEach(() => vi.useRealTimers());

  it('comes back as she was, and cannot be read on the way', async () => {
    const word = await sealNewcomer(mona, till);
    expect(word).toMatch(/^[\w.-]+$/);
    expect(Buffer.from(word, 'base64url').toString('latin1')).not.toContain('mona');
    expect(await openNewcomer(word, till)).toEqual(mona);
  });

  it('is nobody after an hour', async () => {
    const word = await sealNewcomer(mona, till);
    vi.useFakeTimers({ now: Date.now() + 61 * 60_000, toFake: ['Date'] });
    expect(await openNewcomer(word, till)).toBeNull();
  });

  it('is nobody when the word is not of our making, or was made for another purpose', async () => {
    const other = await encode({ token: { ...mona }, secret: env().NEXTAUTH_SECRET, salt: 'grant' });
    const forAccount = await sealNewcomer(mona, { at: 'account' });
    for (const word of [
      undefined,
      '',
      'mona@example.com',
      `${await sealNewcomer(mona, till)}x`,
      other,
      forAccount,
      ['a', 'b'],
    ])
      expect(await openNewcomer(word, till)).toBeNull();
  });

  it('is nobody in another browser: a word in a link puts no stranger where a receipt goes', async () => {
    const word = await sealNewcomer(mona, till);
    for (const browser of ['guest:abd', null]) expect(await openNewcomer(word, { at: 'till', browser })).toBeNull();
  });

  it('waits ten minutes for an account', async () => {
    const word = await sealNewcomer(mona, { at: 'account' });
    expect(await openNewcomer(word, { at: 'account' })).toEqual(mona);
    vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ['Date'] });
    expect(await openNewcomer(word, { at: 'account' })).toBeNull();
  });
});
