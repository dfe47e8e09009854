import { Card } from '@/app/_ui/card';
import { Price } from '@/app/_ui/price';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { collectedAtDoors } from '@/lib/money/orders/door/queries';
import { requestI18n } from '@/lib/platform/request';

/** What was paid to the seller herself at doors this year: beside what is due to her, and no part of it. Nothing where nothing was. */
export async function CollectedByYourself({ actor, pageId }: { actor: PersonActor; pageId: Id<'page'> }) {
  const today = new Date().toISOString().slice(0, 10);
  const [sums, { t, formatMoney }] = await Promise.all([
    collectedAtDoors(actor, pageId, { since: `${today.slice(0, 4)}-01-01`, until: today }),
    requestI18n(),
  ]);
  if (sums.length === 0) return null;
  return (
    <section aria-labelledby="collected" className="space-y-3">
      <h2 id="collected" className="text-lg">
        {t('door.statement_title')}
      </h2>
      <Card className="space-y-2">
        {sums.map(({ collected, given, orders }) => (
          <div key={collected.currency}>
            <p className="flex items-baseline justify-between gap-3">
              {t('door.statement_orders', { count: orders })}
              <Price value={collected} className="font-semibold" />
            </p>
            {given.amount > 0n && (
              <p className="text-muted text-sm">{t('door.seller_given_back', { amount: formatMoney(given) })}</p>
            )}
          </div>
        ))}
        <p className="text-muted text-sm">{t('door.statement_body')}</p>
      </Card>
    </section>
  );
}
