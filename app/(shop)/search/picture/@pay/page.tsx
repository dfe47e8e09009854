import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import { ListPay } from '@/app/(money)/_pay/list-pay';
import { settledActor } from '@/app/(money)/own-actor';
import { logBug } from '@/lib/platform/log';

/**
 * The money slot of a search by picture: for whoever can pay in one tap, a button in each product found. It is told which products
 * stand on the screen and reads nothing of the search; the address of a search with a shop's picture is that of its requests too. Should money not answer, the search stands without.
 */
export default async function PaySlot(): Promise<ReactNode> {
  try {
    return await ListPay({ actor: await settledActor() });
  } catch (error) {
    unstable_rethrow(error);
    logBug('pay_slot_failed', error);
    return null;
  }
}
