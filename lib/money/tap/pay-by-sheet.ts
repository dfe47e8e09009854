import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { deliverPayOrder } from '@/lib/money/button/delivery/deliver-pay-order';
import type { WaysCode } from '@/lib/money/button/delivery/find-ways';
import { atDoor } from '@/lib/money/checkout/model';
import { type FinishCardCode, finishCardSetup } from '@/lib/money/wallet/finish-card-setup';
import { type SaveAddressCode, saveAddress } from '@/lib/money/wallet/save-address';
import { setDefaultAddress } from '@/lib/money/wallet/set-default-address';
import type { TapAnswer, TapToConfirm } from './model';
import { payByTap, type TapCode } from './pay-by-tap';
import type { SheetInput } from './schema';

/** Why the sheet bought nothing. */
export type SheetCode = TapCode | FinishCardCode | SaveAddressCode | WaysCode;

/**
 * Buys from the sheet: keeps the card that was just typed and the address, then pays like a tap. Sent again it
 * finds both kept already, so it is still the same tap. A card or address that was kept stays kept when paying
 * is refused: nothing has to be typed twice, and where the total is another one for the chosen address, that is the one the sheet
 * is priced for next. Of another site's order it is written down first how it is delivered.
 *
 * Refusals are those of its parts; the card's are beside `setup`.
 */
export async function payBySheet(
  actor: Actor,
  input: SheetInput,
  visit: Pick<Visit, 'network'>,
): Promise<Result<TapAnswer, SheetCode> | TapToConfirm> {
  if (input.signedIn && actor.kind !== 'person') return refuse('sign_in');
  if (actor.kind !== 'person' && !input.email) return refuse('email_missing', 'email');
  const method = await methodOf(actor, input);
  if (!method.ok) return { ...method, field: 'setup' };
  const address = await addressOf(actor, input);
  if (!address.ok) return address;
  if (input.payOrder) {
    const { payOrder: payOrderId, delivery } = input;
    const way = await deliverPayOrder(actor, { payOrderId, delivery, addressId: address.value ?? null });
    if (!way.ok) return way;
  }
  const { seed, expectedMinor, currency, items, payOrder, cartVersion, live, signedIn, leaveOut, pickups, startNow } =
    input;
  const { donateTo: charityId, donateMinor: minor } = input;
  const tap = {
    ...{ seed, expectedMinor, currency, items, cartVersion, live, signedIn, leaveOut },
    ...{ methodId: method.value, addressId: address.value },
    ...(payOrder && { payOrder }),
    ...(pickups.length > 0 && { pickups }),
    ...(startNow && { startNow }),
    ...(charityId && minor !== '' && { donationBeside: { charityId, minor } }),
    ...(actor.kind === 'person' || input.email === undefined ? {} : { email: input.email }),
  };
  const paid = await payByTap(actor, tap, visit);
  // The sheet is priced for her own address: after a refusal it has to be for the one she chose.
  if (!paid.ok && paid.code === 'price_changed' && address.value)
    await setDefaultAddress(actor, { addressId: address.value });
  return paid;
}

async function methodOf(
  actor: Actor,
  input: SheetInput,
): Promise<Result<Id<'method'> | typeof atDoor, FinishCardCode | 'method_missing'>> {
  if (input.methodId === atDoor) return ok(atDoor);
  if (input.setup) return finishCardSetup(actor, { setupId: input.setup, makeDefault: true });
  return input.methodId ? ok(input.methodId) : refuse('method_missing');
}

async function addressOf(actor: Actor, input: SheetInput): Promise<Result<Id<'address'> | undefined, SheetCode>> {
  if (input.nowhere && input.payOrder) return ok(undefined);
  if (input.addressId) return ok(input.addressId);
  return input.address ? saveAddress(actor, { ...input.address, isDefault: true }) : refuse('address_missing');
}
