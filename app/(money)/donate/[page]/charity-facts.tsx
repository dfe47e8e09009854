import type { Actor } from '@/lib/identity/actor/model';
import { namedDonors, publicTotalOf } from '@/lib/money/donations/public/queries';
import { requestI18n } from '@/lib/platform/request';
import type { CharityView } from '@/lib/shop/charities/model';
import { CharityLine, CharityPhoto } from './charity-line';
import { Gathered } from './gathered';

const namedMost = 6;

/** Which charity this is, as Souk found it, what was given so far, and who of those that gave wants to be named. */
export async function CharityFacts({ actor, charity }: { actor: Actor; charity: CharityView }) {
  const [total, donors, { t }] = await Promise.all([
    publicTotalOf(charity),
    namedDonors(actor, charity.pageId, namedMost),
    requestI18n(),
  ]);
  return (
    <div className="space-y-5">
      <CharityPhoto charity={charity} />
      <div className="space-y-2">
        <h1 className="text-2xl md:text-3xl">{t('donations.title', { name: charity.name })}</h1>
        <CharityLine charity={charity} />
      </div>
      <Gathered total={total} goal={charity.goal} donors={donors} />
    </div>
  );
}
