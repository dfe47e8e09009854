/** Makes the image models ready in the data folder and ends; started beside the shop, which never waits for it. */
import { env } from '@/lib/platform/env';
import { prepareModels } from '@/lib/shop/vision/models/prepare-models';

const { SOUK_DATA, SOUK_MODELS } = env();
await prepareModels({
  data: SOUK_DATA,
  models: SOUK_MODELS,
  say: (sentence) => console.log(`  models                   ${sentence}`),
});
