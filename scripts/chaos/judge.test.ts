import { describe, expect, test } from 'vitest';
import { judge } from './judge.mjs';
import { planOf, randomOf } from './random.mjs';

/** One paid order, told and stocked as it should be. */
const sound = () => ({
  charges: [{ intent: 'pi_1', state: 'succeeded', captured: 4620, metadata: { attempt_id: 'att_1' } }],
  attempts: [{ id: 'att_1', state: 'captured', orders: [{ id: 'ord_1', state: 'paid' }] }],
  told: { authorized: ['ord_1'], placed: ['ord_1'], taps: 1 },
  stock: [{ variant: 'v', first: 10, sold: 1, left: 9 }],
});
const charge = (part: object) => ({ ...sound().charges[0], ...part });

describe('the judge of a round', () => {
  test('finds nothing where everything agrees, let-go holds included', () => {
    const found = sound();
    found.charges.push({ intent: 'pi_2', state: 'canceled', captured: 0, metadata: { attempt_id: 'att_2' } });
    found.attempts.push({ id: 'att_2', state: 'voided', orders: [{ id: 'ord_2', state: 'expired' }] });
    found.attempts.push({ id: 'att_3', state: 'voiding', orders: [{ id: 'ord_3', state: 'expired' }] });
    expect(judge(found)).toEqual([]);
  });

  test.each([
    ['a charge without an attempt', { charges: [...sound().charges, charge({ intent: 'pi_2', metadata: {} })] }],
    ['a second charge of one attempt', { charges: [...sound().charges, charge({ intent: 'pi_2' })] }],
    [
      'a payment in the middle',
      { charges: [...sound().charges, charge({ intent: 'pi_2', state: 'requires_action' })] },
    ],
    ['an order without its charge', { charges: [] }],
    [
      'a hold beside a charge',
      { charges: [...sound().charges, charge({ intent: 'pi_2', state: 'requires_capture' })] },
    ],
    ['an attempt that never ends', { attempts: [{ ...sound().attempts[0], state: 'unknown' }] }],
    [
      'money taken for an order that expired',
      { attempts: [{ ...sound().attempts[0], orders: [{ id: 'ord_1', state: 'expired' }] }] },
    ],
    [
      'money taken for two orders',
      { attempts: [{ ...sound().attempts[0], orders: [1, 2].map((n) => ({ id: `ord_${n}`, state: 'paid' })) }] },
    ],
    ['a shopper told of an order that is nowhere', { told: { authorized: ['ord_9'], placed: [], taps: 2 } }],
    ['a shopper led to an order that is nowhere', { told: { authorized: [], placed: ['ord_9'], taps: 2 } }],
    ['more orders than taps', { told: { authorized: [], placed: [], taps: 0 } }],
    ['one unit off', { stock: [{ variant: 'v', first: 10, sold: 1, left: 8 }] }],
    ['stock below zero', { stock: [{ variant: 'v', first: 0, sold: 1, left: -1 }] }],
  ])('finds %s', (_, fault) => {
    expect(judge({ ...sound(), ...fault } as Parameters<typeof judge>[0])).not.toEqual([]);
  });
});

test('the same seed kills in the same order, each victim once in four', () => {
  const victims = ['app', 'worker', 'sandbox', 'postmaster'];
  const plan = planOf(randomOf(7), 8, victims);
  expect(planOf(randomOf(7), 8, victims)).toEqual(plan);
  expect(
    plan
      .slice(0, 4)
      .map((step) => step.victim)
      .sort(),
  ).toEqual([...victims].sort());
  expect(planOf(randomOf(8), 8, victims)).not.toEqual(plan);
});
