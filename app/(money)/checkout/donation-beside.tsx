import { Link } from '@/app/_ui/link';
import { Price } from '@/app/_ui/price';
import type { Beside } from '@/lib/money/donations/beside/queries';
import { requestI18n } from '@/lib/platform/request';
import { type AskedSheet, checkoutPath } from './asked';

/**
 * What can be given besides, to the charity that the seller chose: each amount is the address of the sheet with it, so that none is added before it
 * is pressed; and the line of what was added, with the one press that removes it.
 */
export async function DonationBeside({ beside, asked }: { beside: Beside; asked: AskedSheet }) {
  const { t, formatMoney } = await requestI18n();
  const { charity, amounts, given } = beside;
  const words = { name: charity.name };
  if (given)
    return (
      <section
        aria-label={t('donations.beside_line', words)}
        className="flex items-center justify-between gap-3 text-sm"
      >
        <span className="min-w-0 wrap-anywhere">{t('donations.beside_line', words)}</span>
        <span className="flex shrink-0 items-center gap-3">
          <Link
            href={checkoutPath({ ...asked, donate: null })}
            replace
            scroll={false}
            aria-label={t('donations.beside_remove_name', words)}
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('donations.beside_remove')}
          </Link>
          <Price value={given} />
        </span>
      </section>
    );
  return (
    <section aria-label={t('donations.beside_title', words)} className="space-y-2 border-line border-t pt-4 text-sm">
      <p>{t('donations.beside_title', words)}</p>
      <ul className="flex flex-wrap gap-2">
        {amounts.map(({ amount, word }) => (
          <li key={word}>
            <Link
              href={checkoutPath({ ...asked, donate: word })}
              replace
              scroll={false}
              aria-label={t('donations.beside_add_name', { ...words, amount: formatMoney(amount) })}
              className="inline-flex min-h-11 items-center rounded-md border border-edge px-3 tabular-nums hover:border-ink"
            >
              {formatMoney(amount)}
            </Link>
          </li>
        ))}
      </ul>
      <p className="text-muted">{t('donations.beside_hint')}</p>
    </section>
  );
}
