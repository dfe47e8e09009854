'use client';

import { unstable_rethrow } from 'next/navigation';
import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FormState } from '@/lib/platform/action';
import type { WriteRefusal } from '@/lib/social/messages/model';
import type { PhotoRefusal } from '@/lib/social/messages/photos/add-photo';

/** A message that is not there yet: its fields under their names, and what came back if it was not taken. */
export type Waiting = {
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly fault: string | null;
};

/** What sends a message's form. */
export type Send = (previous: Sent, form: FormData) => Promise<Sent>;

type Sent = FormState<null, WriteRefusal | PhotoRefusal>;

/**
 * Messages on their way, one after the other in the order they were written. Each keeps its key, so that one whose answer was lost
 * can be sent again and is there once. What could not be sent waits, also over a reload of this tab, and goes by itself when the
 * connection is back.
 */
export function useOutbox(place: string, send: Send) {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const latest = useRef(waiting);
  const busy = useRef(false);
  const put = (next: readonly Waiting[]) => {
    latest.current = next;
    setWaiting(next);
    keep(place, next);
  };
  const without = (key: string) => latest.current.filter((one) => one.key !== key);
  // Whoever is led away by the answer has been heard.
  const leave = (key: string) => {
    put(without(key));
    busy.current = false;
  };
  const go = async () => {
    if (busy.current) return;
    busy.current = true;
    for (let next = nextOf(latest.current); next; next = nextOf(latest.current)) {
      const { key } = next;
      const answer = await send(null, formOf(next)).catch((error: unknown) => unreachable(error, () => leave(key)));
      startTransition(() => put(answer?.ok ? without(key) : refused(latest.current, key, codeOf(answer))));
      latest.current = answer?.ok ? without(key) : refused(latest.current, key, codeOf(answer));
      if (codeOf(answer) === 'unreachable') break;
    }
    busy.current = false;
  };
  const again = (key?: string) => {
    put(latest.current.map((one) => (key === undefined || one.key === key ? { ...one, fault: null } : one)));
    startTransition(() => go());
  };
  const back = useEffectEvent(() => {
    if (latest.current.some((one) => one.fault === 'unreachable')) again();
  });
  const restore = useEffectEvent(() => {
    const kept = keptOf(place);
    if (kept.length === 0) return;
    put(kept);
    again();
  });
  useEffect(() => {
    restore();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);
  return {
    waiting,
    add(fields: Record<string, string>) {
      put([...latest.current, { key: fields.key ?? '', fields, fault: null }]);
      startTransition(() => go());
    },
    again,
    drop: (key: string) => put(without(key)),
  };
}

const nextOf = (waiting: readonly Waiting[]) => waiting.find((one) => one.fault === null);

const refused = (waiting: readonly Waiting[], key: string, fault: string) =>
  waiting.map((one) => (one.key === key ? { ...one, fault } : one));

function codeOf(answer: Sent): string {
  if (answer === null || answer.ok) return '';
  return Object.values(answer.fields ?? {})[0] ?? answer.code;
}

function formOf({ fields }: Waiting): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

function unreachable(error: unknown, leave: () => void): Sent {
  try {
    // Redirects arrive as errors, and Next must see them.
    unstable_rethrow(error);
  } catch (redirect) {
    leave();
    throw redirect;
  }
  return { ok: false, code: 'unreachable', values: {} };
}

/** Only this tab keeps it, and only until it is sent. A browser that keeps nothing loses no more than the reload takes. */
function keep(place: string, waiting: readonly Waiting[]): void {
  try {
    if (waiting.length === 0) sessionStorage.removeItem(`souk-outbox ${place}`);
    else sessionStorage.setItem(`souk-outbox ${place}`, JSON.stringify(waiting));
  } catch {
    // No storage.
  }
}

function keptOf(place: string): readonly Waiting[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(`souk-outbox ${place}`) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isWaiting) : [];
  } catch {
    return [];
  }
}

function isWaiting(value: unknown): value is Waiting {
  return typeof value === 'object' && value !== null && 'key' in value && 'fields' in value;
}
