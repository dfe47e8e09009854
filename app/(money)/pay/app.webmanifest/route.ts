/** The application that handles our payment method: a browser installs its worker when a shopper first chooses it. */
export function GET(): Response {
  const manifest = {
    name: 'Souk Pay',
    short_name: 'Souk Pay',
    start_url: '/wallet',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    ],
    serviceworker: { src: '/pay/handler.js', scope: '/pay/', use_cache: false },
  };
  return Response.json(manifest, {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=3600' },
  });
}
