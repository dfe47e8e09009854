import { Checkbox, RadioCards } from '@/app/_ui/choice';
import { Notice } from '@/app/_ui/notice';
import type { Actor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import { categories } from '@/lib/shop/catalog/model';
import { spoken } from '@/lib/shop/collections/model';
import { ownCollections } from '@/lib/shop/collections/owned';
import { targetKinds } from '@/lib/shop/discounts/model';
import { type OwnDiscount, productsToChoose, variantsToChoose } from '@/lib/shop/discounts/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { GroupFault } from '../group-fault';

type TargetsProps = { actor: Actor; page: PageSettings; discount: OwnDiscount | null };

/** What single things a discount is for: everything, or some of one kind. */
export async function Targets({ actor, page, discount }: TargetsProps) {
  const [{ t, locale }, products, variants, collections] = await Promise.all([
    requestI18n(),
    productsToChoose(actor, page.id),
    variantsToChoose(actor, page.id),
    ownCollections(actor, page.id),
  ]);
  const used = categories.filter((one) => products.some((product) => product.shelf === one));
  const lists = {
    products: products.map(({ id, title }) => ({ value: id, title })),
    variants: variants.map(({ id, title }) => ({ value: id, title })),
    categories: used.map((one) => ({ value: one, title: t(`taxonomy.${one}`) })),
    collections: collections.map(({ id, title }) => ({ value: id, title: spoken(title, locale).text })),
  };
  const scope = discount?.targetKind ?? 'all';
  const offered = targetKinds.filter((kind) => kind === 'all' || kind === scope || lists[kind].length > 0);
  return (
    <div className="group/scope space-y-3">
      <RadioCards
        name="scope"
        legend={t('discounts.for')}
        columns={3}
        defaultValue={scope}
        choices={offered.map((kind) => ({ value: kind, label: t(`discounts.for_${kind}`) }))}
      />
      {(['products', 'variants', 'categories', 'collections'] as const).map((kind) => (
        <fieldset key={kind} className={shownFor[kind]}>
          <legend className="font-medium text-sm">{t(`discounts.for_${kind}`)}</legend>
          <GroupFault name={kind} />
          <div className="grid max-h-80 overflow-y-auto sm:grid-cols-2">
            {lists[kind].map(({ value, title }) => (
              <Checkbox
                key={value}
                name={`${kind}[]`}
                value={value}
                label={<bdi>{title}</bdi>}
                defaultChecked={discount?.targets.includes(value) ?? false}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

const shownFor = {
  products: 'hidden group-has-[[value=products]:checked]/scope:block',
  variants: 'hidden group-has-[[value=variants]:checked]/scope:block',
  categories: 'hidden group-has-[[value=categories]:checked]/scope:block',
  collections: 'hidden group-has-[[value=collections]:checked]/scope:block',
};

/** Says which of the collections a discount is for are deleted: for those it takes nothing off. */
export async function GoneCollections({ actor, page, discount }: TargetsProps & { discount: OwnDiscount }) {
  if (discount.targetKind !== 'collections') return null;
  const [{ t }, own] = await Promise.all([requestI18n(), ownCollections(actor, page.id)]);
  const left = discount.targets.filter((target) => own.some(({ id }) => id === target)).length;
  const gone = discount.targets.length - left;
  if (gone === 0) return null;
  return (
    <Notice tone="danger">
      {left === 0 ? t('discounts.collections_gone') : t('discounts.collections_some_gone', { count: gone })}
    </Notice>
  );
}
