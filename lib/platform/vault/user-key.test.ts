import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type KeyService, startKeyService } from '@/db/testing/key-service';
import { chooseProvider } from './gateway';
import { givenRing } from './given-ring';
import type { KeyProvider } from './model';
import { destroyUserKey, makeUserKey, readUserKey, rewrapUserKey } from './user-key';

const secret = () => randomBytes(32).toString('base64');
const someone = () => `person:${randomBytes(8).toString('hex')}`;
const aFolder = () => mkdtempSync(path.join(tmpdir(), 'souk-keys-'));
let service: KeyService;
beforeAll(async () => {
  service = await startKeyService();
});
afterAll(() => service.stop());

const providers: Record<string, () => KeyProvider> = {
  files: () => chooseProvider({ SOUK_DATA: aFolder() }),
  'a given ring': () => {
    const ring = `new:${secret()},old:${secret()}`;
    return chooseProvider({ SOUK_DATA: aFolder(), SOUK_KEY_RING: ring, SOUK_INDEX_KEY: secret() });
  },
  'a key service': () =>
    chooseProvider({
      ...{ SOUK_DATA: aFolder(), SOUK_KEYS_URL: service.url, SOUK_KEYS_TOKEN: service.token },
      SOUK_INDEX_KEY: secret(),
    }),
};

describe.each(Object.entries(providers))('with %s', (_, make) => {
  test('an owner has one key, however many make it at once, and each owner her own', async () => {
    const [provider, owner] = [make(), someone()];
    expect(await readUserKey(owner, provider)).toBeNull();
    const made = await Promise.all(Array.from({ length: 5 }, () => makeUserKey(owner, provider)));
    expect(new Set(made.map((one) => `${one.id} ${Buffer.from(one.key).toString('hex')}`)).size).toBe(1);
    expect(await readUserKey(owner, provider)).toEqual(made[0]);
    expect((await makeUserKey(someone(), provider)).id).not.toBe(made[0]?.id);
    expect(made[0]?.key).toHaveLength(32);
  });

  test('a destroyed key is gone at once, and the next one is another', async () => {
    const [provider, owner] = [make(), someone()];
    const { id } = await makeUserKey(owner, provider);
    expect(await destroyUserKey(owner, provider)).toBe(id);
    expect(await readUserKey(owner, provider)).toBeNull();
    expect(await destroyUserKey(owner, provider)).toBeNull();
    expect((await makeUserKey(owner, provider)).id).not.toBe(id);
  });

  test('a key that another process destroyed is not used longer than its store is believed', async () => {
    const [provider, owner] = [make(), someone()];
    const known = new Set(await provider.store.list('', 1000));
    await makeUserKey(owner, provider);
    const name = (await provider.store.list('', 1000)).find((one) => !known.has(one)) ?? '';
    await provider.store.destroy(name);
    const later = Date.now() + provider.store.believeMilliseconds;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    expect(await readUserKey(owner, provider)).toBeNull();
    vi.restoreAllMocks();
    expect(provider.store.believeMilliseconds).toBeLessThanOrEqual(5_000);
  });

  test('names are listed in order and whole, a part at a time', async () => {
    const provider = make();
    for (let count = 0; count < 7; count++) await makeUserKey(someone(), provider);
    const all: string[] = [];
    for (let names = await provider.store.list('', 3); names.length > 0; ) {
      all.push(...names);
      names = await provider.store.list(names.at(-1) ?? '', 3);
    }
    expect(all).toEqual([...new Set(all)].sort());
    expect(all.length).toBeGreaterThanOrEqual(7);
  });

  test('the index key stays what it is', async () => {
    const { ring } = make();
    expect(await ring.indexKey()).toHaveLength(32);
    expect(await ring.indexKey()).toEqual(await ring.indexKey());
  });
});

describe.each(['files', 'a key service'])('a rotation with %s', (kind) => {
  test('wraps every key anew without changing it, and the old one can go', async () => {
    const provider = providers[kind]?.() ?? chooseProvider({ SOUK_DATA: aFolder() });
    const owner = someone();
    const before = await makeUserKey(owner, provider);
    const [old] = await provider.ring.names();
    const primary = await provider.ring.rotate();
    expect(await provider.ring.names()).toEqual([primary, old]);
    expect(await readUserKey(owner, provider)).toEqual(before);
    for (const name of await provider.store.list('', 1000)) await rewrapUserKey(name, provider);
    expect(await provider.ring.retire(old)).toBe(true);
    expect(await readUserKey(owner, provider)).toEqual(before);
    expect((await makeUserKey(someone(), provider)).id).not.toBe(before.id);
  });
});

