import 'server-only';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { mark } from '@/lib/money/vault/mark';
import { nameBeginnings, nameWords } from './model';

/** Letters of a mark that are kept: enough to tell the names of a page apart, and no more than a row should carry dozens of. */
const kept = 12;

const markOf = async (pageId: Id<'page'>, beginning: string) =>
  (await mark('buyer', `${toUuid(pageId)}\0${beginning}`)).slice('m1.'.length, 'm1.'.length + kept);

/** The marks an order is found by. */
export function marksOfName(pageId: Id<'page'>, name: string): Promise<string[]> {
  return Promise.all(nameBeginnings(name).map((one) => markOf(pageId, one)));
}

/** The marks that an order has whose buyer's name has words beginning like these; none when there is no word in it. */
export function marksOfSearch(pageId: Id<'page'>, words: string): Promise<string[]> {
  return Promise.all(nameWords(words).map((one) => markOf(pageId, one)));
}
