'use client';

import { type RefObject, useState, useTransition } from 'react';
import { work } from './actions';
import { focusFault, forgetSent, untick } from './desk-form';
import { type Errors, errorsOf, type State, type Told, toldOf, without } from './desk-state';

/**
 * Sends the desk, or one card of it, and keeps what came back. Cards being saved hold no button up; a button
 * that was pressed waits for its answer, and a second press meanwhile does nothing.
 */
export function useDesk(form: RefObject<HTMLFormElement | null>, plain: State) {
  const [saving, startSaving] = useTransition();
  const [pressing, startPressing] = useTransition();
  const [errors, setErrors] = useState<Errors>(() => errorsOf(plain));
  const [told, setTold] = useState<Told>(() => toldOf(plain));

  const save = (data: FormData, draftId: string) =>
    startSaving(async () => {
      const answer = await work(null, data).catch(() => null);
      const found = errorsOf(answer);
      setErrors((now) => ({ ...without(now, `drafts.${draftId}.`), ...found }));
      if (!answer?.ok) forgetSent(form.current, draftId);
      // A fault beside its field says enough; anything else is said above the desk.
      if (!answer?.ok && Object.keys(found).length === 0) setTold(toldOf(answer, 'unreachable'));
    });
  const press = (data: FormData) => {
    if (pressing) return;
    startPressing(async () => {
      const answer = await work(null, data).catch(() => null);
      const found = errorsOf(answer);
      setErrors(found);
      setTold(toldOf(answer, 'unreachable'));
      if (answer?.ok) untick(form.current);
      focusFault(form.current, found);
    });
  };
  return { save, press, saving, pressing, errors, told };
}
