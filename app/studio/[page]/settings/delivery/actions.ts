'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n, requestPath } from '@/lib/platform/request';
import { beginZones } from '@/lib/shop/delivery/begin-zones';
import { keepDoor } from '@/lib/shop/delivery/keep-door';
import { keepRate } from '@/lib/shop/delivery/keep-rate';
import { keepZone } from '@/lib/shop/delivery/keep-zone';
import { removeRate } from '@/lib/shop/delivery/remove-rate';
import { removeZone } from '@/lib/shop/delivery/remove-zone';
import { BeginZones, KeepDoor, KeepRate, KeepZone, RemoveRate, RemoveZone } from '@/lib/shop/delivery/schema';
import { SetTaxPlaces } from '@/lib/shop/tax/schema';
import { setTaxPlaces } from '@/lib/shop/tax/set-tax-places';
import { owner } from '../../../owner';

/** Makes the simple settings the first zone. */
export const startZones = formAction(BeginZones, owner, async (actor, input) => {
  const { t } = await requestI18n();
  const begun = await beginZones(actor, input, { zone: t('delivery.first_zone'), rate: t('delivery.first_rate') });
  if (begun.ok) refresh();
  return begun;
});

/** Keeps a zone; a new one leads to its rates. */
export const saveZone = formAction(KeepZone, owner, async (actor, input): ReturnType<typeof keepZone> => {
  const kept = await keepZone(actor, input);
  if (kept.ok && input.zone === null) redirect((await zonesPath()) + kept.value.zone);
  if (kept.ok) refresh();
  return kept;
});

/** Keeps a rate. */
export const saveRate = formAction(KeepRate, owner, async (actor, input) => {
  const kept = await keepRate(actor, input);
  if (kept.ok) refresh();
  return kept;
});

/** Says whether buyers in a zone may pay at the door. */
export const saveDoor = formAction(KeepDoor, owner, async (actor, input) => {
  const kept = await keepDoor(actor, input);
  if (kept.ok) refresh();
  return kept;
});

/** Takes a rate away. */
export const dropRate = formAction(RemoveRate, owner, async (actor, input) => {
  const removed = await removeRate(actor, input);
  if (removed.ok) refresh();
  return removed;
});

/** Takes a zone away, and leads back to those that are left. */
export const dropZone = formAction(RemoveZone, owner, async (actor, input): ReturnType<typeof removeZone> => {
  const removed = await removeZone(actor, input);
  if (removed.ok) redirect((await zonesPath()).slice(0, -1));
  return removed;
});

/** Says where the shop collects tax. */
export const saveTaxPlaces = formAction(SetTaxPlaces, owner, async (actor, input) => {
  const saved = await setTaxPlaces(actor, input);
  if (saved.ok) refresh();
  return saved;
});

/** Where the zones of the page in hand are: every form here stands on the screen of one of them. */
async function zonesPath(): Promise<string> {
  const [path, { href }] = await Promise.all([requestPath(), requestI18n()]);
  return href(path.replace(/[^/]*$/, ''));
}
