import 'server-only';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { decrypt, encrypt } from '@/lib/platform/vault/cipher';
import { keyProvider } from '@/lib/platform/vault/gateway';
import { destroyUserKey, makeUserKey, readUserKey } from '@/lib/platform/vault/user-key';
import { copyPiecePlace, copyPlace } from './model';

const keyOwner = (id: Id<'copy'>) => `identity:${id}`;
const boundTo = (id: Id<'copy'>, word: string, piece: number) => JSON.stringify(['souk.copy', 1, id, word, piece]);

/** Stores a piece of a copy, sealed under the copy's own key for this place alone. */
export async function sealPiece(id: Id<'copy'>, word: string, piece: number, bytes: Uint8Array): Promise<void> {
  const { key } = await makeUserKey(keyOwner(id), keyProvider('identity'));
  const sealed = encrypt(key, bytes, boundTo(id, word, piece));
  await (await fileStore()).put(copyPiecePlace(toUuid(id), word, piece), sealed, 'application/octet-stream');
}

/** A piece as it was put in. Throws when it is gone or not what was put there: half a copy is none. */
export async function openPiece(id: Id<'copy'>, word: string, piece: number): Promise<Uint8Array> {
  const [owner, sealed] = await Promise.all([
    readUserKey(keyOwner(id), keyProvider('identity')),
    fileStore().then((store) => store.get(copyPiecePlace(toUuid(id), word, piece))),
  ]);
  const bytes = owner && sealed && decrypt(owner.key, sealed, boundTo(id, word, piece));
  if (!bytes) throw new Error('Invariant broken: a piece of a copy opens where it was put');
  return bytes;
}

/** Removes what was stored of a copy; its key too, so that no other copy of the pieces opens. Again changes nothing. */
export async function removePieces(id: Id<'copy'>): Promise<void> {
  await destroyUserKey(keyOwner(id), keyProvider('identity'));
  await clearPieces(id);
}

/** Removes what was stored by earlier tries, or by the one of this word alone, and leaves the key. */
export async function clearPieces(id: Id<'copy'>, word?: string): Promise<void> {
  const place = copyPlace(toUuid(id));
  await (await fileStore()).remove(word === undefined ? place : `${place}${word}/`);
}
