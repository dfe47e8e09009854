'use client';

import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { TickGroup } from '@/app/_ui/tick-group';
import { type Fields, fieldOf, itemsMost } from '@/lib/money/splits/expenses/model';
import type { FormWords } from './form-words';

type ItemFieldsProps = {
  words: FormWords;
  members: readonly { readonly id: string; readonly name: string }[];
  drawn: Fields;
};

const seenAtOnce = 3;

/** The things of a bill, each with who had it; what they leave of the whole follows them. */
export function ItemFields({ words, members, drawn }: ItemFieldsProps) {
  const numbers = Array.from({ length: itemsMost }, (_, item) => item);
  const one = (item: number) => <OneItem key={item} {...{ words, members, drawn, item }} />;
  return (
    <div className="hidden space-y-4 group-has-[[value=items]:checked]/split:block">
      <p className="text-muted text-sm">{words.items}</p>
      {numbers.slice(0, seenAtOnce).map(one)}
      <details open={drawn[fieldOf.itemAmount(seenAtOnce)] !== undefined}>
        <summary className="min-h-11 w-fit cursor-pointer content-center text-sm underline underline-offset-4">
          {words.moreItems}
        </summary>
        <div className="space-y-4">{numbers.slice(seenAtOnce).map(one)}</div>
      </details>
    </div>
  );
}

function OneItem({ words, members, drawn, item }: ItemFieldsProps & { item: number }) {
  const number = String(item + 1);
  const first = (name: string) => (typeof drawn[name] === 'string' ? drawn[name] : undefined);
  const by = drawn[fieldOf.itemBy(item)];
  return (
    <div className="space-y-3 rounded-md bg-surface p-4 shadow-card">
      <div className="grid grid-cols-2 gap-4">
        <Field
          name={fieldOf.itemName(item)}
          label={words.itemName.replace('#', number)}
          dir="auto"
          defaultValue={first(fieldOf.itemName(item))}
        />
        <Field
          name={fieldOf.itemAmount(item)}
          label={words.itemAmount.replace('#', number)}
          inputMode="decimal"
          dir="ltr"
          defaultValue={first(fieldOf.itemAmount(item))}
        />
      </div>
      <TickGroup name={fieldOf.itemBy(item)} legend={words.itemBy.replace('#', number)} className="grid sm:grid-cols-2">
        {members.map(({ id, name }) => (
          <Checkbox
            key={id}
            name={`${fieldOf.itemBy(item)}[]`}
            value={id}
            label={<bdi>{name}</bdi>}
            defaultChecked={Array.isArray(by) && by.includes(id)}
          />
        ))}
      </TickGroup>
    </div>
  );
}
