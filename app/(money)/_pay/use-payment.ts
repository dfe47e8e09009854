'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FormState } from '@/lib/platform/action';
import { undoPayment } from './actions';
import type { PayAnswer, PayToConfirm } from './pay-and-answer';
import { idle, type PayPhase, phaseAfter, phaseOf, phaseOnReturn, type SendTrouble, troubleOf } from './pay-phase';
import { useStanding } from './use-standing';

/** `payNow` and `paySheet`: both are asked from here without an earlier answer. */
type PayAction = (previous: null, form: FormData) => Promise<PayState>;
type UsePayment = {
  send: PayAction;
  firstSeed: string;
  /** The page that goes on after the bank's. */
  returnHref: string;
  /** Where the payment stood when the page was made. */
  first?: PayPhase;
};
/** What a paying form was answered; null before it was sent. */
export type PayState = FormState<PayAnswer | PayToConfirm>;

const triesMax = 4;

/** Refusals after which the same tap may be sent again: nothing is known, or nothing happened yet. */
const keepsSeed = new Set(['unexpected', 'network', 'too_many', 'sign_in', 'invalid']);

/**
 * A payment from the tap to its end. A cut network sends the same tap again, under the same key; an answer that
 * is lost for good leaves the form as it was, so that pressing again asks for the same purchase and not for a
 * second one.
 */
export function usePayment({ send, firstSeed, returnHref, first = idle }: UsePayment) {
  const [phase, setPhase] = useState(first);
  const [seed, setSeed] = useState(firstSeed);
  const [refused, setRefused] = useState<PayState>(null);
  const busy = useRef(false);

  const settle = (state: PayState) => {
    busy.current = false;
    setRefused(state);
    if (state?.ok) {
      // The button stays as it is until the page is there; the same tap may be sent again whatever she does on it.
      if (state.value.state === 'confirm') return location.assign(state.value.actionUrl);
      setPhase(phaseOf(state.value));
      if (state.value.actionUrl) location.assign(state.value.actionUrl);
      return;
    }
    const problem = state?.code ?? 'unexpected';
    if (!keepsSeed.has(problem)) setSeed(crypto.randomUUID());
    setPhase({ name: 'idle', problem, field: state?.field ?? null });
  };

  const pay = async (form: FormData) => {
    if (busy.current) return;
    busy.current = true;
    form.set('live', '1');
    form.set('seed', seed);
    setPhase({ name: 'filling', trouble: null });
    settle(await sendUntilAnswered(send, form, (trouble) => setPhase({ name: 'filling', trouble })));
  };

  const undo = async (purchaseId: string) => {
    const form = new FormData();
    form.set('purchaseId', purchaseId);
    form.set('live', '1');
    const answer = await undoPayment(null, form).catch(() => null);
    if (answer?.ok) {
      setSeed(crypto.randomUUID());
      setPhase({ name: 'undone' });
      return;
    }
    const problem = answer?.code ?? 'network';
    setPhase((now) => (now.name === 'paid' ? { ...now, problem } : now));
  };

  useStanding(phase.name === 'checking' ? phase.answer.purchaseId : null, (standing) => {
    if (phase.name !== 'checking') return;
    const next = phaseAfter(phase.answer, standing);
    if (next.name === 'checking') return;
    if (next.name === 'leaving') {
      location.assign(`${returnHref}?purchase=${phase.answer.purchaseId}`);
      return;
    }
    if (next.name === 'idle') setSeed(crypto.randomUUID());
    setPhase(next);
  });
  useReturn(() => setPhase(phaseOnReturn));

  /** The undo time is over: what is left is the order, and buying again. */
  const close = () =>
    setPhase((now) => (now.name === 'paid' ? { ...now, answer: { ...now.answer, undoMilliseconds: 0 } } : now));
  const again = () => {
    setSeed(crypto.randomUUID());
    setPhase(idle);
  };
  return { phase, seed, refused, pay, undo, close, again };
}

/** Coming back from the bank by the back button finds the page as it was left: it asks how the payment stands. */
function useReturn(onReturn: () => void) {
  const wake = useEffectEvent(onReturn);
  useEffect(() => {
    const listen = (event: PageTransitionEvent) => {
      if (event.persisted) wake();
    };
    addEventListener('pageshow', listen);
    return () => removeEventListener('pageshow', listen);
  }, []);
}

/** Sends one tap until somebody answers: the key makes repeating harmless, whatever became of the earlier tries. */
async function sendUntilAnswered(
  send: PayAction,
  form: FormData,
  onTrouble: (trouble: SendTrouble) => void,
): Promise<PayState> {
  for (let tries = 1; ; tries++) {
    const sentAt = performance.now();
    try {
      return await send(null, form);
    } catch (error) {
      if (tries >= triesMax) return { ok: false, code: 'network', values: {} };
      onTrouble(troubleOf(error, performance.now() - sentAt, navigator.onLine));
      await untilOnline(tries * 1_500);
    }
  }
}

function untilOnline(atLeastMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => setTimeout(resolve, atLeastMilliseconds);
    if (navigator.onLine) return go();
    addEventListener('online', go, { once: true });
  });
}
