import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { shopperCountry } from '@/app/_country/shopper-country';
import { ReportLink } from '@/app/_decisions/report-link';
import { Card } from '@/app/_ui/card';
import { Section } from '@/app/_ui/section';
import { parseId, toUuid } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { cardsById } from '@/lib/shop/cards/queries';
import { regardOf } from '@/lib/social/liking/queries';
import { recommendationsById } from '@/lib/social/recommending/queries';
import { Comments } from '../../_comments/comments';
import { RecommendForm } from '../../_recommend/recommend-form';
import { RecommendationCard } from '../../_recommend/recommendation-card';
import { LikeButton } from '../../_regard/like-button';

type RecommendationProps = {
  params: Promise<{ recommendation: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

const readOne = cache(async (named: string) => {
  const id = parseId('recommendation', named);
  return (id && (await recommendationsById(await currentActor(), [id]))[0]) ?? null;
});

export async function generateMetadata({ params }: RecommendationProps): Promise<Metadata> {
  const [{ t }, one] = await Promise.all([requestI18n(), params.then(({ recommendation }) => readOne(recommendation))]);
  return { title: one ? t('said.recommends', { name: one.by.name }) : '', robots: { index: false } };
}

/** A recommendation, for whoever sees it, with what was said of it; for its writer the way to change it. */
export default async function Recommendation({ params, searchParams }: RecommendationProps) {
  const [{ recommendation: named }, { before }, { t }] = await Promise.all([params, searchParams, requestI18n()]);
  const one = await readOne(named);
  if (!one) notFound();
  const [actor, path] = [await currentActor(), `/recommendations/${one.id}`];
  const [[product = null], regard] = await Promise.all([
    cardsById(actor, [one.product], await shopperCountry()),
    regardOf(actor, [one.id]),
  ]);
  return (
    <div className="page-width max-w-2xl space-y-10 py-6 md:py-10">
      <h1 className="sr-only">{t('said.recommends', { name: one.by.name })}</h1>
      <Card className="space-y-4">
        <RecommendationCard recommendation={one} product={product} />
        <LikeButton on={one.id} regard={regard.get(one.id)} path={path} />
      </Card>
      <Comments on={one.id} path={path} before={parseId('comment', before)} />
      {!one.mine && <ReportLink kind="recommendation" id={toUuid(one.id)} />}
      {one.mine && product && (
        <Section title={t('said.edit')}>
          <RecommendForm product={one.product} own={one} />
        </Section>
      )}
    </div>
  );
}
