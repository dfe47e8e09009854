'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { mapColumns } from '@/lib/shop/imports/map-columns';
import { MapColumns, SteerImport } from '@/lib/shop/imports/schema';
import { steerImport } from '@/lib/shop/imports/steer-import';
import { owner } from '../../owner';

/** Runs, pauses, undoes or drops an import. */
export const steer = formAction(SteerImport, owner, async (actor, input) => {
  const steered = await steerImport(actor, input);
  refresh();
  return steered;
});

/** Says which column of a table is what. */
export const mapTheColumns = formAction(MapColumns, owner, async (actor, input) => {
  const mapped = await mapColumns(actor, input);
  refresh();
  return mapped;
});
