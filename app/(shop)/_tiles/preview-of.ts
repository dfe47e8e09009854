import { env } from '@/lib/platform/env';
import type { Voice } from '@/lib/platform/voice';
import { type ProductView, priceRange } from '@/lib/shop/catalog/model';
import { productPath, shorten } from '@/lib/shop/descriptions/model';
import { type Preview, previewSize } from '@/lib/shop/descriptions/preview/model';
import { stampPreview } from '@/lib/shop/descriptions/preview/stamp-preview';
import type { PageView } from '@/lib/shop/pages/queries';
import { kindName } from './kind-name';
import { priceText } from './price-text';

/** A picture as `generateMetadata` takes it. */
export type PreviewImage = { url: string; width: number; height: number; type: string; alt: string };

/** What is drawn where a product is shared: its face, its title, what it costs, who sells it. */
export function previewOfProduct(product: ProductView, seller: PageView, voice: Voice): Preview {
  const range = priceRange(product.variants.map((variant) => variant.price));
  return {
    side: voice.dir,
    above: seller.name,
    title: shorten(product.title, 200),
    below: range ? priceText(range, voice) : '',
    mark: voice.t('common.souk'),
    photo: product.media[0] ?? null,
  };
}

/** What is drawn where a page is shared: its cover or logo, its name, what it is and where. */
export function previewOfPage(page: PageView, voice: Voice): Preview {
  const kind = voice.t('shop.kind_in_country', {
    kind: kindName(voice.t, page.kind),
    country: voice.formatCountry(page.country),
  });
  const photo = page.cover ?? page.logo;
  return { side: voice.dir, above: '', title: page.name, below: kind, mark: voice.t('common.souk'), photo };
}

/** The picture at the address of what it shows, by the stamp of what is drawn on it. */
export function previewImage(path: string, preview: Preview, voice: Voice): PreviewImage {
  const url = `${env().SOUK_ORIGIN}${voice.href(`${path}/preview.jpg`)}?v=${stampPreview(preview)}`;
  const alt = [preview.title, preview.below].filter(Boolean).join(' · ');
  return { url, ...previewSize, type: 'image/jpeg', alt };
}

/** That of a product. */
export function previewImageOfProduct(product: ProductView, seller: PageView, voice: Voice): PreviewImage {
  return previewImage(productPath(seller, product.slug), previewOfProduct(product, seller, voice), voice);
}

/** That of a page. */
export function previewImageOfPage(page: PageView, voice: Voice): PreviewImage {
  return previewImage(`/${page.handle}`, previewOfPage(page, voice), voice);
}
