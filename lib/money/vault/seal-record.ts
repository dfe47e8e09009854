import 'server-only';
import type { UserKey } from '@/lib/platform/vault/model';
import { sealContent } from '@/lib/platform/vault/seal-content';
import { bindingOf, type Place, recordKinds } from './model';

/**
 * Seals the fields of one record under its owner's key, for one place only. The same fields sealed twice are two
 * different texts. Throws when the fields are not exactly those of the kind: a field that is left out would not be missed.
 */
export function sealRecord(owner: UserKey, place: Place, fields: Record<string, unknown>): string {
  const names = Object.keys(fields).sort().join(',');
  if (names !== recordKinds[place.kind].fields.join(',')) throw new Error('Invariant broken: a record of other fields');
  return sealContent(owner, bindingOf(place), fields);
}
