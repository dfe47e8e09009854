import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { place } from '@/db/schema/shop/place';
import { backPart } from '../back-part';
import { words } from './fields';

const Place = z.object({
  place: z.int().min(1),
  name: words(80).min(1),
  address: words(300),
  active: z.boolean(),
});

/** Where stock lies. Shut at first, so that nothing is counted as lying at the first one before each product has said where it is. */
export const bringPlaces = backPart({
  name: 'places',
  file: 'places.jsonl',
  record: Place,
  bring: async (back, records) => {
    const rows = records.map(({ no, line: { name, address } }) => ({
      ...{ id: back.idOf('place', no), pageId: back.owned.id, position: no - 1 },
      ...{ name, address, active: false },
    }));
    await back.transaction.insert(place).values(rows);
    await back.note(
      'place',
      records.map(({ no, line }) => ({ name: String(line.place), id: back.idOf('place', no) })),
    );
  },
});

/** Opens the places that were open, once every unit has its place. */
export const openPlaces = backPart({
  name: 'open-places',
  file: 'places.jsonl',
  record: Place,
  bring: async (back, records) => {
    const ids = records.flatMap(({ no, line }) => (line.active ? [back.idOf('place', no)] : []));
    if (ids.length > 0)
      await back.transaction
        .update(place)
        .set({ active: true })
        .where(and(eq(place.pageId, back.owned.id), inArray(place.id, ids)));
  },
});
