import 'server-only';
import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { payFrame } from '@/db/schema/money/button/frame';
import { paySite } from '@/db/schema/money/button/site';
import type { SystemActor } from '@/lib/identity/actor/model';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { hostOf } from '../model';
import { frameDays } from './model';

const system: SystemActor = { kind: 'system', name: 'frames', locale: 'en' };

/** A site on which somebody pays in one tap, as her wallet shows it. */
export type FrameView = {
  id: Id<'frame'>;
  site: string;
  host: string;
  perPayment: Money;
  perDay: Money;
  since: Date;
  methodId: Id<'method'>;
  /** Whether it is this browser, as her sign-in knows it. */
  here: boolean;
};

/** The sites on which a person pays in one tap, the newest first. */
export async function myFrames(actor: PersonActor): Promise<FrameView[]> {
  const owner = actorKey(actor) ?? '';
  // Read as the system: she sees her frames, and not the rows of the sites they stand on.
  const rows = await asActor(system, (tx) =>
    tx
      .select({
        ...{ id: payFrame.id, site: paySite.name, origin: payFrame.topOrigin, currency: payFrame.currency },
        ...{ payment: payFrame.perPaymentMinor, day: payFrame.perDayMinor, since: payFrame.createdAt },
        ...{ device: payFrame.device, methodId: payFrame.methodId },
      })
      .from(payFrame)
      .innerJoin(paySite, eq(paySite.id, payFrame.siteId))
      .where(
        and(
          ...[eq(payFrame.owner, owner), isNull(payFrame.revokedAt), isNotNull(payFrame.tokenHash)],
          gt(payFrame.createdAt, sql`now() - make_interval(days => ${frameDays})`),
        ),
      )
      .orderBy(desc(payFrame.createdAt))
      .limit(100),
  );
  return rows.flatMap(({ origin, currency, payment, day, device, ...row }) => {
    if (!isCurrency(currency)) return [];
    const limits = { perPayment: money(payment, currency), perDay: money(day, currency) };
    return [{ ...row, ...limits, host: hostOf(origin), here: device === actor.device }];
  });
}

/**
 * Whether her window asks her, after she has paid an order, if she wants one tap there from now on: after her first payment on that site, and
 * on another device once she has allowed it on one.
 */
export async function mayOfferFrame(actor: PersonActor, payOrderId: Id<'payOrder'>): Promise<boolean> {
  return callMoney(
    z.boolean(),
    sql`money.may_offer_frame(${actorKey(actor)}, ${toUuid(payOrderId)}::uuid, ${actor.device})`,
  );
}
