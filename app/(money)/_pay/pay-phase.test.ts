import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import type { TapStanding } from '@/lib/money/tap/model';
import type { PayAnswer } from './pay-and-answer';
import { phaseAfter, phaseOf, troubleOf } from './pay-phase';

const answer: PayAnswer = {
  ...{ state: 'checking', purchaseId: newId('purchase'), actionUrl: null, undoMilliseconds: 0, orderHref: '/orders/1' },
};
const standing = (state: TapStanding['state'], problem: string | null = null): TapStanding => ({
  ...{ state, problem, undoMilliseconds: 7_000, orderPath: '/orders/1' },
});

describe('a payment that is being checked', () => {
  test('stays so while nobody knows', () => {
    expect(phaseAfter(answer, standing('checking'))).toEqual({ name: 'checking', answer });
  });

  test('asks the bank when the bank wants to be asked', () => {
    expect(phaseAfter(answer, standing('action'))).toMatchObject({ name: 'leaving' });
  });

  test.each(['authorized', 'paid'] as const)(
    'that is %s offers the undo time that is left, not the first one',
    (state) => {
      expect(phaseAfter(answer, standing(state))).toMatchObject({ name: 'paid', answer: { undoMilliseconds: 7_000 } });
    },
  );

  test.each([
    ['declined', 'insufficient_funds', 'insufficient_funds'],
    ['declined', null, 'declined'],
    ['undone', null, 'expired'],
    ['expired', null, 'expired'],
  ] as const)('that is %s (%s) can be pressed again and says %s', (state, problem, said) => {
    expect(phaseAfter(answer, standing(state, problem))).toEqual({ name: 'idle', problem: said, field: null });
  });
});

test('only money that is held shows as paid', () => {
  expect(phaseOf({ ...answer, state: 'authorized' }).name).toBe('paid');
  expect(phaseOf({ ...answer, state: 'action' }).name).toBe('leaving');
  expect(phaseOf(answer).name).toBe('checking');
});

test.each([
  ['offline', 20, false, new TypeError('failed')],
  ['offline', 20, true, new TypeError('failed')],
  ['offline', 30_000, false, new TypeError('failed')],
  ['slow', 30_000, true, new TypeError('failed')],
  ['slow', 20, true, new Error('the server failed')],
] as const)('says %s after %i ms, knowing of a network: %s, of %s', (trouble, milliseconds, onLine, error) => {
  expect(troubleOf(error, milliseconds, onLine)).toBe(trouble);
});
