import type { MetadataRoute } from 'next';
import { translator } from '@/lib/platform/i18n';

/** What an installed Souk is called and looks like. One manifest in English; the pages follow the person's language. */
export default function manifest(): MetadataRoute.Manifest {
  const t = translator('en');
  return {
    id: '/',
    name: t('common.souk'),
    short_name: t('common.souk'),
    description: t('home.description'),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fbf9f6',
    theme_color: '#fbf9f6',
    dir: 'auto',
    categories: ['shopping', 'social'],
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    // Taken by the service worker: a picture from another app never travels to us before its search.
    share_target: {
      action: '/search/picture/shared',
      method: 'post',
      enctype: 'multipart/form-data',
      params: { files: [{ name: 'picture', accept: ['image/*'] }] },
    },
    shortcuts: [
      { name: t('common.search'), url: '/search' },
      { name: t('vision.title'), url: '/search/picture' },
      { name: t('common.orders'), url: '/orders' },
      { name: t('common.wallet'), url: '/wallet' },
    ],
  };
}
