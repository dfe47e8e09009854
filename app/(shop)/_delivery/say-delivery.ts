import type { Money } from '@/lib/kernel/money';
import type { Voice } from '@/lib/platform/voice';
import { everywhere, type Zone } from '@/lib/shop/delivery/model';

/** First and last day (`YYYY-MM-DD`) as people say them: `12 Nov – 15 Nov`, or the one day. */
export function sayDays({ t, formatDate }: Voice, { from, by }: { from: string; by: string }): string {
  const said = (day: string) => formatDate(new Date(`${day}T00:00:00Z`), 'day');
  return from === by ? said(by) : t('money.days', { from: said(from), by: said(by) });
}

/** Which places a zone is, the first few by name: `Lebanon, United States · CA and 3 more`. */
export function sayAreas(
  { t, formatCountry, formatList }: Voice,
  { areas: places }: Pick<Zone, 'areas'>,
  most = 4,
): string {
  const named = places.map((area) => {
    if (area === everywhere) return t('delivery.elsewhere');
    const country = formatCountry(area.slice(0, 2));
    // A state is meant whole; of postal codes only the beginning.
    return area.length === 2 ? country : `${country} · ${area.slice(3)}${area[2] === ':' ? '…' : ''}`;
  });
  const areas = formatList(named.slice(0, most));
  return named.length > most ? t('delivery.areas_more', { areas, more: named.length - most }) : areas;
}

/** What is asked and when it comes: `$5.00, arrives 12 Nov – 15 Nov`. */
export function sayGoing(voice: Voice, price: Money, days: { from: string; by: string }): string {
  const said = sayDays(voice, days);
  return price.amount === 0n
    ? voice.t('delivery.goes_free', { days: said })
    : voice.t('delivery.goes_for', { price: voice.formatMoney(price), days: said });
}
