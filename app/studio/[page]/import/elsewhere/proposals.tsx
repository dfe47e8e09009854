import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { FoundPage } from '@/lib/shop/elsewhere/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { bring } from './actions';

/** What a page elsewhere says, each with a tick: parts of the page without one, so that nothing is overwritten unasked, products with. */
export async function Proposals({ page, address, found }: { page: PageSettings; address: string; found: FoundPage }) {
  const { t, formatNumber } = await requestI18n();
  const faces = [
    { name: 'name', label: t('studio.page_name'), text: found.name },
    { name: 'about', label: t('studio.page_about'), text: found.about },
    { name: 'logo', label: t('studio.logo'), text: found.logo },
  ].filter(({ text }) => text !== '');
  return (
    <Form
      action={bring}
      messages={errorMessages(t, [
        ...([
          'mine_required',
          'nothing_chosen',
          'says_nothing',
          'site_refuses',
          'not_found',
          'import_running',
        ] as const),
        ...([
          'address_bad',
          'address_private',
          'site_unreachable',
          'slow',
          'too_large',
          'wrong_type',
          'not_there',
        ] as const),
      ])}
      className="max-w-2xl space-y-5"
    >
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="address" value={address} />
      {faces.length > 0 && (
        <section className="space-y-2">
          <h2 className="font-semibold">{t('imports.elsewhere_face')}</h2>
          <RowList>
            {faces.map(({ name, label, text }) => (
              <li key={name} className="px-4 py-1.5">
                <Checkbox name={name} label={label} hint={<bdi className="line-clamp-3 break-words">{text}</bdi>} />
              </li>
            ))}
          </RowList>
        </section>
      )}
      {found.products.length > 0 && (
        <section className="space-y-2">
          <h2 className="font-semibold">
            {t('imports.products', { count: found.products.length, shown: formatNumber(found.products.length) })}
          </h2>
          <RowList>
            {found.products.map((product) => (
              <li key={product.id} className="px-4 py-1.5">
                <Checkbox
                  name="products[]"
                  value={product.id}
                  defaultChecked
                  label={<bdi>{product.title}</bdi>}
                  hint={<bdi>{product.price || t('imports.elsewhere_no_price')}</bdi>}
                />
              </li>
            ))}
          </RowList>
        </section>
      )}
      <Checkbox name="mine" label={t('imports.elsewhere_mine')} />
      <SubmitButton>{t('imports.elsewhere_bring')}</SubmitButton>
    </Form>
  );
}
