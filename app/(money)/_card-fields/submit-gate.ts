'use client';

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SavedCard, SurfaceHandle } from './surface';

/**
 * Holds the form around the card fields back until the card is stored, then sends it with the card's token in the
 * hidden input; what is wrong with the card is said by the fields, and `refused` may look at the rest of the form. A
 * form that is sent again after a refusal elsewhere goes straight through: the card is stored already.
 */
export function useSubmitGate(
  input: RefObject<HTMLInputElement | null>,
  surface: RefObject<SurfaceHandle | null>,
  tell: { saved: (card: SavedCard) => void; refused: (form: HTMLFormElement) => void },
): { busy: boolean; send: () => void } {
  const [busy, setBusy] = useState(false);
  const working = useRef(false);

  const storeCard = async (form: HTMLFormElement, submitter: HTMLElement | null) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    const card = (await surface.current?.confirm()) ?? null;
    working.current = false;
    setBusy(false);
    if (card === null) tell.refused(form);
    if (card === null || input.current === null) return;
    input.current.value = card.setupIntent;
    tell.saved(card);
    form.requestSubmit(submitter);
  };

  const hold = useEffectEvent((event: SubmitEvent) => {
    const form = input.current?.form;
    if (!form || input.current?.value || leadsElsewhere(event.submitter)) return;
    event.preventDefault();
    // React hears `submit` at the root: it must not act on this one.
    event.stopPropagation();
    void storeCard(form, event.submitter);
  });
  useEffect(() => {
    const form = input.current?.form;
    const listen = (event: SubmitEvent) => hold(event);
    form?.addEventListener('submit', listen);
    return () => form?.removeEventListener('submit', listen);
  }, [input]);

  return { busy, send: () => input.current?.form?.requestSubmit() };
}

/** A button with its own address (cancel, back) needs no card. */
function leadsElsewhere(submitter: HTMLElement | null): boolean {
  return submitter?.hasAttribute('formaction') === true;
}
