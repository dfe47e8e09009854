import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Notice } from '@/app/_ui/notice';
import { parseId } from '@/lib/kernel/ids';
import { errorMessages, isErrorCode } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { productForOwner } from '@/lib/shop/drafts/edited-product';
import { filesForOwner } from '@/lib/shop/files/queries';
import { loadPage } from '../../../load-page';
import { ProductHead, productMetadata } from '../product-head';
import { FileRow } from './file-row';
import { SendFile } from './send-file';

type PageProps = {
  params: Promise<{ page: string; product: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load({ params }: PageProps) {
  const asked = await params;
  const { actor, page } = await loadPage(asked.page, 'change_catalog');
  const id = parseId('product', asked.product);
  const product = id && (await productForOwner(actor, page.id, id));
  if (!product) notFound();
  return { actor, page, product };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { page, product } = await load(props);
  return productMetadata({ page, title: product.title, topic: 'files.of' });
}

/** The files that a product is delivered as: those there are, and where more are dropped. */
export default async function ProductFiles(props: PageProps) {
  const [{ actor, page, product }, { refused }, { t, locale }] = await Promise.all([
    load(props),
    props.searchParams,
    requestI18n(),
  ]);
  const files = await filesForOwner(actor, page.id, product.id);
  const names = new Map(product.variants.map((one) => [one.id, one.values.join(' · ')]));
  const action = `/api/studio/files?lang=${locale}`;
  const errors = errorMessages(t, [
    ...([
      'file_empty',
      'file_unnamed',
      'goods_too_big',
      'files_max',
      'files_room',
      'storage_full',
      'piece_wrong',
    ] as const),
    ...(['too_many', 'unreachable', 'not_found', 'not_allowed', 'sign_in', 'unexpected'] as const),
  ]);
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <ProductHead page={page} product={product.id} title={product.title} topic="files.of">
        {t('files.body')}
      </ProductHead>
      {typeof refused === 'string' && isErrorCode(refused) && <Notice tone="danger">{t(`errors.${refused}`)}</Notice>}
      {!product.asFiles && <Notice>{t('files.not_files')}</Notice>}
      <Card className="space-y-4">
        <h2 className="font-semibold text-lg">{t(files.length > 0 ? 'files.list' : 'files.none')}</h2>
        {files.length === 0 && product.asFiles && <p className="text-muted text-sm">{t('files.none_body')}</p>}
        <ul className="divide-y divide-line">
          {files.map((file) => (
            <FileRow
              key={file.id}
              page={page.id}
              product={product.id}
              file={file}
              only={file.variantId && (names.get(file.variantId) ?? '')}
              action={action}
              errors={errors}
            />
          ))}
        </ul>
        <p className="text-muted text-sm">{t('files.stays')}</p>
      </Card>
      <SendFile
        action={action}
        page={page.id}
        product={product.id}
        variants={product.options.length > 0 ? [...names].map(([id, name]) => ({ id, name })) : []}
        words={{
          drop: t('files.drop'),
          over: t('files.over'),
          kinds: `${t('files.kinds')} ${t('files.goes_on')}`,
          pick: t('files.pick'),
          send: t('files.send'),
          plain: t('files.plain'),
          sending: t('files.sending'),
          who: t('files.who'),
          all: t('files.for_all'),
          errors,
        }}
      />
    </div>
  );
}
