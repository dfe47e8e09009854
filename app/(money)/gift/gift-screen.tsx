import { randomBytes } from 'node:crypto';
import type { ReactNode } from 'react';
import { Card } from '@/app/_ui/card';
import { HeadingFocus } from '@/app/_ui/heading-focus';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { Photo } from '@/app/_ui/photo';
import type { Actor } from '@/lib/identity/actor/model';
import type { OfferedGift, ReceivedGift } from '@/lib/money/gifts/model';
import type { openedGift } from '@/lib/money/gifts/queries';
import { addressesForGift } from '@/lib/money/gifts/reach/queries';
import { giftReturn } from '@/lib/money/gifts/returning/queries';
import type { Opened } from '@/lib/money/gifts/schema';
import { placeLine } from '@/lib/money/wallet/model';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { TrackLink } from '../_orders/track-link';
import { arrivalSpan } from '../_pay/arrival-day';
import { addressLine, addressWords } from '../_wallet/address-words';
import { AcceptForm } from './accept-form';
import { DeclineForm } from './decline-form';
import { GiftReturn } from './gift-return';

type GiftScreenProps = { actor: Actor; by: Opened; opened: Awaited<ReturnType<typeof openedGift>> };

/** A gift for whoever receives it: to be accepted, on its way, or no longer open. No price is on any of them. */
export async function GiftScreen({ actor, by, opened }: GiftScreenProps) {
  if (opened === null || opened === 'ended') return <Over />;
  return 'offered' in opened ? (
    <Offered actor={actor} by={by} gift={opened.offered} />
  ) : (
    <Received gift={opened.received} token={by.token} back={await giftReturn(actor, by)} />
  );
}

async function Over() {
  const { t } = await requestI18n();
  return (
    <Sheet title={t('gifts.over_title')}>
      <p>{t('gifts.over')}</p>
    </Sheet>
  );
}

async function Offered({ actor, by, gift }: { actor: Actor; by: Opened; gift: OfferedGift }) {
  const [voice, stored] = await Promise.all([requestI18n(), addressesForGift(actor, by)]);
  const { t, formatDate, formatCountry } = voice;
  const giver = gift.giver ? shownName(t, gift.giver.name) : t('gifts.the_giver');
  const country = formatCountry(gift.country);
  const where = gift.region
    ? t('gifts.only_in_region', { region: gift.region, country })
    : t('gifts.only_in', { country });
  return (
    <Sheet title={t('gifts.open_title')}>
      <Shown gift={gift} />
      <p>{t('gifts.until', { day: formatDate(gift.expiresAt, 'day') })}</p>
      <AcceptForm
        voice={voice}
        by={by}
        formKey={randomBytes(18).toString('base64url')}
        choices={gift.choices.length > 1 ? gift.choices : []}
        hints={[t('gifts.where_to_hint', { seller: gift.seller, giver }), where]}
        stored={stored.map((one) => ({ id: one.id, name: one.name, line: addressLine(one), isDefault: one.isDefault }))}
        fields={{
          words: addressWords(voice),
          countries: [{ code: gift.country, name: country }],
          defaults: {
            country: gift.country,
            region: gift.region,
            ...(actor.kind === 'person' && { name: actor.name }),
          },
          full: false,
        }}
      />
      <DeclineForm voice={voice} by={by} giver={giver} />
    </Sheet>
  );
}

type ReceivedProps = { gift: ReceivedGift; token: string; back: Awaited<ReturnType<typeof giftReturn>> };

