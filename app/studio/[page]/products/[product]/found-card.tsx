import { Card } from '@/app/_ui/card';
import { LookAgain } from '@/app/_ui/look-again';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import type { EditedProduct } from '@/lib/shop/drafts/edited-product';
import { untoldBelow } from '@/lib/shop/insights/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { foundCounts } from '@/lib/shop/vision/counted/queries';
import { type ProductSight, sightState } from '@/lib/shop/vision/sight/model';
import { sightOf } from '@/lib/shop/vision/sight/queries';
import { faultWord, SightLine } from '../sight-line';

type FoundCardProps = { actor: PersonActor; page: PageSettings; product: EditedProduct };

/** Whether a product on sale is found by picture, and how often it was. */
export async function FoundCard({ actor, page, product }: FoundCardProps) {
  const [{ t }, sights, counts] = await Promise.all([
    requestI18n(),
    sightOf(actor, page.id, [product.id]),
    foundCounts(actor, page.id, [product.id]),
  ]);
  const [sight, count] = [sights.get(product.id), counts.get(product.id)];
  if (!sight || !count) return null;
  const state = sightState(sight);
  return (
    <Card className="space-y-3">
      <div>
        <h2 className="font-semibold text-lg">{t('studio.found_title')}</h2>
        {/* That it is found is what the heading says. */}
        {state !== 'seen' && (
          <p className="text-sm">
            <SightLine sight={sight} />
          </p>
        )}
        <Unseen sight={sight} />
        {state === 'looking' && <LookAgain />}
      </div>
      <dl className="grid grid-cols-2 gap-3 sm:max-w-md">
        <Count label={t('studio.found_shown')} count={count.shown} />
        <Count label={t('studio.found_opened')} count={count.opened} />
      </dl>
      <p className="reading text-muted text-sm">{t('studio.found_body')}</p>
    </Card>
  );
}

/** Those of several photographs that cannot be seen while the others are. */
async function Unseen({ sight }: { sight: ProductSight }) {
  const { t } = await requestI18n();
  if (sight.faults.length === 0 || sight.seen === 0) return null;
  return (
    <p className="text-brick text-sm">
      {t('studio.sight_faults', { count: sight.faults.length, why: faultWord(sight, t) })}
    </p>
  );
}

async function Count({ label, count }: { label: string; count: number | null }) {
  const { t, formatNumber } = await requestI18n();
  return (
    <div className="rounded-md bg-sunken px-4 py-3">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="font-semibold text-lg tabular-nums">
        {count === null ? t('studio.found_few', { count: untoldBelow }) : formatNumber(count)}
      </dd>
    </div>
  );
}
