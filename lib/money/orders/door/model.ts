/**
 * Paying at the door: cash, to the seller, when an order is handed over.
 *
 * Invariants
 * - Souk never holds this money: such an order has no charge, settlement, payout or fee, and the ledger knows nothing of it.
 * - It is offered for a place by the zone it lies in, in a country of the list, for all sellers of a purchase or for none.
 * - A person has two such orders on their way at most; after two that she did not take within a year it is not offered to her.
 */

import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { type Place, type Zone, zoneFor } from '@/lib/shop/delivery/model';

/** Why somebody may not pay at the door: a guest, two such orders on their way, two within a year that were not taken. */
export const doorProblems = ['door_guest', 'door_open', 'door_barred'] as const;
/** One of them. */
export type DoorProblem = (typeof doorProblems)[number];

/** How many orders to be paid at the door somebody has at most on their way. */
export const openMost = 2;

/** Why an order was not taken, as its seller says it. */
export const noShowReasons = ['absent', 'refused', 'unreachable'] as const;
/** One of them. */
export type NoShowReason = (typeof noShowReasons)[number];

/** The title by which an order's line says that it is what paying at the door costs. */
export const doorFeeTitle = 'at_door';

/** What a seller asks of who pays at the door, and whether that was chosen. */
export type DoorOffer = {
  readonly zone: Id<'zone'>;
  readonly fee: Money;
  readonly most: Money;
  readonly chosen: boolean;
};

/** What a seller asks at the door of a place, or null where she does not offer it. */
export function doorOf(zones: readonly Zone[], place: Place | null, chosen: boolean): DoorOffer | null {
  const zone = place && zoneFor(zones, place);
  return zone?.id && zone.door ? { zone: zone.id, ...zone.door, chosen } : null;
}

/** Why a part of a purchase that is to be paid at the door cannot be; nothing for what is paid now. */
export function doorProblem(door: DoorOffer | null, total: Money, chosen: boolean) {
  if (!chosen) return undefined;
  if (door === null || door.most.currency !== total.currency) return 'door_not_here' as const;
  return total.amount > door.most.amount ? ('door_too_high' as const) : undefined;
}

/** Until when an order that was not taken counts. */
export function countsUntil(at: Date): Date {
  const until = new Date(at);
  until.setUTCFullYear(until.getUTCFullYear() + 1);
  return until;
}

/** How somebody stands who would pay at the door: her orders on their way, and until when it is not offered to her. */
export type DoorStanding = { open: number; until: Date | null };

/** Why a seller's part cannot be paid at the door. */
export type DoorPartProblem = 'door_not_here' | 'door_too_high';

/** Why somebody may not pay `orders` orders at the door; null when she may. */
export function standingProblem(standing: DoorStanding | null, orders: number): DoorProblem | null {
  if (standing === null) return 'door_guest';
  if (standing.until !== null) return 'door_barred';
  return standing.open + orders > openMost ? 'door_open' : null;
}
