import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Words } from '@/app/_decisions/decision-text';
import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { wantsReason } from '@/lib/social/decisions/look-at-thing';
import { type LookedAt, lookAt } from '@/lib/social/decisions/reported';
import { Decided } from '@/lib/social/decisions/schema';
import { ConsolePage } from '../../../console-page';
import { ReasonForm } from '../../../reason-form';
import { lookAtThingHere } from '../../actions';
import { Look } from '../../look';
import { reasonWords } from '../../reason-words';
import { Alike } from './alike';
import { DecideForm } from './decide-form';
import { Earlier } from './earlier';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('decisions.form_title'), robots: { index: false } };
}

/** One thing to decide about: what it says, what was said against it, what was decided so far. That an operator looked is noted. */
export default async function Thing({ params }: { params: Promise<{ kind: string; id: string }> }) {
  const { kind, id } = await params;
  const asked = Decided.safeParse({ kind, subject: id });
  if (!asked.success) notFound();
  const [actor, { t }] = await Promise.all([
    requireOperator(`/operator/decisions/${kind}/${id}`, ['moderation']),
    requestI18n(),
  ]);
  const thing = await lookAt(actor, asked.data);
  if (!thing) {
    if (!(await wantsReason(actor, asked.data))) notFound();
    return (
      <ConsolePage actor={actor} section={null} title={t(`decisions.about_${asked.data.kind}`)}>
        <ReasonForm action={lookAtThingHere} title={t('operator.why')} send={t('operator.open')}>
          <input type="hidden" name="kind" value={asked.data.kind} />
          <input type="hidden" name="subject" value={asked.data.subject} />
        </ReasonForm>
      </ConsolePage>
    );
  }
  return (
    <div className="page-width max-w-3xl space-y-10 py-8 md:py-12">
      <header className="space-y-2">
        <h1 className="text-2xl">{t(`decisions.about_${asked.data.kind}`)}</h1>
        <Link href="/operator/decisions" className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('decisions.queue_title')}
        </Link>
      </header>
      <Section title={t('decisions.thing_said')}>
        <Card className="space-y-3">
          <Said thing={thing} kind={asked.data.kind} />
        </Card>
      </Section>
      <Alike actor={actor} decided={asked.data} />
      <Reports reports={thing.reports} />
      <Earlier actor={actor} decided={asked.data} />
      {(thing.person || thing.page) && <DecideForm decided={asked.data} />}
    </div>
  );
}

const way = 'inline-flex min-h-11 items-center underline underline-offset-4';

async function Said({ thing: { title, words, photos, path, person, page }, kind }: { thing: LookedAt; kind: string }) {
  const { t } = await requestI18n();
  if (!person && !page && !words && photos.length === 0)
    return <p className="text-muted">{t('decisions.thing_gone')}</p>;
  return (
    <>
      {title && (
        <p className="font-medium">
          <Words>{title}</Words>
        </p>
      )}
      {words ? <Words>{words}</Words> : <p className="text-muted text-sm">{t('decisions.thing_empty')}</p>}
      <Photos photos={photos} />
      <p className="flex flex-wrap gap-x-6 text-sm">
        {path && (
          <Link href={path} className={way}>
            {t('decisions.thing_see')}
          </Link>
        )}
        {person && kind !== 'person' && (
          <Look className={way} href={`/operator/decisions/person/${person.id}`}>
            <span>
              {t('decisions.thing_account')} (<bdi>{person.handle}</bdi>)
            </span>
          </Look>
        )}
        {page && kind !== 'page' && (
          <Look className={way} href={`/operator/decisions/page/${page.id}`}>
            <span>
              {t('decisions.thing_page')} (<bdi>{page.handle}</bdi>)
            </span>
          </Look>
        )}
      </p>
    </>
  );
}

async function Photos({ photos }: Pick<LookedAt, 'photos'>) {
  const { t, formatNumber } = await requestI18n();
  if (photos.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {photos.map((photo, at) => (
        <li key={photo}>
          <a href={`/operator/reported/${photo}`} target="_blank" rel="noopener">
            {/* biome-ignore lint/performance/noImgElement: it belongs to who may see it, and no server of pictures keeps it */}
            <img
              src={`/operator/reported/${photo}`}
              alt={t('chat.photo_reported', { index: formatNumber(at + 1) })}
              loading="lazy"
              className="h-28 w-auto rounded-md bg-sunken"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

async function Reports({ reports }: { reports: LookedAt['reports'] }) {
  const { t, formatDate } = await requestI18n();
  return (
    <Section title={t('decisions.reports_title')}>
      {reports.length === 0 ? (
        <Card className="text-muted text-sm">{t('decisions.reports_none')}</Card>
      ) : (
        <RowList>
          {reports.map(({ reason, words, at }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may say the very same
            <li key={place} className="space-y-1 px-4 py-3 text-sm sm:px-6">
              <p>
                {reasonWords(t, reason)} · <span className="text-muted">{formatDate(at, 'moment')}</span>
              </p>
              {words && <Words>{words}</Words>}
            </li>
          ))}
        </RowList>
      )}
    </Section>
  );
}
