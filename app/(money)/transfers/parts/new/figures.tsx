'use client';

import { useEffect, useRef, useState } from 'react';
import { Field, Select } from '@/app/_ui/field';
import { useForm } from '@/app/_ui/form-context';
import { type Money, money, toDecimal } from '@/lib/kernel/money';
import { figuresMiss } from '@/lib/money/parts/model';
import { scaled } from '@/lib/money/splits/expenses/model';
import { FriendOptions } from '../../../_pay/friend-options';

/** What stood in the fields of a list when the form was refused; null where it was not. */
function useSent(list: string): readonly string[] | null {
  const { state } = useForm();
  return state && !state.ok ? (state.lists?.[list] ?? null) : null;
}

/** How much one person pays, in the way that was chosen. */
export function FigureField({ place, label, drawn }: { place: number; label: string; drawn: string }) {
  const sent = useSent('figure');
  return (
    <Field
      name="figure[]"
      label={label}
      defaultValue={sent?.[place] ?? drawn}
      inputMode="decimal"
      dir="ltr"
      maxLength={20}
    />
  );
}

type WhoFieldProps = {
  place: number;
  label: string;
  byLink: string;
  friends: readonly { handle: string; name: string }[];
};

/** Who pays one share: a friend, or whoever has its link. */
export function WhoField({ place, label, byLink, friends }: WhoFieldProps) {
  const sent = useSent('handle');
  return (
    <Select name="handle[]" label={label} defaultValue={sent?.[place]}>
      <option value="">{byLink}</option>
      <FriendOptions friends={friends} />
    </Select>
  );
}

type FigureSumProps = {
  way: 'percent' | 'exact';
  total: Money;
  /** `#` stands for what is missing. */
  words: { missing: string; over: string; whole: string; unread: string };
};

/** By how much the figures miss the whole: while they are typed, and after a refusal without scripts too. */
export function FigureSum({ way, total, words }: FigureSumProps) {
  const line = useRef<HTMLOutputElement>(null);
  const sent = useSent('figure');
  const [typed, setTyped] = useState<readonly string[] | null>(null);
  useEffect(() => {
    const form = line.current?.closest('form');
    const read = () => form && setTyped(new FormData(form).getAll('figure[]').map(String));
    form?.addEventListener('input', read);
    return () => form?.removeEventListener('input', read);
  }, []);
  const texts = typed ?? sent;
  const miss = texts === null ? 0n : figuresMiss(texts, way, total);
  const size = miss !== null && miss < 0n ? -miss : (miss ?? 0n);
  const figure =
    way === 'percent' ? `${scaled(size, 2)}%` : `${toDecimal(money(size, total.currency))} ${total.currency}`;
  // Held together, or a text that runs from right to left would turn the sign around.
  const said = `\u2066${figure}\u2069`;
  const sentence = miss === null ? words.unread : miss === 0n ? words.whole : miss < 0n ? words.over : words.missing;
  return (
    <output ref={line} className={`block text-sm ${miss === 0n ? 'text-muted' : 'font-medium text-danger'}`}>
      {sentence.replace('#', said)}
    </output>
  );
}
