import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { newId } from '@/lib/kernel/ids';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { charityAt } from '@/lib/shop/charities/queries';
import { CharityLine } from '../charity-line';
import { MakeForm } from './make-form';

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [charity, { t }] = await Promise.all([charityAt((await params).page), requestI18n()]);
  return { title: charity ? t('fundraisers.make_title', { name: charity.name }) : '', robots: { index: false } };
}

/** Where somebody makes a fundraiser for a charity. */
export default async function RaisePage({ params }: Props) {
  const { page } = await params;
  const charity = await charityAt(page);
  if (!charity) notFound();
  const [, { t }] = await Promise.all([requirePerson(`/donate/${charity.handle}/raise`), requestI18n()]);
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <BackLink href={`/donate/${charity.handle}`}>{t('donations.title', { name: charity.name })}</BackLink>
      <div className="space-y-3">
        <h1 className="text-2xl md:text-3xl">{t('fundraisers.make_title', { name: charity.name })}</h1>
        <p className="text-muted">{t('fundraisers.lead', { name: charity.name })}</p>
        <CharityLine charity={charity} />
      </div>
      <MakeForm charity={charity} id={newId('fundraiser')} />
    </div>
  );
}
