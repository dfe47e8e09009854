import { Card } from '@/app/_ui/card';
import { CopyText } from '@/app/_ui/copy-text';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { RowList } from '@/app/_ui/row-list';
import { addressesIn } from '@/app/(shop)/_tiles/addresses';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { feeds } from '@/lib/shop/exports/model';
import type { Market } from '@/lib/shop/markets/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { switchTheFeeds } from './actions';
import { FeedCountries } from './feed-countries';
import { fileNames } from './file-name';

type FeedsProps = {
  page: PageSettings;
  markets: readonly Market[];
  /** The country of a market whose prices the addresses give; empty for the page's own. */
  country: string;
};

/** The addresses at which machines fetch what is on sale, and the button that takes them away. */
export async function Feeds({ page, markets, country }: FeedsProps) {
  const { t } = await requestI18n();
  // One address for all: the feed speaks the language the page leads with.
  const { page: addressOf } = addressesIn((path) => path);
  return (
    <section id="feeds" className="scroll-mt-20 space-y-3">
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <div className="max-w-2xl">
          <h2 className="font-semibold text-lg">{t('exports.feeds')}</h2>
          <p className="text-muted text-sm">{t(page.feeds ? 'exports.feeds_on_body' : 'exports.feeds_off_body')}</p>
        </div>
        <Form action={switchTheFeeds} messages={errorMessages(t, [])} className="space-y-2">
          <input type="hidden" name="page" value={page.id} />
          <SubmitButton name="feeds" value={page.feeds ? 'off' : 'on'} variant="quiet">
            {t(page.feeds ? 'exports.switch_off' : 'exports.switch_on')}
          </SubmitButton>
        </Form>
      </Card>
      {page.feeds && !page.shopOpen && <Notice>{t('exports.shop_closed')}</Notice>}
      {page.feeds && markets.length > 0 && (
        <FeedCountries home={`/studio/${page.handle}/export`} markets={markets} country={country} />
      )}
      {page.feeds && (
        <RowList>
          {feeds.map((feed) => {
            const address = addressOf(`/${page.handle}/feeds/${feed}${country && `?country=${country}`}`);
            return (
              <li key={feed} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3">
                <div className="min-w-0 flex-1 basis-72">
                  <h3 className="font-medium">{t(fileNames[feed])}</h3>
                  <p dir="ltr" className="break-all text-muted text-sm rtl:text-right">
                    {address}
                  </p>
                </div>
                <CopyText text={address} label={t('exports.copy')} copied={t('exports.copied')} />
              </li>
            );
          })}
        </RowList>
      )}
    </section>
  );
}
