'use client';

import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { sendKept } from '../actions';
import { forgetExpense, type KeptExpense, keptExpenses } from './kept-expenses';

type WaitingProps = {
  groupId: string;
  me: string;
  words: Readonly<Record<'title' | 'lead' | 'send' | 'discard', string>>;
  messages: Readonly<Record<string, string>>;
};

/** Expenses that wait on this device: sent as soon as there is a connection; one that is refused stays until she decides. */
export function WaitingExpenses({ groupId, me, words, messages }: WaitingProps) {
  const [waiting, setWaiting] = useState<readonly KeptExpense[]>([]);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const sending = useRef(false);
  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    for (const one of await keptExpenses(groupId, me)) {
      const code = await sentOrWhy(one);
      if (code === null) await forgetExpense(one.key);
      else setRefused((before) => ({ ...before, [one.key]: code }));
      if (code === 'unreachable') break;
    }
    setWaiting(await keptExpenses(groupId, me));
    sending.current = false;
  }, [groupId, me]);
  useEffect(() => {
    const now = () => startTransition(() => void send());
    now();
    window.addEventListener('online', now);
    return () => window.removeEventListener('online', now);
  }, [send]);
  const discard = async (key: string) => {
    await forgetExpense(key);
    setWaiting(await keptExpenses(groupId, me));
  };
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting" className="space-y-3 rounded-md bg-sunken p-4">
      <h2 id="waiting" className="font-medium text-base">
        {words.title}
      </h2>
      <p className="text-muted text-sm">{words.lead}</p>
      <ul className="space-y-2">
        {waiting.map(({ key, title }) => (
          <li key={key} className="flex flex-wrap items-center justify-between gap-2">
            <span className="wrap-anywhere min-w-0">
              <bdi className="font-medium">{title}</bdi>
              {refused[key] && <span className="block text-sm">{messages[refused[key]] ?? messages.unexpected}</span>}
            </span>
            <Button variant="plain" size="small" onClick={() => void discard(key)}>
              {words.discard.replace('#', title)}
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="quiet" size="small" onClick={() => startTransition(() => void send())}>
        {words.send}
      </Button>
    </section>
  );
}

/** Null once it is written down; else the code of why not. */
async function sentOrWhy({ fields }: KeptExpense): Promise<string | null> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const answer = await sendKept(null, form).catch(() => null);
  if (answer === null) return 'unreachable';
  if (answer.ok) return null;
  const [fault = answer.code] = Object.values(answer.fields ?? {});
  return fault;
}
