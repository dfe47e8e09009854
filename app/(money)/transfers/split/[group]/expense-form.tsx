'use client';

import { type FormEvent, useState } from 'react';
import { Checkbox, RadioCards } from '@/app/_ui/choice';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { TickGroup } from '@/app/_ui/tick-group';
import { currencies } from '@/lib/kernel/money';
import { expenseNoteMost, expenseTitleMost, type Fields, fieldOf } from '@/lib/money/splits/expenses/model';
import { splitWays } from '@/lib/money/splits/model';
import { write } from '../actions';
import { Bears } from './bears';
import type { FormWords } from './form-words';
import { ItemFields } from './item-fields';
import { keepExpense, newExpenseKey } from './kept-expenses';

export type ExpenseFormProps = {
  words: FormWords;
  messages: Readonly<Record<string, string>>;
  submit: string;
  members: readonly { readonly id: string; readonly name: string }[];
  /** The place of whoever writes: what is kept on this device is for her alone. */
  me: string;
  turn: number;
  /** What goes along unseen: the key, the group, and which version of which expense is changed. */
  hidden: Readonly<Record<'key' | 'groupId' | 'expenseId' | 'version', string>>;
  /** What stands in the fields at first. */
  drawn: Fields;
};

/** The form of an expense, new or changed. Which fields are seen follows from the way by style alone, so it works without scripts. */
export function ExpenseForm({ words, messages, submit, members, me, turn, hidden, drawn }: ExpenseFormProps) {
  const [typed, setTyped] = useState<Fields | null>(null);
  const [key, setKey] = useState(hidden.key);
  const read = (event: FormEvent<HTMLDivElement>) => {
    const form = event.currentTarget.querySelector('form');
    if (form) setTyped(fieldsIn(new FormData(form)));
  };
  const first = (name: string) => (typeof drawn[name] === 'string' ? drawn[name] : undefined);
  return (
    <div onInput={read}>
      <Form
        action={write}
        messages={messages}
        className="group/split space-y-6"
        done={words.kept}
        whenAway={async (data) => ((await keepExpense(data, me)) ? { expenseId: null } : null)}
        clearWhenDone
        // What is sent after that is another one.
        onRefused={(code) => code === 'first_stands' && setKey(newExpenseKey())}
        onDone={() => {
          // Whatever is typed next is another one.
          setKey(newExpenseKey());
          setTyped(null);
        }}
      >
        {Object.entries({ ...hidden, key }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field name="title" label={words.title} maxLength={expenseTitleMost} dir="auto" defaultValue={first('title')} />
        <div className="grid grid-cols-2 gap-4">
          <Field name="amount" label={words.amount} inputMode="decimal" dir="ltr" defaultValue={first('amount')} />
          <Select name="currency" label={words.currency} defaultValue={first('currency')}>
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </Select>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select name="payer" label={words.payer} defaultValue={first('payer')}>
            {members.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="several">{words.several}</option>
          </Select>
          <Field type="date" name="day" label={words.day} dir="ltr" defaultValue={first('day')} />
        </div>
        <Numbers
          seen="hidden group-has-[option[value=several]:checked]/split:grid"
          {...{ members, first, field: fieldOf.paid, label: words.paid }}
        />
        <RadioCards
          name="way"
          legend={words.way}
          defaultValue={first('way') ?? 'even'}
          columns={2}
          choices={splitWays.map((way) => ({ value: way, label: words.ways[way]?.label, hint: words.ways[way]?.hint }))}
        />
        <div className="hidden group-has-[[value=even]:checked]/split:block">
          <TickGroup name="in" legend={words.in} className="grid sm:grid-cols-2">
            {members.map(({ id, name }) => (
              <Checkbox key={id} name="in[]" value={id} label={<bdi>{name}</bdi>} defaultChecked={isIn(drawn, id)} />
            ))}
          </TickGroup>
        </div>
        <Numbers
          seen="hidden group-has-[[value=shares]:checked]/split:grid"
          {...{ members, first, field: fieldOf.share, label: words.share }}
        />
        <Numbers
          seen="hidden group-has-[[value=percent]:checked]/split:grid"
          {...{ members, first, field: fieldOf.percent, label: words.percent }}
        />
        <Numbers
          seen="hidden group-has-[[value=exact]:checked]/split:grid"
          {...{ members, first, field: fieldOf.exact, label: words.exact }}
        />
        <ItemFields words={words} members={members} drawn={drawn} />
        <details className="group-has-[[value=exact]:checked]/split:hidden" open={hasAdjusted(drawn)}>
          <summary className="min-h-11 w-fit cursor-pointer content-center text-sm underline underline-offset-4">
            {words.adjustments}
          </summary>
          <p className="pb-3 text-muted text-sm">{words.adjustHint}</p>
          <Numbers seen="grid" {...{ members, first, field: fieldOf.adjust, label: words.adjust }} />
        </details>
        <Bears {...{ words, members, turn, typed, drawn }} />
        <TextArea
          name="note"
          label={words.note}
          note={words.optional}
          rows={2}
          maxLength={expenseNoteMost}
          dir="auto"
          defaultValue={first('note')}
        />
        <SubmitButton size="large" wide>
          {submit}
        </SubmitButton>
      </Form>
    </div>
  );
}

type NumbersProps = Pick<ExpenseFormProps, 'members'> & {
  /** The class by which it is seen. */
  seen: string;
  first: (name: string) => string | undefined;
  field: (member: string) => string;
  /** What a field is called, `#` for the name. */
  label: string;
};

/** One number for each member. */
function Numbers({ members, seen, first, field, label }: NumbersProps) {
  return (
    <div className={`gap-4 sm:grid-cols-2 ${seen}`}>
      {members.map(({ id, name }) => (
        <Field
          key={id}
          name={field(id)}
          label={label.replace('#', name)}
          inputMode="decimal"
          dir="ltr"
          defaultValue={first(field(id))}
        />
      ))}
    </div>
  );
}

function isIn(drawn: Fields, member: string): boolean {
  return Array.isArray(drawn.in) && drawn.in.includes(member);
}

function hasAdjusted(drawn: Fields): boolean {
  return Object.keys(drawn).some((name) => name.startsWith('adjust.'));
}

/** What a form holds, as the server reads it. */
function fieldsIn(form: FormData): Fields {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    if (!name.endsWith('[]')) fields[name] = value;
    else {
      const list = fields[name.slice(0, -2)];
      fields[name.slice(0, -2)] = Array.isArray(list) ? [...list, value] : [value];
    }
  }
  return fields;
}
