import 'server-only';
import { keyProvider } from '@/lib/platform/vault/gateway';
import type { KeyProvider } from '@/lib/platform/vault/model';

/** The keys of the money ring. */
export function moneyKeys(): KeyProvider {
  return keyProvider('money');
}
