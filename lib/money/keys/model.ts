import type { VaultRing } from '@/lib/platform/vault/model';

/** A key of a ring as the audit names it: money's by its name alone, as before there were other rings. */
export function ringName(of: VaultRing, kek: string): string {
  return of === 'money' ? kek : `${of}/${kek}`;
}

/** What of the keys two operators can agree on: a new key that receipts are signed with, a new primary of the vault's rings. */
export const turnedKeys = ['key.receipts', 'key.vault'] as const;
/** One of them. */
export type TurnedKey = (typeof turnedKeys)[number];
