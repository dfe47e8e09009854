import 'server-only';
import { keyProvider } from '@/lib/platform/vault/gateway';
import type { KeyProvider } from '@/lib/platform/vault/model';

/** The keys of the social ring. */
export function socialKeys(): KeyProvider {
  return keyProvider('social');
}
