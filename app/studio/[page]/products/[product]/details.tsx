import { Card } from '@/app/_ui/card';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { textMax } from '@/lib/shop/catalog/product-limits';
import type { EditedDetails } from '@/lib/shop/drafts/edited-product';
import { Unfolding } from '../../unfolding';
import type { EditorWords } from './editor-words';

const fieldNames = [
  ...([
    'brand',
    'condition',
    'material',
    'colour',
    'originCountry',
    'hsCode',
    'googleCategory',
    'tags',
    'seoTitle',
    'seoDescription',
  ] as const),
];

type DetailsProps = {
  details: EditedDetails;
  google: { path: string | null; meant: string };
  words: EditorWords['details'];
};

/** What may be said of a product beside its words, folded away: what shops elsewhere, customs and search engines ask for. */
export function Details({ details, google, words }: DetailsProps) {
  return (
    <Card>
      <Unfolding
        title={<h2 className="flex-1 font-semibold text-lg">{words.title}</h2>}
        className="justify-between"
        fields={fieldNames}
      >
        <p className="text-muted text-sm">{words.body}</p>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field name="brand" label={words.brand} defaultValue={details.brand} maxLength={textMax.brand} dir="auto" />
          <Select name="condition" label={words.condition} defaultValue={details.condition}>
            {words.conditions.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <Field
            name="material"
            label={words.material}
            defaultValue={details.material}
            maxLength={textMax.material}
            dir="auto"
          />
          <Field
            name="colour"
            label={words.colour}
            defaultValue={details.colour}
            maxLength={textMax.colour}
            dir="auto"
          />
          <Select name="originCountry" label={words.origin} defaultValue={details.originCountry}>
            <option value="">{words.noCountry}</option>
            {words.countries.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <Field
            name="hsCode"
            label={words.hsCode}
            hint={words.hsCodeHint}
            defaultValue={details.hsCode}
            inputMode="numeric"
            dir="ltr"
            maxLength={20}
          />
          <Field
            name="googleCategory"
            label={words.google}
            hint={google.path ?? words.googleHint}
            defaultValue={details.googleCategory}
            placeholder={google.meant}
            inputMode="numeric"
            dir="ltr"
            maxLength={200}
          />
        </div>
        <TextArea
          name="tags"
          label={words.tags}
          hint={words.tagsHint}
          defaultValue={details.tags.join(', ')}
          rows={2}
        />
        <Field
          name="seoTitle"
          label={words.seoTitle}
          hint={words.seoHint}
          defaultValue={details.seoTitle}
          maxLength={textMax.seoTitle}
          dir="auto"
        />
        <TextArea
          name="seoDescription"
          label={words.seoDescription}
          defaultValue={details.seoDescription}
          maxLength={textMax.seoDescription}
          rows={2}
        />
      </Unfolding>
    </Card>
  );
}
