'use client';

import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { PayButton } from '@/app/_ui/pay-button';
import { payNow } from './actions';
import { PayOutcome } from './pay-outcome';
import type { NextStep, PayWords } from './pay-words';
import { TapUndo } from './tap-undo';
import type { ListChoice } from './taps-of-list';
import { useKeptFocus } from './use-kept-focus';
import { usePayment } from './use-payment';

/** What the buttons of a list say. The steps lead to `#here`, `#sheet` and `#shop`, which each product has of its own. */
export type NarrowTapWords = PayWords & { which: string; close: string; steps: Partial<Record<string, NextStep>> };

type NarrowTapProps = {
  choices: readonly ListChoice[];
  words: NarrowTapWords;
  seed: string;
  signedIn: boolean;
  returnHref: string;
  /** It stands by itself, not in its product's card. */
  isApart: boolean;
  /** Whether there is anything to say of a payment. */
  /** A value of the variant that is bought unless she chooses another; empty for any. */
  wish: string;
  onPressed: (isPressed: boolean) => void;
  onClose: () => void;
};

/** Phases that end by themselves: until then nothing is closed. */
const passing = ['filling', 'checking', 'leaving'];

/** The one tap in a card of a list: the same tap as on the product's page, of one unit of the variant chosen above it. */
export function NarrowTap({ choices, words, seed, signedIn, returnHref, isApart, wish, ...on }: NarrowTapProps) {
  const [variantId, setVariantId] = useState<string | null>(null);
  const payment = usePayment({ send: payNow, firstSeed: seed, returnHref });
  const { phase } = payment;
  const answer = useKeptFocus(phase.name);
  const isPressed = phase.name !== 'idle' || phase.problem !== null;
  const tell = useEffectEvent(on.onPressed);
  useEffect(() => tell(isPressed), [isPressed]);
  const wished = wish === '' ? undefined : choices.find(({ option }) => option.split(' · ').includes(wish));
  const choice = choices.find((one) => one.variantId === variantId) ?? wished ?? choices[0];
  if (!choice) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    for (const [name, value] of Object.entries(choice.consent)) form.set(name, value);
    form.set('signedIn', signedIn ? '1' : '');
    void payment.pay(form);
  };
  const settled = phase.name !== 'idle' && phase.name !== 'undone';
  return (
    <form onSubmit={submit} data-pay={phase.name} className={isApart ? 'space-y-1' : 'space-y-1 pt-2'}>
      {isApart && (
        <p className="flex min-h-11 items-center justify-between gap-x-3 text-sm">
          <bdi className="line-clamp-2 min-w-0 font-medium">{choice.title}</bdi>
          {!passing.includes(phase.name) && (
            <button
              type="button"
              onClick={on.onClose}
              className="min-h-11 min-w-11 text-muted underline underline-offset-4"
            >
              {words.close}
            </button>
          )}
        </p>
      )}
      {choices.length > 1 && (
        <select
          aria-label={`${words.which}: ${choice.title}`}
          value={choice.variantId}
          disabled={settled}
          onChange={({ target }) => setVariantId(target.value)}
          className="select-arrow h-11 w-full truncate rounded-md bg-sunken ps-3 text-sm"
        >
          {choices.map((one) => (
            <option key={one.variantId} value={one.variantId}>
              {one.option}
            </option>
          ))}
        </select>
      )}
      <PayButton
        narrow
        state={phase.name === 'paid' ? 'paid' : settled ? 'filling' : 'idle'}
        label={
          <span className="min-w-0 text-center leading-tight">
            <bdi className="block">{choice.pay}</bdi>
            <span className="sr-only">: {choice.title}, </span>
            <bdi className="block font-normal text-xs">{choice.day}</bdi>
          </span>
        }
        paidLabel={words.paid}
        paidRef={answer}
        undo={phase.name === 'paid' && <TapUndo payment={payment} label={words.undo} />}
      />
      {phase.name === 'idle' && <p className="text-muted text-xs">{choice.breakdown}</p>}
      <PayOutcome
        phase={phase}
        words={words}
        steps={stepsOf(words.steps, choice.ways)}
        onAgain={payment.again}
        undoneRef={answer}
      />
    </form>
  );
}

function stepsOf(steps: NarrowTapWords['steps'], ways: ListChoice['ways']): NarrowTapWords['steps'] {
  const own = Object.entries(ways).map(([name, href]) => [`#${name}`, href]);
  // After signing in she comes back to this very search, not to an empty one.
  const here = typeof location === 'undefined' ? '' : location.pathname + location.search;
  const hrefs: Record<string, string> = Object.fromEntries(own);
  const led = Object.entries(steps).flatMap(([code, step]) =>
    step
      ? [
          [
            code,
            { ...step, href: (hrefs[step.href] ?? step.href).replace('%23back', encodeURIComponent(here)) },
          ] as const,
        ]
      : [],
  );
  return Object.fromEntries(led);
}
