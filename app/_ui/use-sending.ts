'use client';

import { unstable_rethrow } from 'next/navigation';
import { startTransition, useActionState, useRef, useState, useTransition } from 'react';
import type { FormState } from '@/lib/platform/action';

type Action<Value, Code extends string> = (
  previous: FormState<Value, Code>,
  form: FormData,
) => Promise<FormState<Value, Code>>;

/**
 * Sends a form to its server action. `plain` goes into the form's `action`, for browsers without scripts; `send` is
 * for the others: while one is under way a second does nothing, and when no answer comes (no connection, a server
 * that is being replaced) that is an answer too, `unreachable`, instead of a page that breaks with all that was typed. `whenAway` may keep what
 * was sent for later instead, and what it answers is a yes.
 */
export function useSending<Value, Code extends string>(
  action: Action<Value, Code>,
  whenAway?: (data: FormData) => Promise<Value | null>,
) {
  const [first, plain] = useActionState(action, null);
  const [last, setLast] = useState<FormState<Value, Code>>(null);
  const [pending, startSending] = useTransition();
  const busy = useRef(false);
  const send = (data: FormData) => {
    if (busy.current) return;
    busy.current = true;
    startSending(async () => {
      const answer = await action(null, data)
        .catch((error: unknown) => unreachable(error, data, whenAway))
        .finally(() => {
          busy.current = false;
        });
      startTransition(() => setLast(answer));
    });
  };
  return { state: last ?? first, pending, plain, send };
}

async function unreachable<Value>(
  error: unknown,
  data: FormData,
  whenAway?: (data: FormData) => Promise<Value | null>,
): Promise<{ ok: true; value: Value } | { ok: false; code: 'unreachable'; values: Record<string, string> }> {
  // Redirects arrive as errors, and Next must see them.
  unstable_rethrow(error);
  const kept = (await whenAway?.(data)) ?? null;
  return kept === null ? { ok: false, code: 'unreachable', values: {} } : { ok: true, value: kept };
}
