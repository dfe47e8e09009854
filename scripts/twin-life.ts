/**
 * The one thing by which the second of two worlds differs from the first: what Grace buys, pays, gets back and keeps in her wallet, by the
 * verbs of the product. `--purchases N`; afterwards `--say review` or `--say share` lets her tell it in public, `--share people,friends` shows something to
 * each of these (`--named` are handles), `--take-back` undoes that, and `--last` buys all there is of one thing. Prints what became of it as JSON. Only
 * for `npm run prove:privacy`, on a database that is thrown away.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openOwner } from '@/db/seed/owner';
import { audiences } from '@/lib/social/sharing/model';
import { actorOf } from './prove/actors';
import { buyTheLast, heroine, isTelling, live, tell } from './prove/live-a-life';
import { shareWith, takeBackEach } from './prove/show-and-take-back';

const { values } = parseArgs({
  options: {
    purchases: { type: 'string', default: '200' },
    say: { type: 'string', default: '' },
    share: { type: 'string', default: '' },
    named: { type: 'string', default: '' },
    'take-back': { type: 'string', default: '' },
    last: { type: 'boolean', default: false },
  },
});

const { database, close } = openOwner(process.env.DATABASE_URL ?? '');
const keyOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
const listed = (text: string) => text.split(',').filter(Boolean);

async function main(): Promise<unknown> {
  if (isTelling(values.say)) return tell(database, values.say);
  const wanted = audiences.filter((audience) => listed(values.share).includes(audience));
  if (wanted.length > 0) return shareWith(database, await actorOf(database, heroine), wanted, listed(values.named));
  if (values['take-back']) {
    await takeBackEach(await actorOf(database, heroine), listed(values['take-back']));
    return null;
  }
  if (values.last) return buyTheLast(database, keyOf);
  return live(database, Number(values.purchases), keyOf);
}

const told = await main();
await close();
// The rings' pools would keep the process alive; it ends when everything is written.
process.stdout.write(`${JSON.stringify(told)}\n`, () => process.exit(0));
