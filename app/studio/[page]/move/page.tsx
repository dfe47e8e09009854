import { Notice } from '@/app/_ui/notice';
import { errorMessages, isErrorCode } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { movesOf } from '@/lib/shop/elsewhere/queries';
import { DropFile } from '../drop-file';
import { EarlierFiles } from '../earlier-files';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { AddressForm } from './address-form';

export const generateMetadata = titled('move.title');

/** Where a page moves in from: the address of one there is already, or the export of it; and what became of earlier ones. */
export default async function Move({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'change_page');
  const [{ t, locale, formatDate, href }, moves, { refused }] = await Promise.all([
    requestI18n(),
    movesOf(actor, page.id),
    searchParams,
  ]);
  const code = typeof refused === 'string' && isErrorCode(refused) ? refused : null;
  return (
    <div className="space-y-8">
      <header className="max-w-2xl space-y-2">
        <h1 className="text-xl md:text-2xl">{t('move.title')}</h1>
        <p className="text-muted">{t('move.intro')}</p>
      </header>
      {code && <Notice tone="danger">{t(`errors.${code}`)}</Notice>}
      <section className="space-y-3">
        <h2 className="font-semibold text-lg">{t('move.by_address')}</h2>
        <AddressForm page={page.id} />
      </section>
      <section className="space-y-3">
        <div className="max-w-2xl space-y-1">
          <h2 className="font-semibold text-lg">{t('move.by_export')}</h2>
          <p className="text-muted text-sm">{t('move.only_named')}</p>
        </div>
        <DropFile
          page={page.id}
          action={`/api/studio/move?lang=${locale}`}
          at={href(`/studio/${page.handle}/move`)}
          accept=".zip,.xml,.rss,.atom,application/zip,text/xml"
          words={{
            drop: t('move.drop'),
            over: t('imports.over'),
            pick: t('imports.pick'),
            kinds: t('move.kinds'),
            sending: t('imports.sending'),
            send: t('imports.send'),
            errors: errorMessages(t, [
              ...(['file_empty', 'file_too_big', 'move_running', 'too_many', 'unreachable', 'not_found'] as const),
              ...(['not_allowed', 'sign_in', 'unexpected'] as const),
            ]),
          }}
        />
      </section>
      <EarlierFiles
        title={t('move.earlier')}
        files={moves.map((one) => ({
          ...{ id: one.id, name: one.name, href: `/studio/${page.handle}/move/${one.id}` },
          said: `${t(`move.state_${one.state}`)} · ${formatDate(one.createdAt, 'day')}`,
        }))}
      />
    </div>
  );
}
