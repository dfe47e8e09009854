import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WEBHOOK_EVENTS } from './programs.mjs';

it('who goes live is told of exactly the events that the sandbox sends', () => {
  const page = readFileSync('docs/payments.md', 'utf8');
  const [, step = ''] = page.split('### 3. The webhooks');
  const told = step.split('At PayPal')[0]?.match(/\b(payment_intent|charge|refund|transfer|payout)\.[a-z_.]+[a-z]/g);
  expect(told?.toSorted()).toEqual(WEBHOOK_EVENTS.toSorted());
});
