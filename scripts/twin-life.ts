/**
 * The one thing by which the second of two worlds differs from the first: what Lina buys, pays, gets back and keeps in her wallet, by the
 * verbs of the product. `--purchases N`; `--say` lets her say in public that she bought something; `--sold-out` buys the last of one thing;
 * `--share` instead of all of it. Prints what became of it as JSON. Only for `npm run prove:privacy`, on a database that is thrown away.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openOwner } from '@/db/seed/owner';
import { live, sayInPublic } from './prove/live-a-life';

const { values } = parseArgs({
  options: { purchases: { type: 'string', default: '200' }, say: { type: 'boolean', default: false } },
});

const { database, close } = openOwner(process.env.DATABASE_URL ?? '');
const keyOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
const told = values.say
  ? await sayInPublic(database)
  : await live(database, Number(values.purchases), keyOf);
await close();
// The rings' pools would keep the process alive; it ends when everything is written.
process.stdout.write(`${JSON.stringify(told)}\n`, () => process.exit(0));
