import { notFound } from 'next/navigation';
import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { ProductGrid } from '@/app/(shop)/_tiles/product-grid';
import type { PersonActor } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { collectionPath, spoken } from '@/lib/shop/collections/model';
import {
  foundIn,
  handProducts,
  type OwnCollection,
  ownCollection,
  picturesFor,
  productsToAdd,
} from '@/lib/shop/collections/owned';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { addTheProduct, deleteTheCollection } from '../actions';
import { CollectionForm } from '../collection-form';
import { HandProducts } from './hand-products';

export const generateMetadata = titled('collections.one');

type Asked = StudioPageProps & { params: Promise<{ page: string; collection: string }> };

/** One collection: what is in it now, how that came, and everything it says. */
export default async function Collection({ params, searchParams }: Asked) {
  const { page: handle, collection: asked } = await params;
  const { actor, page } = await loadPage(handle, 'change_catalog');
  const id = parseId('collection', asked);
  const collection = id === null ? null : await ownCollection(actor, page.id, id);
  if (!collection) notFound();
  const { saved, find } = await searchParams;
  const [{ t, locale }, found, pictures] = await Promise.all([
    requestI18n(),
    foundIn(actor, collection),
    picturesFor(actor, collection),
  ]);
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <header className="flex flex-wrap items-center gap-3">
        <h1 className="text-xl md:text-2xl">
          <bdi>{spoken(collection.title, locale).text}</bdi>
        </h1>
        <Chip tone={collection.state === 'published' ? 'done' : 'neutral'}>
          {t(`collections.state_${collection.state}`)}
        </Chip>
        {collection.state === 'published' && found.count > 0 && (
          <Link href={collectionPath(page.handle, collection.slug)} className="flex min-h-11 items-center underline">
            {t('collections.look')}
          </Link>
        )}
      </header>
      {saved === '1' && <Notice tone="done">{t('common.saved')}</Notice>}
      {collection.state === 'published' && found.count === 0 && <Notice>{t('collections.empty_hidden')}</Notice>}
      <Card>
        <h2 className="font-semibold text-lg">{t('collections.finds')}</h2>
        <p className="text-muted">
          {found.count === 0 ? t('collections.finds_nothing') : t('collections.found', { count: found.count })}
        </p>
        {collection.kind === 'rule' && <ProductGrid products={found.first} seller={false} plain />}
      </Card>
      {collection.kind === 'hand' && (
        <Chosen actor={actor} page={page} collection={collection} letters={typeof find === 'string' ? find : ''} />
      )}
      <CollectionForm page={page} id={collection.id} collection={collection} pictures={pictures} />
      <Ending page={page} collection={collection} />
    </div>
  );
}

type PartProps = { page: PageSettings; collection: OwnCollection };

/** What was chosen by hand, and what could be. */
async function Chosen({ actor, page, collection, letters }: PartProps & { actor: PersonActor; letters: string }) {
  const [{ t }, chosen, others] = await Promise.all([
    requestI18n(),
    handProducts(actor, collection),
    productsToAdd(actor, collection, letters.trim().slice(0, 100)),
  ]);
  const messages = errorMessages(t, ['collection_products_max', 'not_found', 'not_allowed']);
  return (
    <Card className="space-y-4">
      <h2 className="font-semibold text-lg">{t('collections.products')}</h2>
      {chosen.length > 0 && (
        <HandProducts
          pageId={page.id}
          collectionId={collection.id}
          products={chosen}
          messages={messages}
          words={{
            first: t('collections.to_first'),
            earlier: t('collections.earlier'),
            later: t('collections.later'),
            remove: t('collections.remove'),
            moved: t('collections.moved', { title: '#title', place: '#place' }),
            removed: t('collections.removed', { title: '#title' }),
          }}
        />
      )}
      <form className="flex flex-wrap items-end gap-3">
        <Field
          name="find"
          label={t('collections.find')}
          defaultValue={letters}
          dir="auto"
          className="min-w-40 flex-1"
        />
        <button type="submit" className={buttonClass({ variant: 'quiet' })}>
          {t('collections.find_button')}
        </button>
      </form>
      {others.length === 0 && <p className="text-muted">{t('collections.find_nothing')}</p>}
      <ul className="divide-y divide-line">
        {others.map(({ id, title }) => (
          <li key={id}>
            <Form action={addTheProduct} messages={messages} className="flex flex-wrap items-center gap-3 py-2">
              <input type="hidden" name="page" value={page.id} />
              <input type="hidden" name="collection" value={collection.id} />
              <input type="hidden" name="product" value={id} />
              <bdi className="min-w-0 flex-1">{title}</bdi>
              <SubmitButton variant="quiet">
                {t('collections.add')}
                <span className="sr-only">{`: ${title}`}</span>
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function Ending({ page, collection }: PartProps) {
  const { t } = await requestI18n();
  return (
    <Card>
      <Form action={deleteTheCollection} messages={errorMessages(t, ['required', 'not_found', 'not_allowed'])}>
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="collection" value={collection.id} />
        <p className="text-muted text-sm">{t('collections.delete_body')}</p>
        <Checkbox name="sure" label={t('collections.delete_sure')} />
        <SubmitButton variant="danger">{t('collections.delete')}</SubmitButton>
      </Form>
    </Card>
  );
}
