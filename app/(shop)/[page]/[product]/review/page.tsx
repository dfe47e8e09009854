import type { Metadata } from 'next';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { productPath } from '@/lib/shop/descriptions/model';
import { myReview } from '@/lib/shop/reviews/queries';
import { leadOn } from '../../../_tiles/lead-on';
import { decodedSegment } from '../address';
import { PayHere } from '../pay-area';
import { readProduct } from '../read-product';
import { remove } from './actions';
import { OwnPhotos, type PhotoAsked } from './own-photos';

type ReviewProps = { params: Promise<{ page: string; product: string }>; searchParams: Promise<PhotoAsked> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('reviews.yours'), robots: { index: false } };
}

/**
 * One's own review of a product. Anybody signed in may write one, and the address says nothing of whether she bought it. The form
 * itself is the slot's: only the money ring can answer the tick in it.
 */
export default async function WriteReview({ params, searchParams }: ReviewProps) {
  const { page, product: slug } = await params;
  const found = await readProduct(page, slug);
  if (!found) return leadOn(decodedSegment(page), decodedSegment(slug), '/review');
  const { product, seller } = found;
  const path = productPath(seller, product.slug);
  const actor = await requirePerson(`${path as `/${string}`}/review`);
  const [mine, asked, { t }] = await Promise.all([myReview(actor, product.id), searchParams, requestI18n()]);
  return (
    <div className="page-width max-w-2xl space-y-8 py-6 md:py-10">
      <header className="space-y-2">
        <Link href={path} className="inline-flex min-h-11 items-center gap-2 text-sm hover:underline">
          <ArrowLeftIcon size={18} className="mirror" />
          <bdi lang={product.language}>{product.title}</bdi>
        </Link>
        <h1 className="text-2xl">{t('reviews.write_title', { product: product.title })}</h1>
        <p className="text-muted">{t('reviews.shown_as', { name: actor.name })}</p>
      </header>
      {mine?.hidden && (
        <Notice>
          <p className="font-medium">{t('reviews.hidden_title')}</p>
          <p>{t('reviews.hidden_why', { reason: t(`reviews.reason_${mine.hidden}`) })}</p>
        </Notice>
      )}
      <PayHere />
      <OwnPhotos mine={mine} asked={asked} />
      {mine && (
        <section className="space-y-3 border-line border-t pt-6">
          <p className="text-muted text-sm">{t('reviews.delete_lead')}</p>
          <Form action={remove} messages={errorMessages(t)}>
            <input type="hidden" name="review" value={mine.id} />
            <SubmitButton variant="danger" size="small">
              {t('reviews.delete')}
            </SubmitButton>
          </Form>
        </section>
      )}
    </div>
  );
}
