'use client';

import { useEffect, useState } from 'react';
import { CheckIcon } from '@/app/_ui/buying-icons';
import { classNames } from '@/app/_ui/class-names';
import { ClockIcon } from '@/app/_ui/icons';

/** The steps from a pair to its first webhook. */
const steps = ['made', 'paid', 'completed', 'told'] as const;
type Step = (typeof steps)[number];

/** What is said of the steps: each before and once it is done. */
export type StepWords = { title: string; wait: string; all: string } & Record<Step, string>;

type ApiOrder = { status: string; completed_at: string | null };
type ApiEvent = { deliveries: { status: string }[] };

const everyMs = 2_000;
const unpaid = ['created', 'presented', 'expired', 'canceled'];

/** How far the pair has come, read from the API with its own key, every two seconds while the page is looked at, until all is done. */
export function FirstSteps({ secret, words }: { secret: string; words: StepWords }) {
  const [done, setDone] = useState<readonly Step[]>([]);
  const isAll = done.length === steps.length;
  useEffect(() => {
    if (isAll) return;
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const [orders, events] = await Promise.all([
        ask<ApiOrder>('orders?limit=20', secret),
        ask<ApiEvent>('events?limit=20', secret),
      ]);
      const is: Record<Step, boolean> = {
        made: orders.length > 0,
        paid: orders.some(({ status }) => !unpaid.includes(status)),
        completed: orders.some(({ completed_at }) => completed_at !== null),
        told: events.some(({ deliveries }) => deliveries.some(({ status }) => status === 'delivered')),
      };
      // What was done stays done: an older order may leave the list.
      setDone((before) => steps.filter((step) => before.includes(step) || is[step]));
    }, everyMs);
    return () => clearInterval(timer);
  }, [secret, isAll]);
  return (
    <div className="space-y-2 rounded-md bg-sunken p-4 noscript:hidden">
      <h3 className="font-semibold">{words.title}</h3>
      <ol>
        {steps.map((step) => {
          const isDone = done.includes(step);
          return (
            <li
              key={step}
              className={classNames('flex min-h-9 items-center gap-3', isDone ? 'font-medium text-teal' : 'text-muted')}
            >
              {isDone ? <CheckIcon size={18} /> : <ClockIcon size={18} />}
              {words[step]}
            </li>
          );
        })}
      </ol>
      <p aria-live="polite" className="text-sm">
        {isAll ? words.all : words.wait}
      </p>
    </div>
  );
}

async function ask<Row>(what: string, secret: string): Promise<Row[]> {
  const answer = await fetch(`/pay/v1/${what}`, { headers: { Authorization: `Bearer ${secret}` } }).catch(() => null);
  if (!answer?.ok) return [];
  const { data } = (await answer.json()) as { data: Row[] };
  return data;
}
