import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import type { Actor } from '@/lib/identity/actor/model';
import { giftsForMe } from '@/lib/money/gifts/queries';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';

/** What others gave the actor; nothing where nobody did. */
export async function GiftsForMe({ actor }: { actor: Actor }) {
  const [gifts, { t }] = await Promise.all([giftsForMe(actor), requestI18n()]);
  if (gifts.length === 0) return null;
  return (
    <section aria-labelledby="gifts" className="space-y-3">
      <h2 id="gifts" className="text-base">
        {t('gifts.for_you')}
      </h2>
      <ul className="divide-y divide-line rounded-lg bg-surface shadow-card">
        {gifts.map((one) => (
          <li key={one.orderId}>
            <Link
              href={`/gift/${one.orderId}`}
              className="flex min-h-14 items-center justify-between gap-3 p-4 hover:bg-sunken"
            >
              <span className="min-w-0">
                <bdi className="block truncate font-medium">{one.title}</bdi>
                {one.giver && (
                  <span className="block text-muted text-sm">
                    {t('gifts.for_you_from', { name: shownName(t, one.giver.name) })}
                  </span>
                )}
              </span>
              {!one.accepted && <Chip tone="due">{t('gifts.to_accept')}</Chip>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
