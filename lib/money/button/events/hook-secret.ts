import 'server-only';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { openRecord } from '@/lib/money/vault/open-record';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey, readUserKey } from '@/lib/platform/vault/user-key';

type Place = { site: Id<'site'>; hook: Id<'hook'> };

const ownerOf = (site: Id<'site'>) => `site:${toUuid(site)}`;

/**
 * Makes a secret for an address, and what its row keeps of it: unlike a key it is needed again, to sign, so it is sealed under a key of
 * its site. Asks the key provider: never within a transaction.
 */
export async function makeHookSecret({ site, hook }: Place): Promise<{ secret: string; sealed: Uint8Array }> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const owner = ownerOf(site);
  const record = sealRecord(await makeUserKey(owner, moneyKeys()), { kind: 'hook', id: hook, owner }, { secret });
  return { secret, sealed: Buffer.from(record) };
}

/** The secrets of an address, from what its row keeps; those that do not open are left out. */
export async function openHookSecrets({ site, hook }: Place, sealed: readonly string[]): Promise<string[]> {
  const owner = ownerOf(site);
  const key = await readUserKey(owner, moneyKeys());
  return sealed.flatMap((record) => {
    const opened = openRecord(key, { kind: 'hook', id: hook, owner }, record);
    return opened.ok ? [z.object({ secret: z.string() }).parse(opened.value).secret] : [];
  });
}
