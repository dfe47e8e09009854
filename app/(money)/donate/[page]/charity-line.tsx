import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { CharityView } from '@/lib/shop/charities/model';

/** The photograph of a charity's page, edge to edge on a phone; nothing where it has none. */
export function CharityPhoto({ charity: { cover } }: { charity: CharityView }) {
  return (
    cover && (
      <div className="-mx-4 aspect-2/1 overflow-hidden bg-sunken sm:mx-0 sm:rounded-md">
        <Photo media={{ ...cover, alt: '' }} shape="fill" sizes="(min-width: 640px) 512px, 100vw" priority />
      </div>
    )
  );
}

/** Which charity this is, as Souk found it in its register. */
export function CharityLine({ charity }: { charity: CharityView }) {
  const { t, formatCountry, formatDate } = useVoice();
  const { legalName, registration, country, verifiedAt } = charity;
  return (
    <p className="text-muted text-sm">
      <bdi className="block text-ink">{legalName}</bdi>
      {t('donations.charity_line', {
        ...{ number: registration, country: formatCountry(country), day: formatDate(verifiedAt, 'date') },
      })}
    </p>
  );
}
