import fc from 'fast-check';
import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { outcomeOfIntent, outcomeOfRefusal } from './read-outcome';

type Intent = Parameters<typeof outcomeOfIntent>[0];
/** As much of a payment intent as decides. */
const intent = (part: { status: string; next_action?: object; last_payment_error?: object }) =>
  ({ id: 'pi_1', last_payment_error: null, next_action: null, ...part }) as unknown as Intent;
const redirect = { redirect_to_url: { url: 'https://bank.example/3ds' } };

describe('a payment at the provider', () => {
  test.each([
    ['requires_capture', { state: 'authorized', intentId: 'pi_1' }],
    ['succeeded', { state: 'authorized', intentId: 'pi_1' }],
    ['canceled', { state: 'declined', intentId: 'pi_1', problem: 'declined' }],
    ['processing', { state: 'unknown', intentId: 'pi_1' }],
    ['requires_confirmation', { state: 'unknown', intentId: 'pi_1' }],
    ['a word of the future', { state: 'unknown', intentId: 'pi_1' }],
  ])('that is %s is read as %j', (status, outcome) => {
    expect(outcomeOfIntent(intent({ status }))).toEqual(outcome);
  });

  test.each(['requires_confirmation', 'processing'])('from a bank account stands while it is %s', (status) => {
    const ofBank = { ...intent({ status }), payment_method_types: ['us_bank_account'] };
    expect(outcomeOfIntent(ofBank)).toEqual({ state: 'authorized', intentId: 'pi_1' });
    expect(outcomeOfIntent({ ...ofBank, payment_method_types: ['card'] })).toMatchObject({ state: 'unknown' });
  });

  test('waits for the bank only where there is a page of the bank to go to', () => {
    expect(outcomeOfIntent(intent({ status: 'requires_action', next_action: redirect }))).toMatchObject({
      ...{ state: 'action', actionUrl: 'https://bank.example/3ds' },
    });
    expect(outcomeOfIntent(intent({ status: 'requires_action' }))).toMatchObject({ state: 'unknown' });
  });

  test.each([
    [{ decline_code: 'insufficient_funds' }, 'insufficient_funds'],
    [{ code: 'expired_card' }, 'expired_card'],
    [{ code: 'incorrect_cvc' }, 'incorrect_cvc'],
    [{ code: 'invalid_cvc' }, 'incorrect_cvc'],
    [{ decline_code: 'try_again_later' }, 'processing_error'],
    [{ decline_code: 'authentication_required' }, 'authentication_failed'],
    [{ code: 'payment_intent_authentication_failure' }, 'authentication_failed'],
    [{ code: 'card_declined', decline_code: 'fraudulent' }, 'declined'],
    [{ code: 'card_declined', decline_code: 'stolen_card' }, 'declined'],
    [{ code: 'card_declined', decline_code: 'insufficient_funds' }, 'insufficient_funds'],
    [{ code: null, decline_code: null }, 'declined'],
  ])('refused with %j is %s to the shopper', (last_payment_error, problem) => {
    expect(outcomeOfIntent(intent({ status: 'requires_payment_method', last_payment_error }))).toMatchObject({
      problem,
    });
  });
});

describe('the words of a refusal', () => {
  const ours = ['declined', 'insufficient_funds', 'expired_card', 'incorrect_cvc', 'authentication_failed'];
  const inherited = Object.getOwnPropertyNames(Object.prototype);
  const word = fc.oneof(fc.constantFrom(...inherited), fc.string(), fc.constant(null));

  test('whatever they are, come to one of our problems', () => {
    fc.assert(
      fc.property(word, word, (code, decline_code) => {
        const read = intent({ status: 'requires_payment_method', last_payment_error: { code, decline_code } });
        const outcome = outcomeOfIntent(read);
        expect([...ours, 'processing_error']).toContain(outcome.state === 'declined' && outcome.problem);
      }),
    );
  });

  test.each(inherited)('%s, which every object has, says no more than a plain no', (code) => {
    const read = intent({ status: 'requires_payment_method', last_payment_error: { code, decline_code: code } });
    expect(outcomeOfIntent(read)).toEqual({ state: 'declined', intentId: 'pi_1', problem: 'declined' });
  });
});

describe('a call that failed', () => {
  const raw = (part: object = {}) => ({ message: 'no', type: 'card_error' as const, ...part });

  test('is a refusal only when the provider said so', () => {
    const refused = new Stripe.errors.StripeCardError(
      raw({ code: 'card_declined', decline_code: 'insufficient_funds' }),
    );
    expect(outcomeOfRefusal(refused)).toMatchObject({ state: 'declined', problem: 'insufficient_funds' });
    expect(outcomeOfRefusal(new Stripe.errors.StripeInvalidRequestError(raw()))).toMatchObject({
      ...{ state: 'declined', problem: 'processing_error' },
    });
  });

  test.each([
    ['a time-out or a cut', new Stripe.errors.StripeConnectionError(raw())],
    ['a 500', new Stripe.errors.StripeAPIError(raw())],
    ['too many calls', new Stripe.errors.StripeRateLimitError(raw())],
    ['a key in use', new Stripe.errors.StripeIdempotencyError(raw())],
    ['an error of ours', new TypeError('x')],
    ['anything thrown', 'no'],
    ['nothing', undefined],
  ])('with %s says nothing about what the provider did', (_, error) => {
    expect(outcomeOfRefusal(error)).toEqual({ state: 'unknown', intentId: null });
  });
});
