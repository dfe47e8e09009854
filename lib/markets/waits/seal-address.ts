import 'server-only';
import { createHmac } from 'node:crypto';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { keyProvider } from '@/lib/platform/vault/gateway';
import { openContent } from '@/lib/platform/vault/open-content';
import { sealContent } from '@/lib/platform/vault/seal-content';
import { destroyUserKey, makeUserKey, readUserKey } from '@/lib/platform/vault/user-key';

const keyOwner = (id: Id<'wait'>) => `identity:wait:${toUuid(id)}`;
const boundTo = (id: Id<'wait'>) => JSON.stringify(['souk.wait', 1, id]);

/** An address of e-mail, sealed under a key of its own for the row it lies in. */
export async function sealAddress(id: Id<'wait'>, email: string): Promise<string> {
  return sealContent(await makeUserKey(keyOwner(id), keyProvider('identity')), boundTo(id), email);
}

/** What was sealed; null when its key is gone. */
export async function openAddress(id: Id<'wait'>, sealed: string): Promise<string | null> {
  const opened = openContent(await readUserKey(keyOwner(id), keyProvider('identity')), boundTo(id), sealed);
  return opened.ok && typeof opened.value === 'string' ? opened.value : null;
}

/** Destroys the key of a row, for copies of the database too; again changes nothing. */
export async function forgetAddress(id: Id<'wait'>): Promise<void> {
  await destroyUserKey(keyOwner(id), keyProvider('identity'));
}

/** The same for the same address, and telling nothing of it: 64 hex digits. */
export async function markAddress(email: string): Promise<string> {
  const key = await keyProvider('identity').ring.indexKey();
  return createHmac('sha256', key).update(`wait\0${email.trim().toLowerCase()}`).digest('hex');
}
