'use client';

import { useForm } from '@/app/_ui/form-context';
import { type Currency, isCurrency, money, toDecimal } from '@/lib/kernel/money';
import { type Fields, reckon, scaled, type Unreckoned } from '@/lib/money/splits/expenses/model';
import type { FormWords } from './form-words';

type BearsProps = {
  words: FormWords;
  members: readonly { readonly id: string; readonly name: string }[];
  turn: number;
  /** What stands in the form now; null before anything was typed. */
  typed: Fields | null;
  /** What the form was drawn with. */
  drawn: Fields;
};

/** What each bears by what stands in the form, or what is missing: while it is typed, and after a refusal without scripts too. */
export function Bears({ words, members, turn, typed, drawn }: BearsProps) {
  const { state } = useForm();
  const sent = state && !state.ok ? { ...state.values, ...state.lists } : null;
  const fields = typed ?? sent ?? drawn;
  const currency = isCurrency(fields.currency) ? fields.currency : 'USD';
  const reckoned = reckon(
    fields,
    members.map(({ id }) => id),
    currency,
    turn,
  );
  return (
    <section aria-labelledby="bears" className="space-y-2 rounded-md bg-sunken p-4">
      <h2 id="bears" className="font-medium text-base">
        {words.bears}
      </h2>
      <div aria-live="polite">
        {reckoned.ok ? (
          <>
            <ul className="space-y-1 text-sm">
              {reckoned.value.parts.map(({ member, borne }) => (
                <li key={member} className="flex justify-between gap-4">
                  <bdi className="wrap-anywhere min-w-0">{members.find(({ id }) => id === member)?.name}</bdi>
                  <bdi dir="ltr" className="whitespace-nowrap tabular-nums">
                    {decimal(borne, currency)}
                  </bdi>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-muted text-sm">{words.sum}</p>
          </>
        ) : (
          <p className="text-sm">{whatIsMissing(words, reckoned, currency)}</p>
        )}
      </div>
    </section>
  );
}

function decimal(amount: bigint, currency: Currency): string {
  return `${toDecimal(money(amount, currency))} ${currency}`;
}

function whatIsMissing(words: FormWords, unreckoned: Unreckoned, currency: Currency): string {
  if ('fault' in unreckoned && unreckoned.fault === 'amount_most') return words.tooMuch;
  if ('fault' in unreckoned) return unreckoned.fault === 'required' ? words.noAmount : words.unread;
  const { problem } = unreckoned;
  if (problem.what === 'member_left') return words.memberLeft;
  if (!('by' in problem)) return problem.what === 'item_of_nobody' ? words.itemOfNobody : words.nobody;
  const { what, by } = problem;
  const size = by < 0n ? -by : by;
  // Held together, or a text that runs from right to left would turn the sign around.
  const said = `\u2066${what === 'percent' ? `${scaled(size, 2)}%` : decimal(size, currency)}\u2069`;
  const sentence =
    by < 0n ? words.over[what] : what === 'items' || what === 'adjusted' ? words.unread : words.missing[what];
  return sentence.replace('#', said);
}
