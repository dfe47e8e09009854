import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReviewBody } from '@/app/_reviews/review-body';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { productPath } from '@/lib/shop/descriptions/model';
import { reportReasons } from '@/lib/shop/reviews/model';
import { reviewOfProduct } from '@/lib/shop/reviews/queries';
import { leadOn } from '../../../../_tiles/lead-on';
import { decodedSegment } from '../../address';
import { readProduct } from '../../read-product';
import { ReportForm } from './report-form';

type ReviewProps = { params: Promise<{ page: string; product: string; review: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('reviews.title'), robots: { index: false } };
}

/** One review with its photos large, and the form by which something wrong with it is reported. */
export default async function Review({ params }: ReviewProps) {
  const { page, product: slug, review: id } = await params;
  const found = await readProduct(page, slug);
  if (!found) return leadOn(decodedSegment(page), decodedSegment(slug), `/reviews/${id}`);
  const { product, seller } = found;
  const [actor, { t, href }] = await Promise.all([currentActor(), requestI18n()]);
  const reviewId = parseId('review', id);
  const review = reviewId && (await reviewOfProduct(actor, product.id, reviewId));
  if (!review) notFound();
  const path = `${productPath(seller, product.slug)}/reviews`;
  return (
    <div className="page-width max-w-2xl space-y-6 py-6 md:py-10">
      <Link href={path} className="inline-flex min-h-11 items-center gap-2 text-sm hover:underline">
        <ArrowLeftIcon size={18} className="mirror" />
        {t('reviews.back_to_all', { product: product.title })}
      </Link>
      <h1 className="text-xl">{t('reviews.one_by', { name: review.by })}</h1>
      <article>
        <ReviewBody review={review} seller={seller.name} />
      </article>
      <section id="report" aria-labelledby="report-title" className="scroll-mt-24 space-y-4 border-line border-t pt-6">
        <h2 id="report-title" className="text-lg">
          {t('reviews.report_title')}
        </h2>
        <p className="text-muted text-sm">{t('reviews.report_lead')}</p>
        {actor.kind === 'person' ? (
          <ReportForm
            review={review.id}
            reasons={reportReasons.map((reason) => ({ value: reason, label: t(`reviews.reason_${reason}`) }))}
            words={{
              ...{ reason: t('reviews.report_reason'), note: t('reviews.report_note'), optional: t('common.optional') },
              ...{ send: t('reviews.report_send'), done: t('reviews.report_done') },
            }}
            messages={errorMessages(t)}
          />
        ) : (
          <Link
            href={`/sign-in?next=${encodeURIComponent(href(`${path}/${review.id}`))}`}
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('common.sign_in')}
          </Link>
        )}
      </section>
    </div>
  );
}
