import type { ReactNode } from 'react';
import { Avatar } from '@/app/_ui/avatar';
import { MapPinIcon, TruckIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { LinkedText } from '@/app/_ui/linked-text';
import { Photo } from '@/app/_ui/photo';
import { FollowPage } from '@/app/(social)/_follow/follow-page';
import { WritePage } from '@/app/(social)/_messages/write-page';
import { reachedCountries } from '@/lib/markets/queries';
import { requestI18n, useVoice } from '@/lib/platform/request';
import type { PageView } from '@/lib/shop/pages/queries';
import { kindName } from '../_tiles/kind-name';

/** Who this is: its designed first impression or its cover, logo, name, trade, a few words, and whether one follows. */
export function PageHead({ page, hero }: { page: PageView; hero?: ReactNode }) {
  const { t, formatCountry } = useVoice();
  return (
    <header>
      {hero}
      {page.cover && !hero && (
        <div className="aspect-5/2 max-h-96 w-full overflow-hidden bg-sunken md:aspect-4/1">
          <Photo
            media={{ ...page.cover, alt: '' }}
            shape="fill"
            sizes="100vw"
            widths={[640, 960, 1280, 1920]}
            priority
          />
        </div>
      )}
      <div className="page-width">
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <Avatar
            name={page.name}
            media={page.logo}
            size="large"
            className={page.cover && !hero ? '-mt-8 relative border-4 border-paper' : 'mt-6'}
          />
          <div className="min-w-0 flex-1 basis-48 pt-3">
            <h1 className="text-xl md:text-2xl">
              <bdi>{page.name}</bdi>
            </h1>
            <p className="flex items-center gap-1 text-muted text-sm">
              <MapPinIcon size={16} />
              {t('shop.kind_in_country', { kind: kindName(t, page.kind), country: formatCountry(page.country) })}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <FollowPage pageId={page.id} handle={page.handle} />
            <WritePage handle={page.handle} />
          </div>
        </div>
        {page.about && (
          <p dir="auto" className="reading mt-4 line-clamp-4 whitespace-pre-line">
            <LinkedText text={page.about} />
          </p>
        )}
        {page.charity && <CharityLine page={page} charity={page.charity} />}
        <p className="mt-2 flex flex-wrap items-center gap-x-4 text-muted text-sm">
          {page.shopOpen && <DeliveryLine page={page} />}
          <Link href={`/${page.handle}/info/about`} className="inline-flex min-h-11 items-center hover:underline">
            {t('shop.about_and_contact')}
          </Link>
        </p>
      </div>
    </header>
  );
}

/** What Souk found of a charity, and the way to give. */
async function CharityLine({ page, charity }: { page: PageView; charity: NonNullable<PageView['charity']> }) {
  const [gives, { t, formatCountry, formatDate }] = await Promise.all([reachedCountries('donate'), requestI18n()]);
  const { registration, country, verifiedAt } = charity;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-3">
      <p className="min-w-0 flex-1 basis-64 text-muted text-sm">
        {t('donations.charity_line', {
          ...{ number: registration, country: formatCountry(country), day: formatDate(verifiedAt, 'date') },
        })}
      </p>
      {gives.includes(page.country) && <LinkButton href={`/donate/${page.handle}`}>{t('donations.donate')}</LinkButton>}
    </div>
  );
}

function DeliveryLine({ page: { delivery } }: { page: PageView }) {
  const { t, formatMoney } = useVoice();
  return (
    <span className="inline-flex items-center gap-1.5">
      <TruckIcon size={16} />
      {delivery.price.amount === 0n
        ? t('shop.delivery_free_days', { min: delivery.daysMin, max: delivery.daysMax })
        : t('shop.delivery_days', { price: formatMoney(delivery.price), min: delivery.daysMin, max: delivery.daysMax })}
    </span>
  );
}
