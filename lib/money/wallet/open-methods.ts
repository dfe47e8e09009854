import 'server-only';
import { openRows } from '@/lib/money/vault/open-rows';
import { isExpired, type MethodView } from './model';
import { MethodParts, type MethodRow } from './schema';

/** A card with what was sealed of it. */
export type OpenMethod = Pick<MethodRow, 'id' | 'owner' | 'isDefault'> & MethodParts;

/**
 * Opens cards as they lie in the database, in the same sequence; rows of before the vault are taken as they are. What does
 * not open, and what was forgotten, is left out.
 */
export async function openMethods(rows: readonly MethodRow[]): Promise<OpenMethod[]> {
  const opened = await openRows('method', rows);
  return rows.flatMap((row) => {
    const { id, owner, isDefault } = row;
    const parts = row.sealed === null ? inTheOpen(row) : opened.get(id);
    return parts ? [{ id, owner, isDefault, ...MethodParts.parse(parts) }] : [];
  });
}

/** What is sealed of an open card, for sealing it elsewhere. */
export function methodParts({ id: _id, owner: _owner, isDefault: _isDefault, ...parts }: OpenMethod): MethodParts {
  return parts;
}

/** What a person sees of her cards; their tokens stay here. */
export function viewMethods(cards: readonly OpenMethod[], now: Date): MethodView[] {
  return cards.map((card) => {
    const { id, brand, last4, expMonth, expYear, isDefault } = card;
    return { id, brand, last4, expMonth, expYear, isDefault, expired: isExpired(card, now) };
  });
}

function inTheOpen(row: MethodRow): unknown {
  const { providerMethod: token, providerCustomer: customer, fingerprint, brand, last4, expMonth, expYear } = row;
  return token === null ? null : { token, customer, fingerprint, brand, last4, expMonth, expYear };
}
