/** What `bench/vision` measures, under one roof for the bundler. */
import { joinCoral, readProjection, writeProjection } from '@/lib/shop/vision/models/convert/coral';
import { writeOnnx } from '@/lib/shop/vision/models/convert/write-onnx';
import { paletteDistance, readColours } from '@/lib/shop/vision/picture/read-colours';

export const vision = { joinCoral, readProjection, writeProjection, writeOnnx, readColours, paletteDistance };
