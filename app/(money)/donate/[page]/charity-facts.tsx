import { namedDonors, totalOf } from '@/lib/money/donations/queries';
import { requestI18n } from '@/lib/platform/request';
import type { CharityView } from '@/lib/shop/charities/model';
import { CharityLine, CharityPhoto } from './charity-line';
import { Gathered } from './gathered';

const namedMost = 6;

/** Which charity this is, as Souk found it, what was given so far, and who of those that gave wants to be named. */
export async function CharityFacts({ charity }: { charity: CharityView }) {
  const [total, donors, { t }] = await Promise.all([
    totalOf(charity),
    namedDonors(charity.pageId, namedMost),
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
