import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ReportLink } from '@/app/_decisions/report-link';
import { BackLink } from '@/app/_ui/back-link';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { parseId, toUuid } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { charityOf } from '@/lib/shop/charities/queries';
import type { FundraiserView } from '@/lib/shop/fundraisers/model';
import { fundraiserAt } from '@/lib/shop/fundraisers/queries';
import { Giving } from '../../giving';
import { Story } from './story';

type Props = {
  params: Promise<{ page: string; fundraiser: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readOne = cache(async (page: string, named: string) => {
  const id = parseId('fundraiser', named);
  return id && fundraiserAt(await currentActor(), page, id);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page, fundraiser } = await params;
  return { title: (await readOne(page, fundraiser))?.title, robots: { index: false } };
}

/** What somebody gathers for a charity, and where it is given: to the charity, on the same two steps as everywhere. */
export default async function FundraiserPage({ params, searchParams }: Props) {
  const [{ page, fundraiser: named }, asked, actor] = await Promise.all([params, searchParams, currentActor()]);
  const one = await readOne(page, named);
  if (!one) notFound();
  const charity = await charityOf(one.pageId);
  const path = `/donate/${one.handle}/for/${one.id}`;
  const mine = actor.kind === 'person' && actor.personId === one.personId;
  const story = <Story actor={actor} fundraiser={one} charity={charity} />;
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <BackLink href={charity ? `/donate/${one.handle}` : `/${one.handle}`}>{one.charity}</BackLink>
      {one.state === 'running' && charity ? (
        <Giving {...{ actor, charity, path, asked }} fundraiserId={one.id}>
          {story}
        </Giving>
      ) : (
        <>
          {story}
          <Over fundraiser={one} takes={charity !== null} />
        </>
      )}
      {mine && <Own fundraiser={one} />}
      {!mine && one.state !== 'held' && <ReportLink kind="fundraiser" id={toUuid(one.id)} />}
    </div>
  );
}

/** That nothing is given here any more, why, and where it can be given. */
async function Over({ fundraiser: { state, charity, handle }, takes }: { fundraiser: FundraiserView; takes: boolean }) {
  const { t } = await requestI18n();
  return (
    <div className="space-y-4">
      <Notice>{t(`fundraisers.is_${state === 'running' ? 'closed' : state}`, { charity })}</Notice>
      {takes && (
        <LinkButton href={`/donate/${handle}`} wide>
          {t('donations.title', { name: charity })}
        </LinkButton>
      )}
    </div>
  );
}

async function Own({ fundraiser }: { fundraiser: FundraiserView }) {
  const { t } = await requestI18n();
  return (
    <LinkButton href={`/donations/raised/${fundraiser.id}`} variant="quiet">
      {t('fundraisers.yours')}
    </LinkButton>
  );
}