async function Received({ gift, token, back }: ReceivedProps) {
  const voice = await requestI18n();
  const { t, formatCountry } = voice;
  const { shipTo } = gift;
  const title = gift.giver ? t('gifts.mine_title', { name: shownName(t, gift.giver.name) }) : t('gifts.mine_somebody');
  const stopped = !['paid', 'fulfilled', 'delivered', 'partially_refunded'].includes(gift.state);
  const arrived = gift.deliveredAt !== null;
  const sent = gift.shippedAt !== null || gift.parcels.length > 0;
  const standing = arrived
    ? t('gifts.arrived')
    : stopped
      ? t('gifts.stopped', { seller: gift.seller })
      : sent
        ? t('gifts.on_its_way')
        : t('gifts.preparing', { seller: gift.seller });
  const wentBack = back?.latest?.state === 'refunded';
  return (
    <Sheet title={title}>
      {token !== '' && <Notice>{t('gifts.keep_link')}</Notice>}
      <Shown gift={gift} />
      <Card className="space-y-3">
        {!wentBack && <p className="font-medium">{standing}</p>}
        {!arrived && !stopped && (
          <p className="text-muted text-sm">
            {t('gifts.expected', { days: arrivalSpan(voice, gift.arrivesFrom, gift.arrivesBy) })}
          </p>
        )}
        {gift.parcels.map((parcel) => (
          <Parcel key={parcel.id} parcel={parcel} />
        ))}
        <div>
          <p className="text-muted text-sm">{t('gifts.goes_to')}</p>
          <address className="not-italic">
            {[shipTo.name, shipTo.line1, shipTo.line2, placeLine(shipTo), formatCountry(shipTo.country)]
              .filter(Boolean)
              .map((line) => (
                <bdi key={line} className="block">
                  {line}
                </bdi>
              ))}
          </address>
        </div>
      </Card>
      {back && (
        <GiftReturn
          by={{ token, orderId: gift.orderId }}
          seller={gift.seller}
          giver={gift.giver?.name ?? t('gifts.the_giver')}
          back={back}
        />
      )}
    </Sheet>
  );
}

function Parcel({ parcel }: { parcel: ReceivedGift['parcels'][number] }) {
  const code = [parcel.carrier, parcel.trackingCode].filter(Boolean).join(' · ');
  if (code === '') return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-sm">
      <bdi dir="ltr">{code}</bdi>
      {parcel.trackingUrl && <TrackLink url={parcel.trackingUrl} />}
    </p>
  );
}

type ShownProps = { gift: Pick<OfferedGift, 'giver' | 'note' | 'title' | 'optionText' | 'picture' | 'seller'> };

/** Who gives it, what it is, and what was written with it. */
async function Shown({ gift: { giver, note, title, optionText, picture, seller } }: ShownProps) {
  const { t } = await requestI18n();
  return (
    <Card className="space-y-4">
      <p className="font-medium">
        {giver ? t('gifts.from', { name: shownName(t, giver.name) }) : t('gifts.from_somebody')}{' '}
        {giver?.handle && (
          <Link href={`/people/${giver.handle}`} className="underline underline-offset-4">
            <bdi dir="ltr">@{giver.handle}</bdi>
          </Link>
        )}
      </p>
      <div className="flex items-center gap-4">
        {picture && (
          <span className="block h-24 w-20 shrink-0 overflow-hidden rounded-sm bg-sunken">
            <Photo media={{ ...picture, alt: '' }} shape="fill" sizes="80px" widths={[96, 192]} />
          </span>
        )}
        <span className="min-w-0">
          <bdi className="block font-medium">{title}</bdi>
          {optionText && <bdi className="block text-muted text-sm">{optionText}</bdi>}
          <span className="block text-muted text-sm">{t('gifts.sold_by', { seller })}</span>
        </span>
      </div>
      {note && (
        <blockquote className="wrap-anywhere whitespace-pre-line border-line border-s-2 ps-4" dir="auto">
          {note}
        </blockquote>
      )}
    </Card>
  );
}

function Sheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-2xl space-y-6 px-4 py-6 md:px-8 md:py-10">
      <OnlyYou />
      <h1 tabIndex={-1} className="text-2xl">
        {title}
      </h1>
      {children}
      <HeadingFocus />
    </div>
  );
}
