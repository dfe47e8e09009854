import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import type { PersonActor } from '@/lib/identity/actor/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { spoken } from '@/lib/shop/collections/model';
import { collectionsWith, type OwnCollection, ownCollections } from '@/lib/shop/collections/owned';
import type { EditedProduct } from '@/lib/shop/drafts/edited-product';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { placeTheProduct } from '../../collections/actions';
import { GroupFault } from '../../group-fault';

type CollectionsCardProps = { actor: PersonActor; page: PageSettings; product: EditedProduct };

/** The collections a product is in: those by hand to tick, those whose rules it keeps to read. A page without any has no such card. */
export async function CollectionsCard({ actor, page, product }: CollectionsCardProps) {
  const [{ t, locale }, all, its] = await Promise.all([
    requestI18n(),
    ownCollections(actor, page.id),
    collectionsWith(actor, page.id, product.id),
  ]);
  const byHand = all.filter((one) => one.kind === 'hand');
  if (all.length === 0) return null;
  return (
    <Card className="space-y-3">
      <h2 className="font-semibold text-lg">{t('collections.title')}</h2>
      {byHand.length > 0 && (
        <Form
          action={placeTheProduct}
          messages={errorMessages(t, ['collection_products_max', 'not_found', 'not_allowed'])}
          done={t('common.saved')}
        >
          <input type="hidden" name="page" value={page.id} />
          <input type="hidden" name="product" value={product.id} />
          <fieldset>
            <legend className="font-medium text-sm">{t('collections.kind_hand')}</legend>
            <GroupFault name="collections" />
            <div className="grid max-h-80 gap-x-4 overflow-y-auto sm:grid-cols-2">
              {byHand.map((one) => (
                <Shown key={one.id} collection={one} isIn={its.some(({ id }) => id === one.id)} locale={locale} />
              ))}
            </div>
          </fieldset>
          <SubmitButton variant="quiet">{t('collections.place')}</SubmitButton>
        </Form>
      )}
      <ByRule page={page} collections={its.filter((one) => one.kind === 'rule')} />
    </Card>
  );
}

function Shown({ collection, isIn, locale }: { collection: OwnCollection; isIn: boolean; locale: string }) {
  return (
    <div className="min-w-0">
      <input type="hidden" name="shown[]" value={collection.id} />
      <Checkbox
        name="collections[]"
        value={collection.id}
        label={<bdi className="break-words">{spoken(collection.title, locale).text}</bdi>}
        defaultChecked={isIn}
      />
    </div>
  );
}

async function ByRule({ page, collections }: { page: PageSettings; collections: readonly OwnCollection[] }) {
  const { t, locale } = await requestI18n();
  if (collections.length === 0) return null;
  return (
    <div>
      <h3 className="font-medium text-sm">{t('collections.kept_rules')}</h3>
      <ul className="flex flex-wrap gap-x-4">
        {collections.map((one) => (
          <li key={one.id} className="min-w-0">
            <Link
              href={`/studio/${page.handle}/collections/${one.id}`}
              className="inline-flex min-h-11 items-center underline"
            >
              <bdi className="break-words">{spoken(one.title, locale).text}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
