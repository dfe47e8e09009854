/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // `npm run check` is the one place where types are checked; doing it again in the build would double its time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    'sharp',
    'postgres',
    'flydrive',
    'nodemailer',
    'graphile-worker',
    'pdfkit',
    'fontkit',
    'onnxruntime-node',
    'zxing-wasm',
    'mediabunny',
  ],
  // Own media route with its own size list: Next's optimiser would be a second cache and an SSRF surface.
  images: { unoptimized: true, remotePatterns: [] },
  // Next rewrites 127.0.0.1 to localhost in what the proxy sees, then takes our own rewrites and redirects for another
  // site's: every Arabic page would be fetched over HTTP a second time, and redirects would turn in circles.
  skipProxyUrlNormalize: true,
  // The proxy does not run for built files. (In development Next serves one of them under a wrong type.)
  headers: async () =>
    process.env.NODE_ENV === 'production'
      ? [{ source: '/_next/static/:path*', headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] }]
      : [],
  experimental: {
    // The search by picture takes one of 10 MB without scripts. Everywhere else proxy-rules.ts lets 1 MiB through.
    serverActions: { bodySizeLimit: '11mb' },
    // What passes the proxy is held in memory and cut off here without a word; the limits themselves are in proxy-rules.ts.
    proxyClientMaxBodySize: '66mb',
  },
};
export default config;
