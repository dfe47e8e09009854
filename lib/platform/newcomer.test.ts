import { encode } from 'next-auth/jwt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { env } from './env';
import { openNewcomer, sealNewcomer } from './newcomer';

const mona = { name: 'منى عزيز', email: 'mona@example.com' };

describe('a newcomer in an address', () => {
  afterEach(() => vi.useRealTimers());

  it('comes back as she was, and cannot be read on the way', async () => {
    const word = await sealNewcomer(mona);
    expect(word).toMatch(/^[\w.-]+$/);
    expect(Buffer.from(word, 'base64url').toString('latin1')).not.toContain('mona');
    expect(await openNewcomer(word)).toEqual(mona);
  });

  it('is nobody after an hour', async () => {
    const word = await sealNewcomer(mona);
    vi.useFakeTimers({ now: Date.now() + 61 * 60_000, toFake: ['Date'] });
    expect(await openNewcomer(word)).toBeNull();
  });

  it('is nobody when the word is not of our making, or was made for another purpose', async () => {
    const other = await encode({ token: { ...mona }, secret: env().NEXTAUTH_SECRET, salt: 'grant' });
    for (const word of [undefined, '', 'mona@example.com', `${await sealNewcomer(mona)}x`, other, ['a', 'b']])
      expect(await openNewcomer(word)).toBeNull();
  });
});
