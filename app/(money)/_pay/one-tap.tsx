'use client';

import { type FormEvent, type ReactNode, useActionState } from 'react';
import { PayButton } from '@/app/_ui/pay-button';
import { payNow } from './actions';
import { PayLabel, type PayLabelParts } from './pay-label';
import { PayOutcome } from './pay-outcome';
import type { PayPhase } from './pay-phase';
import type { NextStep, PayWords } from './pay-words';
import { Quantity, type QuantityWords } from './quantity';
import { useQuantity } from './quantity-provider';
import { TapUndo } from './tap-undo';
import { useKeptFocus } from './use-kept-focus';
import { usePayment } from './use-payment';

/** One number of units, priced on the server: what the button says and what it consents to. */
export type PayChoice = {
  quantity: number;
  items: string;
  expectedMinor: string;
  label: PayLabelParts;
  breakdown: string;
};

/** All that the one tap needs, made on the server: the browser counts no price. */
export type OneTapProps = {
  /** Priced numbers of units, from one up; never empty. */
  choices: readonly PayChoice[];
  seed: string;
  fixed: { currency: string; methodId: string; addressId: string; signedIn: boolean };
  words: PayWords & QuantityWords;
  steps: Partial<Record<string, NextStep>>;
  returnHref: string;
  first?: PayPhase | undefined;
  /** The quiet line under the button; it gives its place to what there is to say. */
  children: ReactNode;
};

/**
 * The one tap: a button that says total, seller and day, and turns into its own answer. Without JavaScript the
 * same form is posted and leads to the order.
 */
export function OneTap({ choices, seed, fixed, words, steps, returnHref, first, children }: OneTapProps) {
  // Only a browser without scripts is answered through this state: with them the hook sends the form itself.
  const [posted, post] = useActionState(payNow, null);
  const payment = usePayment({ send: payNow, firstSeed: seed, returnHref, ...(first && { first }) });
  const { quantity, choose } = useQuantity();
  const choice = choices.find((one) => one.quantity === quantity) ?? choices[0];
  const { phase } = payment;
  const answer = useKeptFocus(phase.name);
  if (!choice) return null;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Another variant is on its way: this form still consents to the last one.
    if (document.querySelector('[data-choosing]')) return;
    void payment.pay(new FormData(event.currentTarget));
  };
  const keptSeed = posted && !posted.ok && posted.code === 'unexpected' ? posted.values.seed : undefined;
  const silent = phase.name === 'idle' && phase.problem === null;
  const shown = silent && posted && !posted.ok ? refusedPhase(posted) : phase;
  const quiet = nothingToSay(shown);
  const settled = phase.name === 'paid' || phase.name === 'checking' || phase.name === 'leaving';
  return (
    <form
      action={post}
      onSubmit={submit}
      data-pay={phase.name}
      className="space-y-3 transition-opacity [main:has([data-choosing])_&]:pointer-events-none [main:has([data-choosing])_&]:opacity-60"
    >
      <input type="hidden" name="seed" value={keptSeed ?? payment.seed} />
      <input type="hidden" name="items" value={choice.items} />
      <input type="hidden" name="expectedMinor" value={choice.expectedMinor} />
      <input type="hidden" name="currency" value={fixed.currency} />
      <input type="hidden" name="methodId" value={fixed.methodId} />
      <input type="hidden" name="addressId" value={fixed.addressId} />
      <input type="hidden" name="signedIn" value={fixed.signedIn ? '1' : ''} />
      <Quantity
        choices={choices.map((one) => one.quantity)}
        value={quantity}
        onChange={choose}
        words={words}
        disabled={settled || phase.name === 'filling'}
        note={choice.breakdown}
      />
      <PayButton
        state={phase.name === 'paid' ? 'paid' : settled || phase.name === 'filling' ? 'filling' : 'idle'}
        label={<PayLabel {...choice.label} />}
        paidLabel={words.paid}
        paidRef={answer}
        undo={phase.name === 'paid' && <TapUndo payment={payment} label={words.undo} />}
      />
      <div className="min-h-11">
        {!quiet && <PayOutcome phase={shown} words={words} steps={steps} onAgain={payment.again} undoneRef={answer} />}
        {/* Taken back, the button can be pressed again: what it pays with comes back with it. */}
        {(quiet || shown.name === 'undone') && children}
      </div>
    </form>
  );
}

/** While all goes well the quiet line stays: nothing on the screen moves but the button. */
function nothingToSay(phase: PayPhase): boolean {
  return phase.name === 'idle' ? phase.problem === null : phase.name === 'filling' && phase.trouble === null;
}

function refusedPhase(posted: { code: string; field?: string }): PayPhase {
  return { name: 'idle', problem: posted.code, field: posted.field ?? null };
}