describe('files', () => {
  const filesOf = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
      statSync(path.join(folder, one)).isFile(),
    );

  test('are readable by their user alone, hold no key in the open, and none is left half written', async () => {
    const folder = aFolder();
    const provider = chooseProvider({ SOUK_DATA: folder });
    const { key } = await makeUserKey('person:mona', provider);
    await provider.ring.indexKey();
    for (const file of filesOf(path.join(folder, 'keys'))) {
      expect([file, (statSync(path.join(folder, 'keys', file)).mode & 0o777).toString(8)]).toEqual([file, '600']);
      expect(file).not.toMatch(/mona|tmp|lock/);
      expect(readFileSync(path.join(folder, 'keys', file), 'utf8')).not.toContain(
        Buffer.from(key).toString('base64url'),
      );
    }
    expect(filesOf(path.join(folder, 'keys')).sort()[0]).toBe('index.key');
  });

  test('of a destroyed key do not work again when a backup brings them back', async () => {
    const folder = aFolder();
    const provider = chooseProvider({ SOUK_DATA: folder });
    const [gone, stays] = [someone(), someone()];
    const { id } = await makeUserKey(gone, provider);
    await makeUserKey(stays, provider);
    const backup = aFolder();
    cpSync(path.join(folder, 'keys/users'), backup, { recursive: true });
    await destroyUserKey(gone, provider);
    cpSync(backup, path.join(folder, 'keys/users'), { recursive: true });
    expect(await readUserKey(gone, provider)).toBeNull();
    expect(await readUserKey(stays, provider)).not.toBeNull();
    expect((await makeUserKey(gone, provider)).id).not.toBe(id);
  });

  test('of one owner do not open another’s records under her name', async () => {
    const folder = aFolder();
    const provider = chooseProvider({ SOUK_DATA: folder });
    await makeUserKey('person:mona', provider);
    const users = path.join(folder, 'keys/users');
    const [file] = filesOf(users);
    const name = 'f'.repeat(64);
    const text = readFileSync(path.join(users, file ?? ''), 'utf8');
    await expect(provider.ring.unwrap(name, JSON.parse(text))).rejects.toThrow('was changed');
  });

  test('that are lost are missed, not made anew beside the records they opened', async () => {
    const folder = aFolder();
    await makeUserKey('person:mona', chooseProvider({ SOUK_DATA: folder }));
    const ring = path.join(folder, 'keys/ring');
    renameSync(ring, `${ring}-lost`);
    const provider = chooseProvider({ SOUK_DATA: folder });
    await expect(makeUserKey('person:lina', provider)).rejects.toThrow('put the backup of it back');
    renameSync(`${ring}-lost`, ring);
    expect((await makeUserKey('person:lina', provider)).key).toHaveLength(32);
  });

  test('left locked by somebody who died are taken over', async () => {
    const folder = aFolder();
    const provider = chooseProvider({ SOUK_DATA: folder });
    await makeUserKey('person:mona', provider);
    const users = path.join(folder, 'keys/users');
    const lock = `${path.join(users, filesOf(users)[0] ?? '')}.lock`;
    writeFileSync(lock, '');
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 11_000);
    expect(await destroyUserKey('person:mona', provider)).not.toBeNull();
    vi.restoreAllMocks();
    rmSync(lock, { force: true });
  });
});

test('keys that are given are refused without being repeated when they are none', () => {
  for (const [ring, index] of [
    ['', secret()],
    ['name', secret()],
    [`name:${secret().slice(4)}`, secret()],
    [`name:${secret()}`, 'short'],
  ] as const) {
    expect(() => givenRing(ring, index)).toThrow(/^SOUK_(KEY_RING|INDEX_KEY) [a-z0-9 ,:=]+$/i);
  }
  expect(() => chooseProvider({ SOUK_DATA: '.', SOUK_KEYS_URL: service.url })).toThrow('SOUK_KEYS_TOKEN');
});

test('a key service that is away, or knows us not, throws and repeats nothing', async () => {
  const common = { SOUK_DATA: '.', SOUK_INDEX_KEY: secret() };
  const stranger = chooseProvider({ ...common, SOUK_KEYS_URL: service.url, SOUK_KEYS_TOKEN: 'nobody' });
  await expect(makeUserKey(someone(), stranger)).rejects.toThrow('the key service answered 401 to users');
  const away = chooseProvider({ ...common, SOUK_KEYS_URL: 'http://127.0.0.1:9', SOUK_KEYS_TOKEN: 'nobody' });
  await expect(makeUserKey(someone(), away)).rejects.toThrow();
});

test.each(['files', 'a given ring'])('of %s one ring opens nothing of another’s', async (kind) => {
  const given = {
    SOUK_DATA: aFolder(),
    ...(kind === 'files' ? {} : { SOUK_KEY_RING: `one:${secret()}`, SOUK_INDEX_KEY: secret() }),
  };
  const [money, social] = [chooseProvider(given, 'money'), chooseProvider(given, 'social')];
  const owner = someone();
  const { id } = await makeUserKey(owner, social);
  await makeUserKey(someone(), money);
  const [name = ''] = await social.store.list('', 10);
  const wrapped = await social.store.read(name);
  expect(wrapped?.id).toBe(id);
  expect(await money.store.list('', 10)).not.toContain(name);
  const opened = wrapped && money.ring.unwrap(name, wrapped).catch((error: Error) => error.message);
  // Files have a key of the same name of their own; a given ring the same name for a key derived from it.
  expect(await opened).toMatch(/was changed/);
});
