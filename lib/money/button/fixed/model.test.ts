import { expect, it } from 'vitest';
import { payLink } from '@/db/schema/money/button/pay-link';
import { type LinkState, linkNext, mayBecome } from './model';

it('an amount that ended is not sold again, and its states are those the table knows', () => {
  const states = Object.keys(linkNext) as LinkState[];
  expect(states.filter((state) => mayBecome('ended', state))).toEqual([]);
  expect(mayBecome('paused', 'active')).toBe(true);
  expect(payLink.state.enumValues).toEqual(states);
});
