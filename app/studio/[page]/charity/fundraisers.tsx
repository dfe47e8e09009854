import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { cardsOf } from '@/lib/identity/ties/queries';
import { totalsAt } from '@/lib/money/donations/fundraisers/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { FundraiserView } from '@/lib/shop/fundraisers/model';
import { fundraisersOfPage } from '@/lib/shop/fundraisers/queries';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { endOne } from './actions';

/** What people gather for this charity, in its name: with who, how much, and the way to end one. Nothing where nobody does. */
export async function Fundraisers({ actor, page }: { actor: PersonActor; page: PageSettings }) {
  const all = await fundraisersOfPage(actor, page.id);
  if (all.length === 0) return null;
  const [people, totals, { t, formatMoney, formatDate }] = await Promise.all([
    cardsOf(all.map((one) => one.personId)),
    totalsAt(all),
    requestI18n(),
  ]);
  return (
    <Section title={t('fundraisers.studio_title')}>
      <p className="text-muted text-sm">{t('fundraisers.studio_lead')}</p>
      <RowList>
        {all.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6">
            <div className="min-w-0">
              <Link
                href={`/donate/${page.handle}/for/${one.id}`}
                className="wrap-anywhere inline-flex min-h-11 items-center font-medium underline underline-offset-4"
              >
                <bdi>{one.title}</bdi>
              </Link>
              <p className="text-muted text-sm tabular-nums">
                {t('fundraisers.row', {
                  ...{ name: people.get(one.personId)?.name ?? '', total: formatMoney(totals(one.id)) },
                })}
                {' · '}
                {one.state === 'ended'
                  ? t(one.endedBy === 'charity' ? 'fundraisers.studio_ended' : 'fundraisers.over')
                  : t('fundraisers.runs_until', { day: formatDate(one.endsAt, 'date') })}
              </p>
            </div>
            {one.state !== 'ended' && may(page.roles, 'change_settings') && <EndOne fundraiser={one} page={page} />}
          </li>
        ))}
      </RowList>
    </Section>
  );
}

async function EndOne({ fundraiser, page }: { fundraiser: FundraiserView; page: PageSettings }) {
  const { t } = await requestI18n();
  return (
    <Form action={endOne} messages={errorMessages(t)} className="">
      <input type="hidden" name="id" value={fundraiser.id} />
      <input type="hidden" name="page" value={page.id} />
      <SubmitButton variant="quiet" size="small">
        {t('fundraisers.studio_end')}
        <span className="sr-only">: {fundraiser.title}</span>
      </SubmitButton>
    </Form>
  );
}
