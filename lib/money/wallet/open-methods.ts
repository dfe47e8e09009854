import 'server-only';
import { openRows } from '@/lib/money/vault/open-rows';
import { paypalCurrencies } from '@/lib/platform/paypal-amount';
import { bankCurrencies, isExpired, type MethodFace, type MethodView, methodKinds } from './model';
import { BankParts, CardParts, type MethodParts, type MethodRow, PayPalParts } from './schema';

/** A method with what was sealed of it. */
export type OpenMethod = Pick<MethodRow, 'id' | 'owner' | 'isDefault'> & MethodParts;

/**
 * Opens methods as they lie in the database, in the same sequence; rows of before the vault are taken as they are. What
 * does not open as the kind its row says, and what was forgotten, is left out.
 */
export async function openMethods(rows: readonly MethodRow[]): Promise<OpenMethod[]> {
  const opened = new Map<string, unknown>();
  for (const kind of methodKinds) {
    const mine = rows.filter((row) => row.kind === kind);
    for (const [id, parts] of mine.length > 0 ? await openRows(kind, mine) : []) opened.set(id, parts);
  }
  return rows.flatMap((row) => {
    const { id, owner, isDefault } = row;
    const parts = row.sealed === null ? inTheOpen(row) : opened.get(id);
    return parts ? [{ id, owner, isDefault, ...parse(row.kind, parts) }] : [];
  });
}

function parse(kind: MethodRow['kind'], parts: unknown): MethodParts {
  switch (kind) {
    case 'card':
      return { kind, ...CardParts.parse(parts) };
    case 'bank':
      return { kind, ...BankParts.parse(parts) };
    case 'paypal':
      return { kind, ...PayPalParts.parse(parts) };
  }
}

/** What is sealed of an open method, for sealing it elsewhere. */
export function methodParts({ id: _id, owner: _owner, isDefault: _isDefault, ...parts }: OpenMethod): MethodParts {
  return parts;
}

/** What a method is recognised by. */
export function faceOf(method: OpenMethod): MethodFace {
  if (method.kind === 'paypal') return { kind: method.kind, account: method.account };
  if (method.kind === 'bank') return { kind: method.kind, bank: method.bank, last4: method.last4 };
  return { kind: method.kind, brand: method.brand, last4: method.last4 };
}

/** What a person sees of her methods; their tokens stay here. */
export function viewMethods(methods: readonly OpenMethod[], now: Date): MethodView[] {
  return methods.map((one) => {
    const { id, isDefault } = one;
    if (one.kind === 'paypal') {
      return { id, isDefault, kind: one.kind, account: one.account, expired: false, currencies: paypalCurrencies };
    }
    if (one.kind === 'bank') {
      const { kind, bank, last4, mandate } = one;
      const { agreedAt } = mandate;
      return { id, isDefault, kind, bank, last4, agreedAt, expired: false, currencies: bankCurrencies };
    }
    const { kind, brand, last4, expMonth, expYear } = one;
    return { id, isDefault, kind, brand, last4, expMonth, expYear, expired: isExpired(one, now), currencies: null };
  });
}

function inTheOpen(row: MethodRow): unknown {
  const { providerMethod: token, providerCustomer: customer, fingerprint, brand, last4, expMonth, expYear } = row;
  return token === null ? null : { token, customer, fingerprint, brand, last4, expMonth, expYear };
}
