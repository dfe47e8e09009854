import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import type { Actor } from '@/lib/identity/actor/model';
import { sharesForMe } from '@/lib/money/parts/for-me';
import { requestI18n } from '@/lib/platform/request';

/** Purchases that are paid together and still to be agreed on; nothing where there is none. */
export async function SharesForMe({ actor }: { actor: Actor }) {
  const [shares, { t, formatDate }] = await Promise.all([sharesForMe(actor), requestI18n()]);
  if (shares.length === 0) return null;
  return (
    <section aria-labelledby="shares" className="space-y-3">
      <h2 id="shares" className="text-base">
        {t('parts.for_you')}
      </h2>
      <ul className="divide-y divide-line rounded-lg bg-surface shadow-card">
        {shares.map((one) => (
          <li key={one.path}>
            <Link href={one.path} className="flex min-h-14 items-center justify-between gap-3 p-4 hover:bg-sunken">
              <span className="min-w-0">
                <bdi className="block truncate font-medium">{one.title}</bdi>
                <span className="block text-muted text-sm">
                  {t('parts.until', { moment: formatDate(one.deadline, 'moment') })}
                </span>
              </span>
              <Chip tone={one.state === 'asked' ? 'due' : 'neutral'}>{t(`parts.is_${one.state}`)}</Chip>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
