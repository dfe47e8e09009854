import { buttonClass } from '@/app/_ui/button-class';
import { EmptyState } from '@/app/_ui/empty-state';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Tabs } from '@/app/_ui/tabs';
import { type CarriedKind, carriedKinds, carriedScreen } from '@/lib/money/archives/carried-record';
import { requestI18n } from '@/lib/platform/request';
import { requireProof } from '@/lib/platform/require-proof';
import { carriedFiles } from '@/lib/shop/restores/queries';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { RecordLine } from './record-line';

export const generateMetadata = titled('archive.record_title');

/** Orders and books that came with an archive: to be read by the page's owner, and by nobody to be counted. */
export default async function CarriedRecord({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'take_archive');
  const at: `/${string}` = `/studio/${page.handle}/come-back/record`;
  await requireProof(at);
  const asked = await searchParams;
  const kind: CarriedKind = carriedKinds.find((one) => one === asked.show) ?? 'orders';
  const screen = Math.min(1_000_000, Math.max(0, Math.trunc(Number(asked.screen)) || 0));
  const [{ t, href, formatNumber }, files, shown] = await Promise.all([
    requestI18n(),
    carriedFiles(actor, page.id),
    carriedScreen(actor, page.id, kind, screen),
  ]);
  const ways = [
    { to: shown.newer, name: t('archive.record_newer') },
    { to: shown.older, name: t('archive.record_older') },
  ];
  return (
    <div className="mx-auto max-w-2xl space-y-6">
      <header className="space-y-2">
        <h1 className="text-xl md:text-2xl">{t('archive.record_title')}</h1>
        <p className="text-muted">{t('archive.record_intro')}</p>
      </header>
      <Tabs
        label={t('archive.record_title')}
        tabs={carriedKinds.map((one) => ({
          ...{ href: `${at}?show=${one}`, label: t(`archive.record_${one}`), current: one === kind },
        }))}
      />
      {shown.lines.length === 0 ? (
        <EmptyState title={t('archive.record_none')} />
      ) : (
        <RowList>
          {shown.lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a record that never changes
            <RecordLine key={place} line={line} />
          ))}
        </RowList>
      )}
      <div className="flex gap-4">
        {ways.map(
          ({ to, name }) =>
            to !== null && (
              <Link
                key={name}
                href={`${at}?show=${kind}&screen=${to}`}
                className="inline-flex min-h-11 items-center underline underline-offset-4"
              >
                {name}
              </Link>
            ),
        )}
      </div>
      {files.length > 0 && (
        <section className="space-y-3">
          <h2 className="font-semibold text-lg">{t('archive.record_files')}</h2>
          <div className="flex flex-wrap gap-3">
            {[...new Set(files.map(({ path }) => path))].map((path) => {
              const bytes = files.reduce((sum, file) => sum + (file.path === path ? file.bytes : 0), 0);
              return (
                // No `Link`: it would fetch the file before anybody asked for it.
                <a key={path} href={href(`${at}/${path}`)} download className={buttonClass({ variant: 'quiet' })}>
                  <bdi>
                    {t('archive.record_file', { path, size: formatNumber(Math.max(1, Math.round(bytes / 1000))) })}
                  </bdi>
                </a>
              );
            })}
          </div>
        </section>
      )}
    </div>
  );
}
