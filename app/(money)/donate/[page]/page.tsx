import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { charityAt } from '@/lib/shop/charities/queries';
import { CharityFacts } from './charity-facts';
import { Fundraisers } from './fundraisers';
import { Giving } from './giving';

type Props = {
  params: Promise<{ page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [charity, { t }] = await Promise.all([charityAt((await params).page), requestI18n()]);
  return { title: charity ? t('donations.title', { name: charity.name }) : undefined, robots: { index: false } };
}

/** Where a charity is given something, and what people gather for it. */
export default async function DonatePage({ params, searchParams }: Props) {
  const [{ page }, asked, actor] = await Promise.all([params, searchParams, currentActor()]);
  const charity = await charityAt(page);
  if (!charity) notFound();
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <BackLink href={`/${charity.handle}`}>{charity.name}</BackLink>
      <Giving {...{ actor, charity, asked }} path={`/donate/${charity.handle}`}>
        <CharityFacts actor={actor} charity={charity} />
      </Giving>
      <Fundraisers actor={actor} charity={charity} />
    </div>
  );
}
