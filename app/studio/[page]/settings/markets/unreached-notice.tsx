import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import { countriesOf, type Zone } from '@/lib/shop/delivery/model';
import type { Market } from '@/lib/shop/markets/model';
import { nameCountries } from './say-market';

type UnreachedProps = { handle: string; zones: readonly Zone[]; market: Market };

/** Says to which countries of a market nothing is sent, and leads to where that is set; nothing where everything is. */
export async function Unreached({ handle, zones, market }: UnreachedProps) {
  const voice = await requestI18n();
  const reached = countriesOf(zones, market.countries);
  const missing = market.countries.filter((country) => !reached.includes(country));
  if (missing.length === 0) return null;
  return (
    <p className="text-brick text-sm">
      {voice.t('markets.unreached', { countries: nameCountries(voice, missing) })}{' '}
      <Link
        href={`/studio/${handle}/settings/delivery`}
        className="inline-flex min-h-11 items-center underline underline-offset-4 md:min-h-6"
      >
        {voice.t('markets.unreached_go')}
      </Link>
    </p>
  );
}
