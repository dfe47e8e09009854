import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { chargeStep, compare } from '@/lib/kernel/money';
import { leastDonation } from '@/lib/money/donations/model';
import { isOpenTo } from '@/lib/money/donations/queries';
import { amountAsked, GiveQuery } from '@/lib/money/donations/schema';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { charityAt } from '@/lib/shop/charities/queries';
import { CharityFacts } from './charity-facts';
import { ChooseAmount } from './choose-amount';
import { GiveForm } from './give-form';

type Props = {
  params: Promise<{ page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [charity, { t }] = await Promise.all([charityAt((await params).page), requestI18n()]);
  return { title: charity ? t('donations.title', { name: charity.name }) : undefined, robots: { index: false } };
}

/** Where a charity is given something: how much and how often, and on the same address with both what it comes to. Nothing is chosen before. */
export default async function DonatePage({ params, searchParams }: Props) {
  const [{ page }, asked, actor] = await Promise.all([params, searchParams, currentActor()]);
  const charity = await charityAt(page);
  if (!charity) notFound();
  const isOpen = actor.kind !== 'person' || (await isOpenTo(actor, charity));
  const query = GiveQuery.parse(asked);
  const amount = amountAsked(query, charity.currency);
  // The form always sends its field: empty too, it was pressed.
  const isAsked = 'amount' in asked || 'choice' in asked || 'rhythm' in asked;
  const fits =
    amount !== null &&
    amount.amount % chargeStep(charity.currency) === 0n &&
    compare(amount, leastDonation(charity.currency)) >= 0;
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <BackLink href={`/${charity.handle}`}>{charity.name}</BackLink>
      {isOpen && fits && query.rhythm && actor.kind === 'person' ? (
        <GiveForm actor={actor} charity={charity} given={amount} rhythm={query.rhythm} />
      ) : (
        <>
          <CharityFacts charity={charity} />
          {isOpen ? (
            <ChooseAmount charity={charity} asked={query} signedIn={actor.kind === 'person'} isWrong={isAsked} />
          ) : (
            <ClosedHere />
          )}
        </>
      )}
    </div>
  );
}

/** That donating is not open where she is, and where it is said why. */
async function ClosedHere() {
  const { t } = await requestI18n();
  return (
    <Notice>
      {t.rich('donations.closed', {
        link: (words) => (
          <Link key="link" href="/countries" className="underline underline-offset-4">
            {words}
          </Link>
        ),
      })}
    </Notice>
  );
}
