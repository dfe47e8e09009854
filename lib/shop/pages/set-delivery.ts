import 'server-only';
import { eq } from 'drizzle-orm';
import { deliveryZone } from '@/db/schema/shop/delivery';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { chargeStep, parseAmount } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { reachedCountries } from '@/lib/markets/queries';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { SetDelivery } from './schema';

/** The highest delivery price, in minor units. */
const deliveryMinorMax = 5_000_000n;

/**
 * Sets the one delivery price of a shop (free is 0), how many days a parcel takes, and where it goes. Orders
 * that exist keep what they were made with.
 * A shop with zones is asked there.
 * Refusals: `number` (not an amount of the page's currency), `price_high`, `country` (no shopper may buy there), `zones`, `not_found`.
 */
export async function setDelivery(
  actor: Actor,
  input: SetDelivery,
): Promise<Result<null, 'number' | 'price_high' | 'country' | 'zones' | 'not_allowed' | 'not_found'>> {
  const open = new Set(await reachedCountries('buy'));
  if (input.countries.some((country) => !open.has(country))) return refuse('country', 'countries');
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    const price = parseAmount(input.price === '' ? '0' : input.price, owned.currency);
    if (price === null || price.amount % chargeStep(owned.currency) !== 0n) return refuse('number', 'price');
    if (price.amount > deliveryMinorMax) return refuse('price_high', 'price');
    if ((await transaction.$count(deliveryZone, eq(deliveryZone.pageId, owned.id))) > 0) return refuse('zones');
    await transaction
      .update(page)
      .set({
        deliveryMinor: price.amount,
        deliveryDaysMin: input.daysMin,
        deliveryDaysMax: input.daysMax,
        deliveryCountries: input.countries,
      })
      .where(eq(page.id, owned.id));
    await audit(transaction, actor, 'page.set-delivery', owned.id, { priceMinor: price.amount.toString() });
    return ok(null);
  });
}
