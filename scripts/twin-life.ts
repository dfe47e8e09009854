/**
 * The one thing by which the second of two worlds differs from the first: what Grace buys, pays, gets back and keeps in her wallet, by the
 * verbs of the product. `--purchases N`; afterwards `--say review` lets her tell it in public, and `--last` buys all there is of one thing. Prints
 * what became of it as JSON. Only for `npm run prove:privacy`, on a database that is thrown away.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openOwner } from '@/db/seed/owner';
import { buyTheLast, live, tell } from './prove/live-a-life';

const { values } = parseArgs({
  options: {
    purchases: { type: 'string', default: '200' },
    say: { type: 'string' },
    last: { type: 'boolean', default: false },
  },
});

const { database, close } = openOwner(process.env.DATABASE_URL ?? '');
const keyOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

async function main(): Promise<unknown> {
  if (values.say === 'review') return tell(database, values.say);
  if (values.last) return buyTheLast(database, keyOf);
  return live(database, Number(values.purchases), keyOf);
}

const told = await main();
await close();
// The rings' pools would keep the process alive; it ends when everything is written.
process.stdout.write(`${JSON.stringify(told)}\n`, () => process.exit(0));
