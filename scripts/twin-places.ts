/** Prints what there is in a world as JSON, by the names that its addresses use. Only for `npm run prove:privacy`. */
import { openOwner } from '@/db/seed/owner';
import { heroine, neverOf } from './prove/live-a-life';
import { readPlaces } from './prove/places';

const { database, close } = openOwner(process.env.DATABASE_URL ?? '');
const places = await readPlaces(database, neverOf, heroine);
await close();
process.stdout.write(`${JSON.stringify(places)}\n`, () => process.exit(0));
