import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { Actor } from '@/lib/identity/actor/model';
import { cardsOf } from '@/lib/identity/ties/queries';
import { publicTotalsAt } from '@/lib/money/donations/public/queries';
import { requestI18n } from '@/lib/platform/request';
import type { CharityView } from '@/lib/shop/charities/model';
import { runningFor } from '@/lib/shop/fundraisers/queries';

/** What people gather for a charity now, and the way to do so oneself. */
export async function Fundraisers({ actor, charity }: { actor: Actor; charity: CharityView }) {
  const running = await runningFor(actor, charity.pageId);
  const [people, totals, { t, formatMoney }] = await Promise.all([
    cardsOf(running.map((one) => one.personId)),
    publicTotalsAt(running),
    requestI18n(),
  ]);
  return (
    <Section title={t('fundraisers.list')} className="border-line border-t pt-8">
      {running.length > 0 && (
        <RowList>
          {running.map((one) => (
            <li key={one.id} className="px-4 py-3 sm:px-6">
              <Link
                href={`/donate/${one.handle}/for/${one.id}`}
                className="wrap-anywhere inline-flex min-h-11 items-center font-medium underline underline-offset-4"
              >
                <bdi>{one.title}</bdi>
              </Link>
              <p className="text-muted text-sm tabular-nums">
                {t('fundraisers.row_public', {
                  ...{ name: people.get(one.personId)?.name ?? '', total: formatMoney(totals(one.id)) },
                })}
              </p>
            </li>
          ))}
        </RowList>
      )}
      <p className="text-muted text-sm">{t('fundraisers.invite', { name: charity.name })}</p>
      <LinkButton href={`/donate/${charity.handle}/raise`} variant="quiet">
        {t('fundraisers.start')}
      </LinkButton>
    </Section>
  );
}
