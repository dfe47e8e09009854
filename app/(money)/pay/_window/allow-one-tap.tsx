'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/choice';
import { Select } from '@/app/_ui/field';
import { FormContext } from '@/app/_ui/form-context';
import { Notice } from '@/app/_ui/notice';
import type { FormState } from '@/lib/platform/action';
import { allowOneTap } from './actions';
import { handGrant } from './find-frame';

type Amount = { value: string; label: string };

export type AllowOneTapProps = {
  payOrder: string;
  /** The frame that would be allowed, on the page that opened this window. */
  frame: Window;
  perPayment: readonly Amount[];
  perDay: readonly Amount[];
  words: Record<'offer' | 'hint' | 'perPayment' | 'perDay' | 'done' | 'notKept', string>;
  problems: Readonly<Record<string, string>>;
};

/** Asks once whether one tap is enough on this site from now on. Nothing is ticked, and one button leaves either way. */
export function AllowOneTap({ payOrder, frame, perPayment, perDay, words, problems }: AllowOneTapProps) {
  const [ticked, setTicked] = useState(false);
  const [pending, setPending] = useState(false);
  const [state, setState] = useState<FormState>(null);
  const [lost, setLost] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!ticked || lost) return window.close();
    setPending(true);
    const allowed = await allowOneTap(null, new FormData(event.currentTarget)).catch(() => null);
    if (allowed?.ok && (await handGrant(frame, allowed.value.grant))) return window.close();
    setPending(false);
    if (!allowed || allowed.ok) setLost(true);
    else setState(allowed);
  };
  const unplaced =
    state && !state.ok && state.field !== 'perDay' ? (problems[state.code] ?? problems.unexpected) : null;
  return (
    <FormContext value={{ state, pending, messages: problems }}>
      <form onSubmit={submit} noValidate className="space-y-5 rounded-lg bg-surface p-5 shadow-card">
        <input type="hidden" name="payOrder" value={payOrder} />
        <Checkbox name="allow" label={words.offer} hint={words.hint} onChange={setTicked} />
        {ticked && (
          <div className="grid gap-4 sm:grid-cols-2">
            <Amounts name="perPayment" label={words.perPayment} amounts={perPayment} />
            <Amounts name="perDay" label={words.perDay} amounts={perDay} />
          </div>
        )}
        {(lost || unplaced) && <Notice tone="danger">{unplaced ?? words.notKept}</Notice>}
        <Button type="submit" size="large" wide aria-busy={pending} disabled={pending}>
          {words.done}
        </Button>
      </form>
    </FormContext>
  );
}

function Amounts({ name, label, amounts }: { name: string; label: string; amounts: readonly Amount[] }) {
  return (
    <Select name={name} label={label}>
      {amounts.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </Select>
  );
}
