import 'server-only';
import { openRows } from '@/lib/money/vault/open-rows';
import type { AddressView } from './model';
import { type AddressRow, StoredAddress } from './schema';

/** Opens addresses as they lie in the database; see `openMethods`. */
export async function openAddresses(rows: readonly AddressRow[]): Promise<AddressView[]> {
  const opened = await openRows('address', rows);
  return rows.flatMap((row) => {
    const parts = row.sealed === null ? inTheOpen(row) : opened.get(row.id);
    return parts ? [{ id: row.id, isDefault: row.isDefault, ...StoredAddress.parse(parts) }] : [];
  });
}

function inTheOpen(row: AddressRow): unknown {
  const { name, line1, city, country } = row;
  if (!name || line1 === null || city === null || country === null) return null;
  const { line2, region, postalCode, phone } = row;
  const rest = { line2: line2 ?? '', region: region ?? '', postalCode: postalCode ?? '', phone: phone ?? '' };
  return { name, line1, city, country, ...rest };
}
