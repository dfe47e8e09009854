import type { VaultRing } from '@/lib/platform/vault/model';

/** A key of a ring as the audit names it: money's by its name alone, as before there were other rings. */
export function ringName(of: VaultRing, kek: string): string {
  return of === 'money' ? kek : `${of}/${kek}`;
}
