import { Checkbox, RadioCards } from '@/app/_ui/choice';
import type { Actor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import { categories } from '@/lib/shop/catalog/model';
import { type OwnDiscount, productsToChoose } from '@/lib/shop/discounts/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { GroupFault } from '../group-fault';

type TargetsProps = { actor: Actor; page: PageSettings; discount: OwnDiscount | null };

/** What single things a discount is for: everything, some products, or whole categories. */
export async function Targets({ actor, page, discount }: TargetsProps) {
  const [{ t }, products] = await Promise.all([requestI18n(), productsToChoose(actor, page.id)]);
  const used = categories.filter((one) => products.some((product) => product.shelf === one));
  const chosen = (target: string) => discount?.targets.includes(target) ?? false;
  const scope =
    discount?.targetKind === 'products' || discount?.targetKind === 'categories' ? discount.targetKind : 'all';
  return (
    <div className="group/scope space-y-3">
      <RadioCards
        name="scope"
        legend={t('discounts.for')}
        columns={3}
        defaultValue={scope}
        choices={[
          { value: 'all', label: t('discounts.for_all') },
          { value: 'products', label: t('discounts.for_products') },
          { value: 'categories', label: t('discounts.for_categories') },
        ]}
      />
      <fieldset className="hidden group-has-[[value=products]:checked]/scope:block">
        <legend className="font-medium text-sm">{t('discounts.for_products')}</legend>
        <GroupFault name="products" />
        <div className="grid max-h-80 overflow-y-auto sm:grid-cols-2">
          {products.map((one) => (
            <Checkbox
              key={one.id}
              name="products[]"
              value={one.id}
              label={<bdi>{one.title}</bdi>}
              defaultChecked={chosen(one.id)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="hidden group-has-[[value=categories]:checked]/scope:block">
        <legend className="font-medium text-sm">{t('discounts.for_categories')}</legend>
        <GroupFault name="categories" />
        <div className="grid sm:grid-cols-2">
          {used.map((one) => (
            <Checkbox
              key={one}
              name="categories[]"
              value={one}
              label={t(`taxonomy.${one}`)}
              defaultChecked={chosen(one)}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
