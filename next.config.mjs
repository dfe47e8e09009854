/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // `npm run check` is the one place where types are checked; doing it again in the build would double its time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'sharp', 'postgres', 'flydrive', 'nodemailer', 'graphile-worker'],
  // Own media route with its own size list: Next's optimiser would be a second cache and an SSRF surface.
  images: { unoptimized: true, remotePatterns: [] },
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
};
export default config;
