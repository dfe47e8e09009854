
import path from 'node:path';
import { foreignPictures } from './foreign.mjs';
import { learnBelief } from './zz-belief.mjs';
import { openVision } from './open.mjs';
import { picturesOf, readDev } from './parts.mjs';
import { showAll } from './shown.mjs';
import fs from 'node:fs';
const out='/work/main/dist/bench/vision';
const dev = readDev('/work/shared/visual-dev');
const foreign = foreignPictures(out);
const vision = await openVision();
const seen = await showAll([...picturesOf(dev), ...foreign], { out, seconds: 0 });
const learned=JSON.parse(fs.readFileSync('lib/shop/vision/asked/learned.json','utf8'));
for (const [id,eyes] of [['coral-ab-1','coral'],['souk-vision-1','carried']]) learnBelief({vision,dev,foreign,seen,eyes,sameItem:learned.embedders[id].sameItem});
