/** Prints what there is in a world as JSON, by the names that its addresses use. Only for `npm run prove:privacy`. */
import { openOwner } from '@/db/seed/owner';
import { parseId } from '@/lib/kernel/ids';
import { partToken } from '@/lib/money/parts/part-token';
import { heroine, neverOf } from './prove/live-a-life';
import { readPlaces } from './prove/places';

const { database, close } = openOwner(process.env.DATABASE_URL ?? '');
const places = await readPlaces(database, neverOf, heroine);
// What is asked of somebody by name opens for nobody else, who has its link or not.
const parts = (places.partOfSplit ?? []).flatMap((part) => parseId('part', part) ?? []);
const shareOfSplit = parts.map((part) => partToken(part, 0));
await close();
process.stdout.write(`${JSON.stringify({ ...places, shareOfSplit })}\n`, () => process.exit(0));
