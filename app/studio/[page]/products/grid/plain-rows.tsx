'use client';

import { Chip } from '@/app/_ui/chip';
import { Form, SubmitButton } from '@/app/_ui/form';
import { useFieldReport } from '@/app/_ui/form-context';
import type { Currency } from '@/lib/kernel/money';
import type { GridProduct } from '@/lib/shop/grid/model';
import { savePlainRows } from './actions';
import type { GridWords } from './grid-words';
import { rowsOf } from './sheet-state';

type PlainProps = {
  page: { id: string; handle: string; currency: Currency };
  products: readonly GridProduct[];
  words: GridWords;
};

/** Price and stock of every row as one plain form: for phones, and for browsers without scripts. */
export function PlainRows({ page, products, words }: PlainProps) {
  return (
    <Form action={savePlainRows} messages={words.messages} done={words.plainSaved} className="space-y-4">
      <input type="hidden" name="page" value={page.id} />
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {rowsOf(products).map(({ product, row }, place) => (
          <li key={row.id} className="flex flex-wrap items-end gap-3 p-3">
            <bdi className="basis-full font-medium text-sm md:flex-1 md:basis-auto md:self-center">
              {[product.cells.title || words.untitled, ...row.values].join(' · ')}
            </bdi>
            {product.asFiles && (
              <span className="md:self-center">
                <Chip>{words.asFiles}</Chip>
              </span>
            )}
            <input type="hidden" name={`rows.${place}.product`} value={product.id} />
            <input type="hidden" name={`rows.${place}.hash`} value={product.hash} />
            <input type="hidden" name={`rows.${place}.variant`} value={row.id} />
            <input type="hidden" name={`rows.${place}.priceWas`} value={row.cells.price} />
            <input type="hidden" name={`rows.${place}.stockWas`} value={row.cells.stock} />
            <Cell name={`rows.${place}.price`} label={words.columns.price} value={row.cells.price} mode="decimal" />
            <Cell name={`rows.${place}.stock`} label={words.columns.stock} value={row.cells.stock} mode="numeric" />
          </li>
        ))}
      </ul>
      <div className="sticky bottom-20 z-10 md:bottom-4">
        <SubmitButton wide>{words.save}</SubmitButton>
      </div>
    </Form>
  );
}

function Cell({
  name,
  label,
  value,
  mode,
}: {
  name: string;
  label: string;
  value: string;
  mode: 'decimal' | 'numeric';
}) {
  const { error, typed } = useFieldReport(name);
  return (
    <label className="w-28 text-muted text-xs">
      {label}
      <input
        name={name}
        defaultValue={typed ?? value}
        inputMode={mode}
        dir="ltr"
        maxLength={20}
        aria-invalid={error ? true : undefined}
        className="mt-0.5 h-11 w-full rounded-sm border border-edge bg-surface px-3 text-base text-ink tabular-nums aria-invalid:border-2 aria-invalid:border-brick"
      />
      {error && <span className="block text-brick">{error}</span>}
    </label>
  );
}
