import { expect, test } from 'vitest';
import { operationOf, outcomeOfStatus, providerOfStripePath, stateOf, stepOf, sumCalls } from './model';

test('what was asked is words of the interface: no id, no address and no question stands in it', () => {
  expect(operationOf('POST', '/v1/payment_intents/pi_3Nk2xYabc/capture')).toBe('POST payment_intents capture');
  expect(operationOf('GET', '/v1/customers/cus_lina?expand[]=x&email=lina@demo.souk')).toBe('GET customers');
  expect(operationOf('GET', '/users/person:0190a1b2')).toBe('GET users');
  expect(operationOf('POST', 'lina@demo.souk')).toBe('POST');
});

test('a refusal is an answer and no failure; a way to come later, a fault and silence are failures', () => {
  expect([200, 302, 402, 404, 409, 429, 500, 503].map(outcomeOfStatus)).toEqual([
    ...['answered', 'answered', 'refused', 'refused', 'busy', 'busy', 'fault', 'fault'],
  ]);
  const sum = sumCalls([
    { outcome: 'answered', step: stepOf(40), calls: 6 },
    { outcome: 'refused', step: stepOf(240), calls: 2 },
    { outcome: 'busy', step: stepOf(90), calls: 1 },
    { outcome: 'silent', step: stepOf(10_001), calls: 1 },
  ]);
  expect(sum).toEqual({ calls: 10, refused: 2, failed: 2, failedShare: 0.2, half: 50, most: Number.POSITIVE_INFINITY });
  expect(sumCalls([])).toEqual({ calls: 0, refused: 0, failed: 0, failedShare: null, half: null, most: null });
});

test('payouts are a way of their own, and a state follows from the share that failed', () => {
  expect(
    ['/v1/payouts/po_1', '/v2/money_management/x', '/v1/transfers', '/v1/refunds'].map(providerOfStripePath),
  ).toEqual([...['banks', 'banks', 'banks', 'stripe']]);
  const states = [
    [0, 0],
    [100, 4],
    [100, 5],
    [2, 1],
  ].map(([calls = 0, failed = 0]) => stateOf({ calls, failed }));
  expect(states).toEqual(['quiet', 'good', 'shaky', 'down']);
});
