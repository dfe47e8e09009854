/** Makes the image models ready in the data folder and ends; started beside the shop, which never waits for it. */
import os from 'node:os';
import { env } from '@/lib/platform/env';
import { prepareModels } from '@/lib/shop/vision/models/prepare-models';

// People who look at the shop meanwhile go first.
os.setPriority(10);
const { SOUK_DATA, SOUK_MODELS } = env();
await prepareModels({
  data: SOUK_DATA,
  models: SOUK_MODELS,
  say: (sentence) => console.log(`  models                   ${sentence}`),
});
