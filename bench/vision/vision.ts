/** What `bench/vision` measures, under one roof for the bundler. */
import { evidenceNames, evidenceOf, sideOf } from '@/lib/shop/vision/asked/evidence';
import { foregroundPart, inPixels, mainThing, partMeant, withAir } from '@/lib/shop/vision/asked/main-thing';
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
import { paletteDistance, readColours } from '@/lib/shop/vision/picture/read-colours';
import { isSamePattern, readPattern } from '@/lib/shop/vision/picture/read-pattern';

export const vision = {
  ...{
    joinCoral,
    readProjection,
    writeProjection,
    writeOnnx,
    readColours,
    paletteDistance,
    readPattern,
    isSamePattern,
  },
  ...{ foregroundPart, inPixels, mainThing, partMeant, withAir, objectsFrom, wholePicture },
  ...{ EyeProcesses, findDetector, findEmbedders, prepareModels, squareOf, toStored, toUnitLength },
  ...{ findTextReader, partOf, readSide, labelWords, sameWords },
  ...{ evidenceNames, evidenceOf, sideOf, likeliest, worldFile, writeWorld },
};
