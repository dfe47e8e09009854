import 'server-only';
import { isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { conversion } from '@/db/schema/money/conversion';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { midRate, rateSource } from '@/lib/markets/rates/model';
import { quoted, quoteMinutes } from '../model';
import { transferOf } from '../queries';
import { myRecipients } from '../recipients/queries';

/**
 * Promises to whoever receives something, for ten minutes, what it comes to in the currency of her account. Nothing is changed by it. Asked again it is promised anew; what she has agreed to stays.
 * Refuses with `not_found` for everybody but her and once it waits no longer; `recipient_unready` while her account is not complete; `no_rate` between currencies
 * without a reference rate; `too_little` where nothing would arrive.
 */
export async function offerConversion(
  actor: PersonActor,
  id: Id<'transfer'>,
): Promise<Result<{ offered: true }, 'not_found' | 'recipient_unready' | 'no_rate' | 'too_little'>> {
  const [view, { own }] = await Promise.all([transferOf(actor, id), myRecipients(actor)]);
  if (view?.side !== 'receiver' || view.waits !== 'account') return refuse('not_found');
  if (!own?.ready || own.currency === null) return refuse('recipient_unready');
  const rate = midRate(view.promised.currency, own.currency);
  if (rate === null) return refuse('no_rate');
  const promised = quoted(view.promised, own.currency, rate, false);
  if (promised === null) return refuse('too_little');
  const values = {
    ...{ arriveMinor: promised.arrives.amount, arriveCurrency: promised.arrives.currency },
    ...{ midOver: rate.over.toString(), midUnder: rate.under.toString(), source: rateSource.day },
    marginBasisPoints: promised.marginBasisPoints,
    expiresAt: sql`clock_timestamp() + make_interval(mins => ${quoteMinutes})`,
    acceptedAt: null,
  };
  const offered = await asActor(actor, (tx) =>
    tx
      .insert(conversion)
      .values({ transferId: id, owner: actorKey(actor) ?? '', ...values })
      .onConflictDoUpdate({ target: conversion.transferId, set: values, setWhere: isNull(conversion.acceptedAt) })
      .returning({ id: conversion.transferId }),
  );
  return offered.length > 0 ? ok({ offered: true }) : refuse('not_found');
}
