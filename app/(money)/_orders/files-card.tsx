import { sayBytes } from '@/app/_files/say-bytes';
import { buttonClass } from '@/app/_ui/button-class';
import { DownloadIcon } from '@/app/_ui/icons';
import type { Actor } from '@/lib/identity/actor/model';
import type { BoughtFile } from '@/lib/money/orders/files/model';
import { filesOfOrder } from '@/lib/money/orders/files/queries';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';

const ended: ReadonlySet<string> = new Set(['canceled', 'failed', 'expired']);

/** The files of an order: each with its button as soon as it is paid, or why there is none. */
export async function FilesCard({ actor, order }: { actor: Actor; order: BuyerOrder }) {
  const files = await filesOfOrder(actor, order.id);
  if (files.state === 'none' || ended.has(order.state)) return null;
  const { t, formatDate } = await requestI18n();
  return (
    <section aria-labelledby="files" className="space-y-3 rounded-lg bg-surface p-5 shadow-card">
      <h2 id="files" className="font-semibold">
        {t('files.yours')}
      </h2>
      {files.state === 'waiting' && <p className="text-muted text-sm">{t('files.soon')}</p>}
      {files.state === 'over' && <p className="text-muted text-sm">{t('files.over_refunded')}</p>}
      {files.state === 'there' && (
        <ul className="divide-y divide-line">
          {files.files.map((file) => (
            <Bought key={`${file.id} ${file.title} ${file.optionText}`} orderId={order.id} file={file} />
          ))}
        </ul>
      )}
      {files.state === 'there' && <p className="text-muted text-sm">{t('files.no_return')}</p>}
      {order.withdrawalGivenUpAt && (
        <p className="text-muted text-sm">
          {t('files.given_up', { moment: formatDate(order.withdrawalGivenUpAt, 'moment') })}
        </p>
      )}
    </section>
  );
}

async function Bought({ orderId, file }: { orderId: string; file: BoughtFile }) {
  const voice = await requestI18n();
  const { t, href, formatDate } = voice;
  const about = [file.title, file.optionText].filter(Boolean).join(' · ');
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0 flex-1 basis-48">
        <bdi className="wrap-anywhere block font-medium">{file.name}</bdi>
        <p className="text-muted text-sm">
          <bdi>{about}</bdi>
          {' · '}
          {sayBytes(voice, file.bytes)}
        </p>
        {file.renewedAt && (
          <p className="text-sm text-teal">{t('files.newer', { moment: formatDate(file.renewedAt, 'moment') })}</p>
        )}
      </div>
      <a
        href={href(`/orders/${orderId}/files/${file.id}`)}
        download
        aria-label={t('files.download_name', { name: file.name })}
        className={buttonClass({})}
      >
        <DownloadIcon size={18} />
        {t('files.download')}
      </a>
    </li>
  );
}
