import { Card } from '@/app/_ui/card';
import { RadioCards } from '@/app/_ui/choice';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { collectionSorts } from '@/lib/shop/collections/model';
import type { OwnCollection } from '@/lib/shop/collections/owned';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { photoRefusals } from '../../photo-refusals';
import { keepCollection } from './actions';
import { type PictureChoice, PictureField } from './picture-field';
import { RuleFields } from './rule-fields';

const refusals = [
  ...(['required', 'too_long', 'number', 'whole_number', 'out_of_range', 'too_many_items'] as const),
  ...(['collections_max', 'collection_kind', 'not_found', 'not_allowed'] as const),
  ...photoRefusals,
];

type CollectionFormProps = {
  page: PageSettings;
  id: Id<'collection'>;
  collection: OwnCollection | null;
  pictures: readonly PictureChoice[];
};

/** Everything a collection says. What belongs to the other kind is folded away by the choice itself, also without scripts. */
export async function CollectionForm({ page, id, collection, pictures }: CollectionFormProps) {
  const { t } = await requestI18n();
  const messages = errorMessages(t, refusals);
  return (
    <Form action={keepCollection} messages={messages} className="group/collection space-y-5">
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="key" value={id} />
      <Card className="space-y-5">
        <Texts page={page} collection={collection} />
        {collection === null ? (
          <RadioCards
            name="kind"
            legend={t('collections.how')}
            columns={2}
            defaultValue="hand"
            choices={(['hand', 'rule'] as const).map((kind) => ({
              value: kind,
              label: t(`collections.kind_${kind}`),
              hint: t(`collections.kind_${kind}_hint`),
            }))}
          />
        ) : (
          <input type="hidden" name="kind" value={collection.kind} />
        )}
      </Card>
      {collection?.kind !== 'hand' && (
        <Card className={collection === null ? 'hidden group-has-[[value=rule]:checked]/collection:block' : undefined}>
          <RuleFields page={page} collection={collection} />
        </Card>
      )}
      <Card className="space-y-5">
        <Select name="sort" label={t('collections.sort')} defaultValue={collection?.sort ?? 'hand'}>
          {collectionSorts
            .filter((sort) => sort !== 'hand' || collection?.kind !== 'rule')
            .map((sort) => (
              <option key={sort} value={sort}>
                {t(`collections.sort_${sort}`)}
              </option>
            ))}
        </Select>
        <PictureField
          pageId={page.id}
          chosen={collection?.mediaId ?? null}
          pictures={pictures}
          messages={messages}
          words={{
            ...{ picture: t('collections.picture'), hint: t('collections.picture_hint') },
            ...{ none: t('collections.no_picture'), number: t('collections.picture_number', { number: '#number' }) },
            ...{ upload: t('collections.upload'), uploading: t('collections.uploading') },
            ...{ alt: t('collections.alt'), altHint: t('collections.alt_hint') },
          }}
        />
        <RadioCards
          name="state"
          legend={t('collections.state')}
          columns={2}
          defaultValue={collection?.state ?? 'hidden'}
          choices={(['hidden', 'published'] as const).map((state) => ({
            value: state,
            label: t(`collections.state_${state}`),
            hint: t(`collections.state_${state}_hint`),
          }))}
        />
        <SearchWords page={page} collection={collection} />
      </Card>
      <SubmitButton>{t('common.save')}</SubmitButton>
    </Form>
  );
}

type PartProps = Pick<CollectionFormProps, 'page' | 'collection'>;

/** Title and description in the languages of the page, and in one that they were once written in. */
async function Texts({ page, collection }: PartProps) {
  const { t } = await requestI18n();
  const languages = (['en', 'ar'] as const).filter(
    (one) => page.languages.includes(one) || collection?.title[one] || collection?.description[one],
  );
  const several = languages.length > 1;
  return languages.map((one) => {
    const [side, note] = [one === 'ar' ? 'rtl' : 'ltr', several ? t(`collections.in_${one}`) : undefined];
    const suffix = one === 'ar' ? 'Ar' : 'En';
    return (
      <div key={one} className="space-y-4">
        <Field
          name={`title${suffix}`}
          label={several ? `${t('collections.name')} (${note})` : t('collections.name')}
          defaultValue={collection?.title[one]}
          dir={side}
          lang={one}
          maxLength={80}
        />
        <TextArea
          name={`description${suffix}`}
          label={several ? `${t('collections.description')} (${note})` : t('collections.description')}
          note={t('common.optional')}
          defaultValue={collection?.description[one]}
          dir={side}
          lang={one}
          rows={2}
          maxLength={2_000}
        />
      </div>
    );
  });
}

async function SearchWords({ page, collection }: PartProps) {
  const { t } = await requestI18n();
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center font-medium">
        {t('collections.address_more')}
      </summary>
      <div className="space-y-4 pt-2">
        <Field
          name="slug"
          label={t('collections.address')}
          hint={t('collections.address_hint', { address: `/${page.handle}/collections/${collection?.slug ?? '…'}` })}
          defaultValue={collection?.slug}
          maxLength={80}
          dir="auto"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Field
          name="seoTitle"
          label={t('collections.seo_title')}
          note={t('common.optional')}
          defaultValue={collection?.seoTitle}
          dir="auto"
          maxLength={200}
        />
        <TextArea
          name="seoDescription"
          label={t('collections.seo_description')}
          note={t('common.optional')}
          defaultValue={collection?.seoDescription}
          dir="auto"
          rows={2}
          maxLength={1_000}
        />
      </div>
    </details>
  );
}
