import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { openRows } from '@/lib/money/vault/open-rows';
import type { PostalAddress } from '@/lib/money/wallet/model';
import { StoredAddress } from '@/lib/money/wallet/schema';
import { noShipTo, orderKey } from './model';

/** What an order's row says of where it goes to. */
export type ShipToRow = { id: Id<'order'>; shipTo: Partial<PostalAddress>; shipSealed: string | null };

/**
 * Where orders go to, by their ids. Of one whose key was destroyed the country is left; one of before the sealing says it itself.
 * For whoever may see all of it: what others see of it, `forSeller` and its like decide.
 */
export async function openShipTos(rows: readonly ShipToRow[]): Promise<(id: Id<'order'>) => PostalAddress> {
  const sealed = rows.map(({ id, shipSealed }) => ({ id, owner: orderKey(id), sealed: shipSealed }));
  const opened = await openRows('delivery', sealed);
  const known = new Map(
    rows.map(({ id, shipTo }) => {
      const parts = StoredAddress.safeParse(opened.get(id));
      return [id, parts.success ? parts.data : { ...noShipTo, ...shipTo }];
    }),
  );
  return (id) => known.get(id) ?? noShipTo;
}
