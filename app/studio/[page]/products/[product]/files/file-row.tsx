import { sayBytes } from '@/app/_files/say-bytes';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedFile } from '@/lib/shop/files/model';
import { takeFileOff } from './actions';
import { ReplaceFile } from './send-file';

type FileRowProps = {
  page: string;
  product: string;
  file: OwnedFile;
  /** The variant whose buyers alone get it. */
  only: string | null;
  action: string;
  errors: Readonly<Record<string, string>>;
};

/** A file of a product: what it is, who gets it, and how to renew it or take it off. */
export async function FileRow({ page, product, file, only, action, errors }: FileRowProps) {
  const voice = await requestI18n();
  const { t, formatNumber, formatDate } = voice;
  const { name } = file;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-56">
        <bdi className="wrap-anywhere block font-medium">{name}</bdi>
        <p className="text-muted text-sm">
          {sayBytes(voice, file.bytes)}
          {' · '}
          {only === null ? t('files.for_all') : t('files.for_variant', { variant: only })}
        </p>
        <p className="text-muted text-sm">
          {t('files.version', { number: formatNumber(file.version), moment: formatDate(file.at, 'moment') })}
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-2">
        <ReplaceFile
          action={action}
          page={page}
          product={product}
          file={file.id}
          label={t('files.replace', { name })}
          short={t('files.replace_short')}
          words={{ sending: t('files.sending'), send: t('files.send'), errors }}
        />
        <Form action={takeFileOff} messages={errorMessages(t, ['file_needed'])}>
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="product" value={product} />
          <input type="hidden" name="file" value={file.id} />
          <SubmitButton variant="quiet" size="small">
            <span aria-hidden="true">{t('files.remove_short')}</span>
            <span className="sr-only">{t('files.remove', { name })}</span>
          </SubmitButton>
        </Form>
      </div>
    </li>
  );
}
