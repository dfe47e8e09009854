import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { keyProvider } from '@/lib/platform/vault/gateway';
import { readUserKey } from '@/lib/platform/vault/user-key';
import { destroyTextKey } from './destroy-text-key';
import { socialKeys } from './gateway';
import { keyOwner, type TextOwner, type TextPlace } from './model';
import { openText, openTexts } from './open-text';
import { sealText } from './seal-text';

const aPlace = (): TextPlace => ({ table: 'social.message', id: randomUUID() });

describe('a sealed text', () => {
  test('opens at its place for its owner and nowhere else', async () => {
    const [owner, place] = [newId('person'), aPlace()];
    const sealed = await sealText(owner, place, 'صباح الخير ☕');
    expect(sealed).not.toContain('صباح');
    expect(await openText(owner, place, sealed)).toBe('صباح الخير ☕');
    expect(await openText(owner, { ...place, id: randomUUID() }, sealed)).toBeNull();
    expect(await openText(owner, { ...place, table: 'social.other' }, sealed)).toBeNull();
    const stranger = newId('person');
    await sealText(stranger, aPlace(), 'so that she has a key');
    expect(await openText(stranger, place, sealed)).toBeNull();
    expect(await openText(owner, place, 'good morning')).toBeNull();
  });

  test('is gone with its owner’s key, and nobody else’s is', async () => {
    const owners: TextOwner[] = [newId('person'), newId('page'), `talk:${randomUUID()}`, `report:${randomUUID()}`];
    const texts = await Promise.all(
      owners.map(async (owner) => {
        const place = aPlace();
        return { owner, place, sealed: await sealText(owner, place, owner) };
      }),
    );
    expect(await openTexts(texts)).toEqual(owners);
    const [first, ...others] = owners;
    await destroyTextKey(first ?? 'talk:');
    expect(await openTexts(texts)).toEqual([null, ...others]);
  });

  test('has keys that the money ring does not have', async () => {
    const owner = newId('person');
    const mine = await sealText(owner, aPlace(), 'one');
    expect(mine).toMatch(/^1\.[0-9a-f]{16}\./);
    expect(await readUserKey(keyOwner(owner), socialKeys())).not.toBeNull();
    expect(await readUserKey(keyOwner(owner), keyProvider('money'))).toBeNull();
  });

  test('is opened with a hundred others for one reading of each owner’s key', async () => {
    const owners = [newId('person'), newId('page')] as const;
    const texts = await Promise.all(
      Array.from({ length: 100 }, async (_, number) => {
        const [owner, place] = [owners[number % 2] ?? owners[0], aPlace()];
        return { owner, place, sealed: await sealText(owner, place, `number ${number}`) };
      }),
    );
    const read = vi.spyOn(socialKeys().store, 'read');
    expect(await openTexts(texts)).toEqual(texts.map((_, number) => `number ${number}`));
    expect(read).toHaveBeenCalledTimes(2);
    vi.restoreAllMocks();
  });
});
