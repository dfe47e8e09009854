import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { type Claim, orderClaims } from './order-claims';

const weights = { sameItem: 0.85, enough: 0.3 };
const number = '04006381333931';
let shops = 0;
const claim = (likeness: number | null, price = 10n, more: Partial<Claim> = {}): Claim => {
  shops += 1;
  return { number, product: newId('product'), handle: `shop${shops}`, currency: 'USD', price, likeness, ...more };
};
const renumbered = (claims: Claim[], number: string) => claims.map((one) => ({ ...one, number }));
const ordered = (...claims: Claim[]) => orderClaims(claims, weights);

describe('products that bear the number that is shown', () => {
  it('stand by what they look like, whoever wrote the number first or last', () => {
    const [far, near, unseen, middle] = [claim(0.1), claim(0.7), claim(null), claim(0.4)];
    for (const given of [
      [far, near, unseen, middle],
      [middle, unseen, near, far],
    ]) {
      expect(ordered(...given)).toEqual([near, middle, far, unseen]);
    }
  });

  it('are left out where one is the very thing and they look nothing like it', () => {
    const [honest, other, pretended, unseen] = [claim(0.95), claim(0.5), claim(0.1), claim(null)];
    expect(ordered(pretended, unseen, other, honest)).toEqual([honest, other]);
  });

  it('stand by price where they look the same and are paid in one currency', () => {
    const prices = [700n, 300n, 900n, 100n, 500n, 800n];
    const found = ordered(...prices.map((price) => claim(0.96 + Number(price % 7n) / 1_000, price)));
    expect(found.map(({ price }) => price)).toEqual(prices.toSorted((one, other) => Number(one - other)));
  });

  it('are one of a shop, however often it wrote the number', () => {
    const own = { handle: 'many' };
    const [better, worse] = [claim(0.6, 10n, own), claim(0.5, 1n, own)];
    expect(ordered(worse, better)).toEqual([better]);
    const otherThing = { ...worse, number: '09506000134352' };
    expect(ordered(otherThing, better)).toEqual([better, otherThing]);
  });

  it('stand in an order that none of them can choose, where nothing tells them apart', () => {
    const claims = Array.from({ length: 12 }, () => claim(0.9));
    const byId = claims.map(({ product }) => product).sort();
    const orders = ['1', '2', '3', '4'].map((one) =>
      orderClaims(renumbered(claims, one), weights).map(({ product }) => product),
    );
    for (const order of orders) expect([byId, byId.toReversed()]).not.toContainEqual(order);
    expect(new Set(orders.map(([first]) => first)).size).toBeGreaterThan(1);
    expect(orderClaims(renumbered(claims.toReversed(), '1'), weights).map(({ product }) => product)).toEqual(orders[0]);
  });
});
