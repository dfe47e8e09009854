import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { parseId } from '@/lib/kernel/ids';
import { countLots, standingWith } from '@/lib/money/openings/queries';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { openingShown } from '@/lib/shop/openings/queries';

type PageProps = { params: Promise<{ opening: string }> };

async function load({ params }: PageProps) {
  const [{ opening: asked }, actor] = await Promise.all([params, currentActor()]);
  const id = parseId('opening', asked);
  const opening = id && (await openingShown(actor, id));
  if (!opening?.queued && !opening?.seed) notFound();
  return { actor, opening };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { opening } = await load(props);
  const { t } = await requestI18n();
  return { title: t('openings.draw_title', { product: opening.title }), robots: { index: false } };
}

/** How a draw came out and how anybody can check it: the hash that stood here before, the seed, and the tickets in their order. */
export default async function Draw(props: PageProps) {
  const { actor, opening } = await load(props);
  const { t, formatDate, formatNumber } = await requestI18n();
  const [standing, tickets] = await Promise.all([standingWith(actor, opening.id), countLots(actor, opening.id)]);
  const { seed, drawnAt } = opening;
  const turn = standing?.turn ?? null;
  return (
    <div className="mx-auto max-w-3xl space-y-5 px-4 py-6">
      <div>
        <Link
          href={`/${opening.handle}/${opening.slug}`}
          className="inline-flex min-h-11 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
        >
          <ArrowLeftIcon size={16} className="mirror" />
          {t('openings.back_to_product')}
        </Link>
        <h1 className="text-xl md:text-2xl">{t('openings.draw_title', { product: opening.title })}</h1>
        <p className="mt-1 text-muted">{t(seed === null ? 'openings.draw_coming' : 'openings.draw_body')}</p>
      </div>
      <Card>
        <dl className="space-y-3 text-sm">
          <Fact name={t('openings.draw_hash')} value={opening.commitment} />
          {seed !== null && <Fact name={t('openings.draw_seed')} value={seed} />}
          {drawnAt !== null && <Fact name={t('openings.draw_moment')} value={`${formatDate(drawnAt, 'moment')} UTC`} />}
          {seed !== null && <Fact name={t('openings.draw_tickets')} value={formatNumber(tickets)} />}
          {turn && (
            <Fact
              name={t('openings.draw_yours')}
              value={
                turn.lot === null ? turn.ticket : t('openings.draw_yours_at', { ticket: turn.ticket, place: turn.lot })
              }
            />
          )}
        </dl>
        {tickets > 0 && (
          <p className="mt-4">
            {/* A file, not a page: the browser fetches it by itself. */}
            <a
              href={`/checkout/draw/${opening.id}/tickets`}
              download
              className="inline-flex min-h-11 items-center underline"
            >
              {t('openings.draw_list')}
            </a>
          </p>
        )}
      </Card>
      <Card>
        <h2 className="font-semibold text-lg">{t('openings.draw_how')}</h2>
        <ol className="mt-2 list-decimal space-y-1.5 ps-5 text-sm">
          <li>{t('openings.draw_step_1')}</li>
          <li>{t('openings.draw_step_2')}</li>
          <li>{t('openings.draw_step_3')}</li>
        </ol>
        <p className="mt-3 text-muted text-sm">{t('openings.draw_trust')}</p>
      </Card>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere font-medium">
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
