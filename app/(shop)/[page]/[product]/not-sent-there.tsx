import { shopperCountry } from '@/app/_country/shopper-country';
import { Notice } from '@/app/_ui/notice';
import { requestI18n } from '@/lib/platform/request';
import { countriesOf, zonesOf } from '@/lib/shop/delivery/model';
import type { PageView } from '@/lib/shop/pages/queries';

/** Says that a shop sends nothing to the country for which its prices are shown, before anybody goes to pay. */
export async function NotSentThere({ seller }: { seller: PageView }) {
  const [{ t, formatCountry }, to] = await Promise.all([requestI18n(), shopperCountry()]);
  if (to === '' || countriesOf(zonesOf(seller.delivery), [to]).length > 0) return null;
  return <Notice>{t('shop.not_sent_to', { country: formatCountry(to) })}</Notice>;
}
