import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saying } from '@/db/testing/reviews';
import { newId } from '@/lib/kernel/ids';
import { allStars, averageOf, ratingOf, starsOf } from './model';
import { ReviewForm, reviewsAsked, reviewsQuery } from './schema';

const counts = fc.record({ 1: fc.nat(9), 2: fc.nat(9), 3: fc.nat(9), 4: fc.nat(9), 5: fc.nat(9) });

describe('a rating', () => {
  it('lies between the fewest and the most stars that were given, to one decimal, and is none of none', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { average, reviews } = ratingOf(given);
        const stars = allStars.filter((one) => given[one] > 0);
        if (stars.length === 0) return average === null && reviews === 0;
        if (average === null) return false;
        const within = average >= Math.min(...stars) && average <= Math.max(...stars);
        return within && Math.abs(average * 10 - Math.round(average * 10)) < 1e-9;
      }),
    );
    expect(averageOf(13, 3)).toBe(4.3);
  });

  it('has stars from one to five and no others', () => {
    expect([5, '1', 3n].map(starsOf)).toEqual([5, 1, 3]);
    expect([0, 6, '4.5', '', null, '٣', ' 4'].map(starsOf)).toEqual([null, null, null, null, null, null, null]);
  });
});

describe('the form of a review', () => {
  const form = { ...saying(newId('product')), stars: '5' };

  it('shows a purchase only where it was ticked', () => {
    expect(ReviewForm.parse(form).badge).toBe(false);
    expect(ReviewForm.parse({ ...form, badge: 'on' }).badge).toBe(true);
    expect(ReviewForm.safeParse({ ...form, badge: 'true' }).success).toBe(false);
  });

  it('takes nothing else along: no order, no amount, no mark', () => {
    for (const more of [{ verified: 'on' }, { order: newId('order') }, { orderId: newId('order') }])
      expect(ReviewForm.safeParse({ ...form, ...more }).success).toBe(false);
  });

  it('asks for stars and for nothing more', () => {
    expect(ReviewForm.safeParse({ ...form, title: '', body: '' }).success).toBe(true);
    const { stars: _, ...without } = form;
    expect(ReviewForm.safeParse(without).error?.issues[0]).toMatchObject({ path: ['stars'], message: 'stars_none' });
    expect(ReviewForm.safeParse({ ...form, body: 'x'.repeat(4_001) }).error?.issues[0]?.message).toBe('too_long');
  });
});

describe('an address of reviews', () => {
  it('says what it asks for and reads it back; what it does not know asks for all', () => {
    const asked = { order: 'lowest', stars: 2, photos: true, after: 'abc' } as const;
    const query = reviewsQuery(asked);
    expect(reviewsAsked(Object.fromEntries(new URLSearchParams(query)))).toEqual(asked);
    expect(reviewsAsked({ order: 'best', stars: '9', photos: 'yes', after: ['a', 'b'] })).toEqual(reviewsAsked({}));
    expect(reviewsQuery(reviewsAsked({}))).toBe('');
  });
});
