import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { requestI18n } from '@/lib/platform/request';
import { zonesOrSettings } from '@/lib/shop/delivery/queries';
import { marketsMax } from '@/lib/shop/markets/model';
import { marketsForOwner } from '@/lib/shop/markets/queries';
import { may } from '@/lib/shop/ownership/model';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { SettingsHead } from '../settings-head';
import { sayCountries, sayRule } from './say-market';
import { Unreached } from './unreached-notice';

export const generateMetadata = titled('markets.title');

/** The markets of a shop: countries in which it asks another price. */
export default async function Markets({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_settings');
  const [markets, zones, voice] = await Promise.all([
    marketsForOwner(actor, page.id),
    zonesOrSettings(actor, page),
    requestI18n(),
  ]);
  const { t } = voice;
  const home = `/studio/${page.handle}/settings/markets`;
  const mayChange = may(page.roles, 'change_settings');
  return (
    <div className="space-y-4">
      <SettingsHead page={page} title={t('markets.title')}>
        {markets.length > 0 ? t('markets.body') : t('markets.none')}
      </SettingsHead>
      {markets.length > 0 && (
        <RowList>
          {markets.map((market) => (
            <li key={market.id} className="space-y-1 p-4">
              {mayChange ? (
                <Link
                  href={`${home}/${market.id}`}
                  className="inline-flex min-h-11 items-center font-medium underline underline-offset-4"
                >
                  <bdi>{market.name}</bdi>
                </Link>
              ) : (
                <bdi className="font-medium">{market.name}</bdi>
              )}
              <p className="text-muted text-sm">{sayCountries(voice, market)}</p>
              <p className="text-sm">{sayRule(voice, market)}</p>
              <Unreached handle={page.handle} zones={zones} market={market} />
            </li>
          ))}
        </RowList>
      )}
      {mayChange && markets.length < marketsMax && (
        <LinkButton href={`${home}/new`} variant="quiet">
          {t('markets.new')}
        </LinkButton>
      )}
    </div>
  );
}
