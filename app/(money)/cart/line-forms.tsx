'use client';

import { useId } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Form, SubmitButton } from '@/app/_ui/form';
import { quantityMax } from '@/lib/money/cart/model';
import { changeCartLine, removeCartLine } from './actions';

type LineFormsProps = {
  variantId: string;
  quantity: number;
  /** False for what is no longer sold: it can only be taken out. */
  countable: boolean;
  messages: Readonly<Record<string, string>>;
  words: { quantity: string; remove: string; set: string };
};

/** The same numbers whatever is left: a shorter list would count what others buy. Of more than there are the line says so. */
const numbers = Array.from({ length: quantityMax }, (_, index) => index + 1);

/** How many of a line, and the way to take it out. Choosing a number is enough; without scripts a button confirms it. */
export function LineForms({ variantId, quantity, countable, messages, words }: LineFormsProps) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-2">
      {countable && (
        <Form action={changeCartLine} messages={messages} className="flex items-center gap-2">
          <input type="hidden" name="variantId" value={variantId} />
          <label htmlFor={id} className="sr-only">
            {words.quantity}
          </label>
          <select
            key={quantity}
            id={id}
            name="quantity"
            defaultValue={quantity}
            onChange={(event) => event.currentTarget.form?.requestSubmit()}
            className="select-arrow h-11 rounded-full border border-edge bg-surface ps-4 text-sm tabular-nums"
          >
            {numbers.map((number) => (
              <option key={number} value={number}>
                {number}
              </option>
            ))}
          </select>
          <span className="hidden noscript:block">
            <button type="submit" className={buttonClass({ variant: 'plain', size: 'small' })}>
              {words.set}
            </button>
          </span>
        </Form>
      )}
      <Form action={removeCartLine} messages={messages} className="contents">
        <input type="hidden" name="variantId" value={variantId} />
        <SubmitButton variant="plain" size="small">
          {words.remove}
        </SubmitButton>
      </Form>
    </div>
  );
}
