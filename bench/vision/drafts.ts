/** What `drafts.mjs` measures, under one roof for the bundler. */

import { groupedByColour, isSameInOtherColour } from '@/lib/shop/vision/drafted/same-form';
import { lettersOn, tellPicture } from '@/lib/shop/vision/drafted/tell-picture';
import { closeEyes, currentEmbedder } from '@/lib/shop/vision/models/gateway';
import { prepareModels } from '@/lib/shop/vision/models/prepare-models';
import { findForeground } from '@/lib/shop/vision/picture/find-foreground';
import { openPicture } from '@/lib/shop/vision/picture/open-picture';

export const drafts = {
  ...{ closeEyes, currentEmbedder, prepareModels, findForeground, openPicture },
  ...{ groupedByColour, isSameInOtherColour, lettersOn, tellPicture },
};
