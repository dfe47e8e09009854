/** What `bench/vision` measures, under one roof for the bundler. */
import { evidenceNames, evidenceOf, sideOf } from '@/lib/shop/vision/asked/evidence';
import {
  foregroundPart,
  inPixels,
  isNearlyWhole,
  mainThing,
  partMeant,
  withAir,
} from '@/lib/shop/vision/asked/main-thing';
import { sameWords } from '@/lib/shop/vision/asked/same-words';
import { worldFile, writeWorld } from '@/lib/shop/vision/asked/worlds';
import { joinCoral, readProjection, writeProjection } from '@/lib/shop/vision/models/convert/coral';
import { writeOnnx } from '@/lib/shop/vision/models/convert/write-onnx';
import { objectsFrom } from '@/lib/shop/vision/models/detect';
import { EyeProcesses } from '@/lib/shop/vision/models/eye-processes';
import { findDetector, findEmbedders, findTextReader } from '@/lib/shop/vision/models/find-models';
import { readSide, toStored, toUnitLength, wholePicture } from '@/lib/shop/vision/models/model';
import { prepareModels } from '@/lib/shop/vision/models/prepare-models';
import { partOf, squareOf } from '@/lib/shop/vision/models/square';
import { likeliest } from '@/lib/shop/vision/models/tags';
import { labelWords } from '@/lib/shop/vision/picture/label-words';
import { mayBearLetters } from '@/lib/shop/vision/picture/may-bear-mark';
import { openPicture } from '@/lib/shop/vision/picture/open-picture';
import { paletteDistance } from '@/lib/shop/vision/picture/read-colours';
import { isSamePattern } from '@/lib/shop/vision/picture/read-pattern';
import { shrinkPicture } from '@/lib/shop/vision/picture/shrink-picture';
import { surfaceOf } from '@/lib/shop/vision/picture/surface';

export const vision = {
  ...{
    joinCoral,
    readProjection,
    writeProjection,
    writeOnnx,
    paletteDistance,
    isSamePattern,
  },
  ...{ foregroundPart, inPixels, isNearlyWhole, mainThing, partMeant, withAir, objectsFrom, wholePicture },
  ...{ openPicture, shrinkPicture, surfaceOf, mayBearLetters },
  ...{ EyeProcesses, findDetector, findEmbedders, prepareModels, squareOf, toStored, toUnitLength },
  ...{ findTextReader, partOf, readSide, labelWords, sameWords },
  ...{ evidenceNames, evidenceOf, sideOf, likeliest, worldFile, writeWorld },
};
