'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { mapColumns } from '@/lib/shop/imports/map-columns';
import { MapColumns, SteerImport } from '@/lib/shop/imports/schema';
import { steerImport } from '@/lib/shop/imports/steer-import';
import { ownedHandle } from '@/lib/shop/ownership/queries';
import { owner } from '../../owner';

/** Runs, pauses, undoes or drops an import. */
export const steer = formAction(SteerImport, owner, async (actor, input) => {
  const steered = await steerImport(actor, input);
  const handle = steered.ok && input.to === 'drop' ? await ownedHandle(actor, input.page) : null;
  // Nothing is left to see of a file that was dropped.
  if (handle !== null) redirect((await requestI18n()).href(`/studio/${handle}/import`));
  refresh();
  return steered;
});

/** Says which column of a table is what. */
export const mapTheColumns = formAction(MapColumns, owner, async (actor, input) => {
  const mapped = await mapColumns(actor, input);
  refresh();
  return mapped;
});
