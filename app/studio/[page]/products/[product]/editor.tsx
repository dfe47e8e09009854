'use client';

import { useState } from 'react';
import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { useForm } from '@/app/_ui/form-context';
import { CircleCheckIcon } from '@/app/_ui/icons';
import type { EditedProduct, OwnedVariant } from '@/lib/shop/drafts/edited-product';
import { type EditedOption, type Option, regrid } from '@/lib/shop/drafts/model';
import { MomentField } from '../../moment-field';
import { saveTheProduct } from '../actions';
import { CategoryPicker } from './category-picker';
import { Details } from './details';
import type { EditorWords } from './editor-words';
import { OptionsEditor } from './options-editor';
import { VariantGrid } from './variant-grid';

/** A variant as the browser gets it: its price as the text of a field. */
export type EditorVariant = Omit<OwnedVariant, 'priceMinor' | 'compareAtMinor'> & { price: string; compareAt: string };
export type EditorProduct = Omit<EditedProduct, 'variants'> & { variants: EditorVariant[]; googleMeant: string };

type EditorProps = {
  pageId: string;
  currency: string;
  product: EditorProduct;
  words: EditorWords;
  messages: Readonly<Record<string, string>>;
};

/** The words, options and variants of a product, saved together. Changing options redraws the grid at once. */
export function Editor({ pageId, currency, product, words, messages }: EditorProps) {
  return (
    <Form action={saveTheProduct} messages={messages} saysItself>
      <input type="hidden" name="page" value={pageId} />
      <input type="hidden" name="product" value={product.id} />
      <Seen seen={product.seen} />
      {/* Enter in a field saves; it never presses another button. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <Card className="space-y-5">
        <Field
          name="title"
          label={words.title}
          defaultValue={product.title}
          placeholder={words.titleHint}
          maxLength={140}
        />
        <TextArea
          name="description"
          label={words.description}
          note={words.optional}
          hint={words.descriptionHint}
          defaultValue={product.description}
          maxLength={5000}
          rows={6}
        />
        <CategoryPicker value={product.category} text={product.categoryText} words={words.category} />
      </Card>
      {/* A saved product has new options to compare with: the two parts below begin anew with it. */}
      <Choices key={JSON.stringify(product.options)} currency={currency} product={product} words={words} />
      <Details
        details={product.details}
        google={{ path: product.googlePath, meant: product.googleMeant }}
        words={words.details}
      />
      <Card className="space-y-5">
        <Select
          name="deliveredAs"
          label={words.delivered.label}
          hint={words.delivered.hint}
          defaultValue={product.asFiles ? 'files' : 'parcel'}
        >
          <option value="parcel">{words.delivered.parcel}</option>
          <option value="files">{words.delivered.files}</option>
        </Select>
        {product.state === 'draft' && <MomentField name="publishAt" at={product.publishAt} words={words.schedule} />}
        {product.state !== 'archived' && <MomentField name="archiveAt" at={product.archiveAt} words={words.ending} />}
        <Checkbox name="drop" label={words.drop.label} hint={words.drop.hint} defaultChecked={product.drop} />
      </Card>
      <SaveBar product={product} words={words} />
    </Form>
  );
}

/** The change this form has seen: the newest that the server or the last save told of. */
function Seen({ seen }: { seen: number }) {
  const { state } = useForm();
  const told =
    state?.ok && typeof state.value === 'object' && state.value ? Number(Reflect.get(state.value, 'seen')) : 0;
  return <input type="hidden" name="seen" value={Math.max(seen, told)} />;
}

/** What the last press did, beside the button that was pressed. */
function Outcome({ words }: { words: EditorWords }) {
  const { state, messages } = useForm();
  if (state?.ok) {
    const published = Reflect.get(Object(state.value), 'published') === true;
    return (
      <p role="status" data-said tabIndex={-1} className="flex items-center gap-2 font-medium text-sm text-teal">
        <CircleCheckIcon />
        {published ? words.published : words.saved}
      </p>
    );
  }
  if (state === null) return null;
  const overtaken = state.code === 'changed_elsewhere';
  const [fault = state.code] = Object.values(state.fields ?? {});
  return (
    <div role="alert" className="flex w-full flex-wrap items-center gap-2 text-brick text-sm">
      <p className="min-w-48 flex-1 font-medium">{messages[fault] ?? messages.unexpected}</p>
      {overtaken && (
        <>
          <SubmitButton name="overwrite" value="on" size="small">
            {words.conflict.overwrite}
          </SubmitButton>
          <Button size="small" variant="quiet" onClick={() => location.reload()} className="noscript:hidden">
            {words.conflict.reload}
          </Button>
        </>
      )}
    </div>
  );
}

function Choices({ currency, product, words }: { currency: string; product: EditorProduct; words: EditorWords }) {
  const [options, setOptions] = useState<readonly EditedOption[]>(() => withPlaces(product.options));
  const usable = options.filter((option) => option.values.length > 0);
  const rows = regrid(product.options, usable, product.variants);
  return (
    <>
      <OptionsEditor options={options} words={words.options} onChange={setOptions} />
      <VariantGrid
        rows={rows}
        optionNames={usable.map((option) => option.name)}
        currency={currency}
        photos={product.photos}
        endless={product.asFiles}
        words={words.grid}
        locale={words.locale}
      />
    </>
  );
}

function withPlaces(options: readonly Option[]): EditedOption[] {
  return options.map((option, was) => ({ ...option, was }));
}

function SaveBar({ product, words }: { product: EditorProduct; words: EditorWords }) {
  const draft = product.state !== 'published';
  return (
    <div className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-2 flex flex-wrap items-center justify-end gap-2 rounded-lg border border-line bg-surface p-3 shadow-sheet md:bottom-4 md:mx-0">
      <Outcome words={words} />
      <div className="ms-auto flex gap-2 max-md:w-full">
        <SubmitButton variant={draft ? 'quiet' : 'primary'} className="max-md:flex-1">
          {words.save}
        </SubmitButton>
        {draft && (
          <SubmitButton name="publish" value="on" className="max-md:flex-1">
            {words.publish}
          </SubmitButton>
        )}
      </div>
    </div>
  );
}
