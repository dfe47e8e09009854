import 'server-only';
import { eq } from 'drizzle-orm';
import { doorZone } from '@/db/schema/shop/door';
import type { Actor } from '@/lib/identity/actor/model';
import { chargeStep, parseAmount } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import { doorMinorMax } from './model';
import { ownedZone } from './owned-zone';
import type { KeepDoor } from './schema';

/** Why it is not kept: `number`, `door_high` (more than may be carried to a door, or a fee as high as all of it) beside the field. */
export type DoorCode = 'number' | 'door_high' | 'not_allowed' | 'not_found';

/**
 * Says whether buyers in a zone may pay at the door, for what and up to which total. Orders that exist keep what they were placed with.
 */
export function keepDoor(actor: Actor, input: KeepDoor): Promise<Result<null, DoorCode>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    const zone = await ownedZone(transaction, owned, input.zone);
    if (!zone) return refuse('not_found');
    if (input.terms === null) await transaction.delete(doorZone).where(eq(doorZone.zoneId, zone.id));
    else {
      const [fee, most] = [input.terms.fee || '0', input.terms.most].map((typed) => parseAmount(typed, owned.currency));
      if (!most || most.amount <= 0n) return refuse('number', 'most');
      if (most.amount > doorMinorMax) return refuse('door_high', 'most');
      if (!fee || fee.amount % chargeStep(owned.currency) !== 0n) return refuse('number', 'fee');
      if (fee.amount >= most.amount) return refuse('door_high', 'fee');
      const terms = { currency: owned.currency, feeMinor: fee.amount, mostMinor: most.amount };
      await transaction
        .insert(doorZone)
        .values({ zoneId: zone.id, pageId: owned.id, ...terms })
        .onConflictDoUpdate({ target: doorZone.zoneId, set: terms });
    }
    await audit(transaction, actor, 'page.keep-door', owned.id, { offered: input.terms !== null });
    return ok(null);
  });
}
