import { createHash } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import type { Learned } from './rank';

/**
 * A product one of whose variants bears a number that is shown, at the least price of those that do. `likeness`: of its picture that is
 * nearest to what is shown; null while it was not looked at.
 */
export type Claim = {
  readonly number: string;
  readonly product: Id<'product'>;
  readonly handle: string;
  readonly currency: string;
  readonly price: bigint;
  readonly likeness: number | null;
};

/** Closer than this two pictures are equally alike: the same packshot in two files. */
const sameStep = 0.05;

/**
 * Products that bear a number in the order in which they are shown. Anybody can write any number as her code, so having it proves
 * nothing, and neither does having had it first. What looks like what is shown goes first; of what looks equally alike the cheaper,
 * where currencies can be compared; else a draw of this number alone decides. Of one shop only one stands here for each number. When one looks like
 * the very thing, those that look nothing like it are left out: they are found by their looks, if at all.
 */
export function orderClaims(
  claims: readonly Claim[],
  { sameItem, enough }: Pick<Learned, 'sameItem' | 'enough'>,
): Claim[] {
  const best = Math.max(...claims.map(alike));
  const believed = best >= sameItem ? claims.filter((one) => alike(one) >= enough) : claims;
  const known = new Set<string>();
  return believed
    .toSorted(
      (one, other) =>
        step(other) - step(one) ||
        byText(drawn(one, one.currency), drawn(other, other.currency)) ||
        Number(one.price > other.price) - Number(one.price < other.price) ||
        byText(drawn(one, one.product), drawn(other, other.product)),
    )
    .filter(({ handle, number }) => !known.has(`${handle} ${number}`) && known.add(`${handle} ${number}`))
    .filter(({ product }) => !known.has(product) && known.add(product));
}

const alike = ({ likeness }: Claim) => likeness ?? -1;
const step = (claim: Claim) => Math.floor(alike(claim) / sameStep);
const byText = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
const drawn = ({ number }: Claim, of: string) => createHash('sha256').update(`${number} ${of}`).digest('hex');
