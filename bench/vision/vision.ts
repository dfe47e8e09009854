/** What `bench/vision` measures, under one roof for the bundler. */
export { joinCoral, writeProjection } from '@/lib/shop/vision/models/convert/coral';
