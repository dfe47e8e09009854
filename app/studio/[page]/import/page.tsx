import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { errorMessages, isErrorCode } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { importsOf } from '@/lib/shop/imports/queries';
import { DropFile } from '../drop-file';
import { EarlierFiles } from '../earlier-files';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { NewState } from './new-state';

export const generateMetadata = titled('imports.title');

/** Dropping a catalogue file, and what became of earlier ones. */
export default async function Imports({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'change_catalog');
  const [{ t, locale, formatDate, formatNumber, href }, imports, { refused }] = await Promise.all([
    requestI18n(),
    importsOf(actor, page.id),
    searchParams,
  ]);
  const code = typeof refused === 'string' && isErrorCode(refused) ? refused : null;
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <header className="max-w-2xl space-y-2">
          <h1 className="text-xl md:text-2xl">{t('imports.title')}</h1>
          <p className="text-muted">{t('imports.intro')}</p>
        </header>
        <LinkButton href={`/studio/${page.handle}/export`} variant="quiet">
          {t('exports.go')}
        </LinkButton>
      </div>
      {code && <Notice tone="danger">{t(`errors.${code}`)}</Notice>}
      <DropFile
        page={page.id}
        action={`/api/studio/import?lang=${locale}`}
        at={href(`/studio/${page.handle}/import`)}
        words={{
          drop: t('imports.drop'),
          over: t('imports.over'),
          pick: t('imports.pick'),
          kinds: t('imports.kinds'),
          sending: t('imports.sending'),
          send: t('imports.send'),
          errors: errorMessages(t, [
            ...(['file_empty', 'file_too_big', 'import_running', 'too_many', 'unreachable', 'not_found'] as const),
            ...(['sign_in', 'unexpected'] as const),
          ]),
        }}
        accept=".csv,.tsv,.txt,.xml,.json,.jsonl,.zip,.rss,.atom,text/csv,application/json,application/zip,text/xml"
      >
        <NewState />
      </DropFile>
      <section className="max-w-2xl space-y-3">
        <h2 className="font-semibold text-lg">{t('move.title')}</h2>
        <p className="text-muted text-sm">{t('move.from_import')}</p>
        <LinkButton href={`/studio/${page.handle}/move`} variant="quiet">
          {t('move.go')}
        </LinkButton>
      </section>
      <EarlierFiles
        title={t('imports.earlier')}
        files={imports.map((one) => ({
          ...{ id: one.id, name: one.fileName, href: `/studio/${page.handle}/import/${one.id}` },
          said: [
            t('imports.products', { count: one.items, shown: formatNumber(one.items) }),
            t(`imports.state_${one.state}`),
            formatDate(one.createdAt, 'day'),
          ].join(' · '),
        }))}
      />
    </div>
  );
}
