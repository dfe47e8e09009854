import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import type { PersonActor } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import { money, toDecimal } from '@/lib/kernel/money';
import { requestI18n } from '@/lib/platform/request';
import { type EditedProduct, productForOwner } from '@/lib/shop/drafts/edited-product';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { googleOf } from '@/lib/shop/taxonomy/tree';
import { loadPage } from '../../load-page';
import { NotTaken } from '../../not-taken';
import { PlainPhotos } from '../../plain-photos';
import { AddressCard } from './address-card';
import { CollectionsCard } from './collections-card';
import { Editor } from './editor';
import { editorMessages, editorWords } from './editor-words';
import { Ending } from './ending';
import { FoundCard } from './found-card';
import { Heading } from './heading';
import { History } from './history';
import { PhotosEditor } from './photos-editor';
import { ProductValues } from './product-values';
import { VideosCard } from './videos/videos-card';

type PageProps = {
  params: Promise<{ page: string; product: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load({
  params,
}: PageProps): Promise<{ actor: PersonActor; page: PageSettings; product: EditedProduct }> {
  const asked = await params;
  const { actor, page } = await loadPage(asked.page, 'see_catalog');
  const productId = parseId('product', asked.product);
  const product = productId === null ? null : await productForOwner(actor, page.id, productId);
  if (product === null) notFound();
  return { actor, page, product };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { page, product } = await load(props);
  const { t } = await requestI18n();
  return { title: `${product.title || t('studio.untitled')} · ${page.name}`, robots: { index: false } };
}

/** One product: its photos, words, options and variants. */
export default async function ProductEditor(props: PageProps) {
  const { actor, page, product } = await load(props);
  const [voice, asked] = await Promise.all([requestI18n(), props.searchParams]);
  if (!may(page.roles, 'change_catalog')) {
    return (
      <div className="mx-auto max-w-4xl space-y-5">
        <Heading page={page} product={product} />
        <ProductValues page={page} product={product} />
      </div>
    );
  }
  const decimal = (minor: bigint | null) => (minor === null ? '' : toDecimal(money(minor, page.currency)));
  const variants = product.variants.map(({ priceMinor, compareAtMinor, ...variant }) => ({
    ...variant,
    price: decimal(priceMinor),
    compareAt: decimal(compareAtMinor),
  }));
  const words = editorWords(voice);
  const messages = editorMessages(voice.t);
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <Heading page={page} product={product} />
      <NotTaken asked={asked} />
      <Card>
        <h2 className="font-semibold text-lg">{words.photos.title}</h2>
        <p className="mb-3 text-muted text-sm">{words.photos.body}</p>
        <PhotosEditor
          pageId={page.id}
          productId={product.id}
          photos={product.photos}
          words={words.photos}
          messages={messages}
        />
        <PlainPhotos page={page} to={{ product: product.id }} />
      </Card>
      <VideosCard
        actor={actor}
        page={page}
        product={product}
        refused={typeof asked.refused === 'string' ? asked.refused : null}
      />
      <Editor
        pageId={page.id}
        currency={page.currency}
        product={{ ...product, variants, googleMeant: googleOf(product.category) }}
        words={words}
        messages={messages}
      />
      <Link
        href={`/studio/${page.handle}/products/${product.id}/files`}
        className="me-6 inline-flex min-h-11 items-center font-medium underline"
      >
        {voice.t('files.go')}
      </Link>
      <Link
        href={`/studio/${page.handle}/products/${product.id}/stock`}
        className="inline-flex min-h-11 items-center underline"
      >
        {voice.t('stock.go')}
      </Link>
      <Link
        href={`/studio/${page.handle}/products/${product.id}/markets`}
        className="ms-6 inline-flex min-h-11 items-center underline"
      >
        {voice.t('markets.go')}
      </Link>
      <Link
        href={`/studio/${page.handle}/products/${product.id}/opening`}
        className="ms-6 inline-flex min-h-11 items-center underline"
      >
        {voice.t('openings.go')}
      </Link>
      <CollectionsCard actor={actor} page={page} product={product} />
      <AddressCard page={page} product={product} />
      <FoundCard actor={actor} page={page} product={product} />
      <History
        actor={actor}
        page={page}
        product={product}
        before={typeof asked.before === 'string' ? asked.before : null}
      />
      <Ending page={page} product={product} />
    </div>
  );
}
