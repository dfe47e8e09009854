'use client';

import { type RefObject, useRef } from 'react';
import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { countText } from '@/app/_ui/count-text';
import { textMax } from '@/lib/shop/catalog/product-limits';
import type { GridRow } from '@/lib/shop/drafts/model';
import { noLimit } from '@/lib/shop/files/model';
import type { OwnedPhoto } from '@/lib/shop/ownership/queries';
import { GroupFault } from '../../group-fault';
import type { EditorVariant } from './editor';
import type { EditorWords } from './editor-words';
import { GridCell, GridSelect, GridTick } from './grid-cell';

type VariantGridProps = {
  rows: readonly GridRow<EditorVariant>[];
  optionNames: readonly string[];
  currency: string;
  photos: readonly OwnedPhoto[];
  /** Whether it may have no limit of units, being delivered as files. */
  endless: boolean;
  words: EditorWords['grid'];
  locale: string;
};

/** Price, SKU, stock and photo of every variant; a plain product has one row and no names. */
export function VariantGrid({ rows, optionNames, currency, photos, endless, words, locale }: VariantGridProps) {
  const body = useRef<HTMLDivElement>(null);
  const plain = optionNames.length === 0;
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="font-semibold text-lg">{plain ? words.single : words.title}</h2>
        {!plain && <span className="text-muted text-sm">{countText(words.count, locale, rows.length)}</span>}
      </div>
      <GroupFault name="rows" />
      {rows.length > 2 && <ForAll body={body} currency={currency} words={words} />}
      <div ref={body} className="divide-y divide-line">
        {rows.map((row, place) => (
          <Row
            key={row.variant?.id ?? row.values.join('\u0000')}
            row={row}
            place={place}
            plain={plain}
            endless={endless}
            currency={currency}
            photos={photos}
            words={words}
          />
        ))}
      </div>
    </Card>
  );
}

type RowProps = Pick<VariantGridProps, 'currency' | 'photos' | 'words'> & {
  row: GridRow<EditorVariant>;
  place: number;
  plain: boolean;
  endless: boolean;
};

function Row({ row, place, plain, endless, currency, photos, words }: RowProps) {
  const name = (field: string) => `rows.${place}.${field}`;
  const { variant, like } = row;
  const title = row.values.join(' · ');
  // Of what is delivered as files, no number is no limit.
  const stock = endless && (variant === null || variant.stock === noLimit) ? '' : String(variant?.stock ?? 0);
  return (
    <div className="group py-3 first:pt-0 last:pb-0 [contain-intrinsic-size:auto_21rem] sm:[contain-intrinsic-size:auto_12rem] [content-visibility:auto]">
      <input type="hidden" name={name('id')} value={variant?.id ?? ''} />
      <input type="hidden" name={name('values')} value={JSON.stringify(row.values)} />
      <GridCell hidden name={name('stockWas')} label="" value={stock} />
      {plain ? (
        <input type="hidden" name={name('offered')} value="on" />
      ) : (
        <GridTick name={name('offered')} offered={row.offered} label={title} hint={words.offered} />
      )}
      <div className="grid grid-cols-2 gap-2 group-has-[input[type=checkbox]:not(:checked)]:opacity-40 sm:grid-cols-4">
        <GridCell
          name={name('price')}
          label={`${words.price} (${currency})`}
          about={title}
          value={variant?.price ?? like?.price ?? ''}
          inputMode="decimal"
          kind="price"
        />
        <GridCell
          name={name('compareAt')}
          label={`${words.compareAt} (${currency})`}
          about={title}
          value={variant?.compareAt ?? like?.compareAt ?? ''}
          inputMode="decimal"
        />
        <GridCell name={name('sku')} label={words.sku} about={title} value={variant?.sku ?? ''} maxLength={60} />
        <GridCell
          name={name('stock')}
          label={words.stock}
          about={title}
          value={stock}
          inputMode="numeric"
          kind="stock"
        />
        <GridCell
          name={name('gtin')}
          label={words.gtin}
          about={title}
          value={variant?.gtin ?? ''}
          inputMode="numeric"
        />
        <GridCell
          name={name('mpn')}
          label={words.mpn}
          about={title}
          value={variant?.mpn ?? ''}
          maxLength={textMax.mpn}
        />
        <GridCell
          name={name('weight')}
          label={words.weight}
          about={title}
          value={String(variant?.weightGrams || like?.weightGrams || '')}
          inputMode="numeric"
          maxLength={9}
        />
        <GridSelect name={name('media')} label={words.photo} about={title} value={variant?.mediaId ?? ''}>
          <option value="">{words.noPhoto}</option>
          {photos.map((photo, number) => (
            <option key={photo.id} value={photo.id}>
              {words.photoNumber.replace('#', String(number + 1))}
            </option>
          ))}
        </GridSelect>
      </div>
    </div>
  );
}

/** Types one price or stock into every row; saving is still the owner's. Only with JavaScript. */
function ForAll({
  body,
  currency,
  words,
}: {
  body: RefObject<HTMLDivElement | null>;
  currency: string;
  words: EditorWords['grid'];
}) {
  const price = useRef<HTMLInputElement>(null);
  const stock = useRef<HTMLInputElement>(null);
  const fill = (kind: string, value: string | undefined) => {
    if (!value) return;
    for (const field of body.current?.querySelectorAll<HTMLInputElement>(`input[data-kind="${kind}"]`) ?? [])
      field.value = value;
  };
  const look = 'h-11 w-full rounded-sm border border-edge bg-surface px-3 text-base hover:border-ink';
  return (
    <div className="flex flex-wrap items-end gap-2 rounded-sm bg-sunken p-3 noscript:hidden">
      <span className="w-full font-medium text-sm">{words.all}</span>
      <label className="w-28 text-muted text-xs">
        {`${words.price} (${currency})`}
        <input ref={price} inputMode="decimal" maxLength={20} dir="ltr" className={look} />
      </label>
      <label className="w-24 text-muted text-xs">
        {words.stock}
        <input ref={stock} inputMode="numeric" maxLength={9} dir="ltr" className={look} />
      </label>
      <Button
        variant="quiet"
        onClick={() => {
          fill('price', price.current?.value);
          fill('stock', stock.current?.value);
        }}
      >
        {words.apply}
      </Button>
    </div>
  );
}
