import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { OnlyYou } from '@/app/_ui/only-you';
import { parseId } from '@/lib/kernel/ids';
import { totalsAt } from '@/lib/money/donations/fundraisers/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { FundraiserView } from '@/lib/shop/fundraisers/model';
import { ownFundraiser } from '@/lib/shop/fundraisers/queries';
import { WordFields } from '../../../donate/[page]/raise/word-fields';
import { howItRuns } from '../../raised';
import { change, endEarly } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('fundraisers.yours'), robots: { index: false } };
}

/** A fundraiser as whoever made it sees it: its total and how it runs, never who gave; its words and goal, and its end before its time. */
export default async function RaisedPage({ params }: { params: Promise<{ fundraiser: string }> }) {
  const { fundraiser: named } = await params;
  const actor = await requirePerson(`/donations/raised/${named}`);
  const id = parseId('fundraiser', named);
  const one = id && (await ownFundraiser(actor, id));
  if (!one) notFound();
  const [totals, { t, formatMoney, formatDate }] = await Promise.all([totalsAt([one]), requestI18n()]);
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <BackLink href="/donations">{t('donations.mine')}</BackLink>
      <div className="space-y-2">
        <div className="flex items-start justify-between gap-3">
          <h1 dir="auto" className="wrap-anywhere text-2xl">
            {one.title}
          </h1>
          <OnlyYou />
        </div>
        <p className="font-medium tabular-nums">{t('donations.given', { total: formatMoney(totals(one.id)) })}</p>
        <p className="text-muted text-sm">{howItRuns(t, one, formatDate(one.endsAt, 'date'))}</p>
        <p className="text-muted text-sm">{t('fundraisers.who_gave')}</p>
        <Link
          href={`/donate/${one.handle}/for/${one.id}`}
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          {t('fundraisers.see')}
        </Link>
      </div>
      {(one.state === 'running' || one.state === 'closed') && <Changes fundraiser={one} />}
    </div>
  );
}

async function Changes({ fundraiser: one }: { fundraiser: FundraiserView }) {
  const { t } = await requestI18n();
  return (
    <>
      <Card>
        <Form action={change} messages={errorMessages(t, ['bad_amount'])} done={t('common.saved')}>
          <input type="hidden" name="id" value={one.id} />
          <WordFields currency={one.currency} said={one} />
          <SubmitButton>{t('fundraisers.save')}</SubmitButton>
        </Form>
      </Card>
      <Form action={endEarly} messages={errorMessages(t)} className="space-y-3">
        <input type="hidden" name="id" value={one.id} />
        <p className="text-muted text-sm">{t('fundraisers.end_hint', { charity: one.charity })}</p>
        <SubmitButton variant="danger">{t('fundraisers.end')}</SubmitButton>
      </Form>
    </>
  );
}
