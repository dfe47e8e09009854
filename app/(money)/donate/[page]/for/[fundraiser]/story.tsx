import { Avatar } from '@/app/_ui/avatar';
import { Link } from '@/app/_ui/link';
import { LinkedText } from '@/app/_ui/linked-text';
import type { Actor } from '@/lib/identity/actor/model';
import { cardsOf } from '@/lib/identity/ties/queries';
import { namedDonors, publicTotalsAt } from '@/lib/money/donations/public/queries';
import { requestI18n } from '@/lib/platform/request';
import type { CharityView } from '@/lib/shop/charities/model';
import { daysLeft, type FundraiserView } from '@/lib/shop/fundraisers/model';
import { CharityLine, CharityPhoto } from '../../charity-line';
import { Gathered } from '../../gathered';

const namedMost = 20;

type StoryProps = { actor: Actor; fundraiser: FundraiserView; charity: CharityView | null };

/** What a fundraiser says: whose it is and for whom, where the money goes, what was given so far and how long it runs. */
export async function Story({ actor, fundraiser: one, charity }: StoryProps) {
  const [people, totals, donors, { t, formatDate }] = await Promise.all([
    cardsOf([one.personId]),
    publicTotalsAt([one]),
    namedDonors(actor, one.id, namedMost),
    requestI18n(),
  ]);
  const by = people.get(one.personId);
  if (one.title === '') return <h1 className="text-2xl">{t('fundraisers.gone', { charity: one.charity })}</h1>;
  const count = daysLeft(one.endsAt, new Date());
  return (
    <div className="space-y-5">
      {charity && <CharityPhoto charity={charity} />}
      <div className="space-y-3">
        <h1 dir="auto" className="wrap-anywhere text-2xl md:text-3xl">
          {one.title}
        </h1>
        {by && (
          <Link href={`/people/${by.handle}`} className="inline-flex min-h-11 items-center gap-3 hover:underline">
            <Avatar
              name={by.name}
              size="small"
              media={by.avatarKey ? { key: by.avatarKey, width: 640, height: 640, alt: '' } : null}
            />
            {t('fundraisers.by', { name: by.name, charity: one.charity })}
          </Link>
        )}
      </div>
      <Gathered total={totals(one.id)} goal={one.goal} donors={donors} />
      {one.state === 'running' && (
        <p className="text-muted text-sm">{t('fundraisers.left', { count, day: formatDate(one.endsAt, 'date') })}</p>
      )}
      {one.story !== '' && (
        <p dir="auto" className="reading wrap-anywhere whitespace-pre-line">
          <LinkedText text={one.story} />
        </p>
      )}
      <div className="space-y-2 rounded-md bg-sunken p-4">
        <p className="font-medium">
          {t('fundraisers.goes_to', { charity: charity?.legalName ?? one.charity, name: by?.name ?? '' })}
        </p>
        {charity && <CharityLine charity={charity} />}
      </div>
    </div>
  );
}
