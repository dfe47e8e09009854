import { Card } from '@/app/_ui/card';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import { reportedOfTalks } from '@/lib/social/messages/reported';
import { reportedMessages } from '@/lib/social/talking/queries';

/** Messages that were reported: the words, and neither who wrote them nor about which order. */
export async function Reported({ actor }: { actor: PersonActor }) {
  const [reports, ofTalks, { t, formatDate, formatNumber }] = await Promise.all([
    reportedMessages(actor),
    reportedOfTalks(actor),
    requestI18n(),
  ]);
  return (
    <Section title={t('operator.reported')}>
      {reports.length + ofTalks.length === 0 ? (
        <Card className="text-muted text-sm">{t('operator.reported_none')}</Card>
      ) : (
        <RowList>
          {reports.map((report) => (
            <li key={`${report.id} ${report.side}`} className="space-y-1 px-4 py-3 text-sm sm:px-6">
              <p className="wrap-anywhere whitespace-pre-line">
                <bdi>{report.words}</bdi>
              </p>
              <p className="text-muted">
                {t(`operator.reported_by_${report.side}`)} · {formatDate(report.at, 'moment')}
              </p>
            </li>
          ))}
          {ofTalks.map(({ id, kind, words, at, photos }) => (
            <li key={id} className="space-y-1 px-4 py-3 text-sm sm:px-6">
              <p className="wrap-anywhere whitespace-pre-line">
                <bdi>
                  {words ?? (kind !== 'words' ? t(`chat.last_${kind}`) : photos.length === 0 && t('chat.unreadable'))}
                </bdi>
              </p>
              {photos.length > 0 && (
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
              )}
              <p className="text-muted">
                {t('chat.reported_in_talk')} · {formatDate(at, 'moment')}
              </p>
            </li>
          ))}
        </RowList>
      )}
    </Section>
  );
}
