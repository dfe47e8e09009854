import type { WorldProduct } from '../shape';
import { choice, one, photo } from '../write';

/** Kamera Kura, Tokyo: film cameras that work. Yen, which has no decimals. */
export const kameraProducts: readonly WorldProduct[] = [
  {
    slug: 'twin-lens-reflex-6x6',
    title: 'Twin-lens reflex, 6 × 6, 75 mm f/3.5',
    description:
      "A black twin-lens from the late fifties with a bright replacement screen. Shutter timed at every speed, focusing helicoid cleaned and greased. Light wear on the hood, glass without haze. Half a year's guarantee.",
    category: 'cameras',
    pictures: [photo('alexander-andrews-260988', undefined, { left: 0.05, top: 0.22, width: 0.9, height: 0.55 })],
    ...one('KK-TLR-6021', '128000', 1),
  },
  {
    slug: 'black-slr-50mm',
    title: '35 mm SLR in black with 50 mm f/1.4',
    description:
      'The mechanical workhorse of a generation of newspapers, with its metering prism and a fast standard lens. New light seals and mirror foam. Brassed at the corners the way people like it.',
    category: 'cameras',
    pictures: [photo('chuttersnap-324234')],
    ...choice('Grade', [
      ['A, hardly used', 'KK-SLR-A', '74000', 2],
      ['B, honest wear', 'KK-SLR-B', '58000', 3],
    ]),
  },
  {
    slug: 'portrait-zoom-lens',
    title: 'Zoom lens 24–120 mm with hood',
    description:
      'One lens for a week of travel, full frame, stabilised. No dust you can see, no fungus, aperture blades dry. Front cap and hood included, rear cap replaced.',
    category: 'cameras',
    pictures: [photo('brandi-redd-104140')],
    ...one('KK-LENS-24', '46500', 4),
  },
  {
    slug: 'white-instant-camera',
    title: 'White instant camera, new build',
    description:
      'A new camera for the old square film: autofocus between two lenses, a flash that measures, a self-timer. The battery charges from any USB plug and lasts fifteen packs.',
    category: 'cameras',
    pictures: [photo('eniko-kis-663725')],
    ...one('KK-INST', '21800', 18),
  },
  {
    slug: 'instant-film-twin-pack',
    title: 'Colour instant film, 16 sheets',
    description:
      'Two packs of eight, white frame, for cameras with the square opening. Keep it in the fridge, let it warm for an hour, shade each sheet as it comes out. Dated at least nine months ahead.',
    category: 'accessories',
    pictures: [
      photo('eniko-kis-663725', 'The front of a white instant camera', {
        left: 0.3,
        top: 0.35,
        width: 0.5,
        height: 0.6,
      }),
    ],
    ...one('KK-FILM-16', '4980', 65),
  },
  {
    slug: 'pocket-cartridge-camera',
    title: 'Pocket cartridge camera, 1963',
    description:
      'The snapshot camera of family holidays, aluminium and leatherette, spring-wound flash socket. A display piece unless you respool film by hand; we include the instructions for that.',
    category: 'cameras',
    pictures: [photo('jakob-owens-274337')],
    ...one('KK-POCKET', '6800', 5),
  },
  {
    slug: 'press-camera-4x5',
    title: 'Folding press camera, 4 × 5 in, with flash',
    description:
      'Leather-covered mahogany, double extension bellows without pinholes, a 127 mm lens in a clean shutter. The flash handle holds its polished reflector. Comes with six film holders and a dark cloth.',
    category: 'cameras',
    pictures: [photo('jonathan-talbert-697262', undefined, { left: 0.05, top: 0.38, width: 0.9, height: 0.6 })],
    ...one('KK-PRESS', '168000', 1),
  },
  {
    slug: 'compact-zoom',
    title: 'Compact with 30× zoom',
    description:
      'A small digital camera that reaches the far end of the station platform. Two batteries, charger and the wrist strap in the picture. Screen without scratches; 4,100 exposures.',
    category: 'cameras',
    pictures: [photo('patrick-brinksma-663044')],
    ...one('KK-CMP-30', '24600', 3),
  },
  {
    slug: 'rangefinder-neon',
    title: 'Rangefinder 35 mm, silver, f/1.8',
    description:
      'A fixed-lens rangefinder with a contrasty finder patch, re-cemented and aligned at one, three and ten metres. Meter reads within a third of a stop with a modern battery adapter.',
    category: 'cameras',
    pictures: [photo('robert-shunev-528016', undefined, { left: 0.28, top: 0.2, width: 0.48, height: 0.6 })],
    ...one('KK-RF-1.8', '39800', 0),
  },
  {
    slug: 'table-tripod',
    title: 'Steel table tripod',
    description:
      'Three-section steel legs, a ball head with one honest lever, 21 cm folded. Made in the seventies, degreased and regreased this spring. Carries two kilograms without creeping.',
    category: 'accessories',
    pictures: [photo('zoltan-tasi-423051')],
    ...one('KK-TRI-21', '7900', 9),
  },
  {
    slug: 'half-leather-strap',
    title: 'Leather neck strap, brown',
    description:
      'Vegetable-tanned cowhide, 12 mm wide, stitched in Himeji. Split rings with leather guards so that your camera keeps its paint. Adjusts from 95 to 115 cm.',
    category: 'accessories',
    pictures: [
      photo('chuttersnap-324234', 'A dark leather camera strap on a black camera', {
        left: 0.38,
        top: 0,
        width: 0.5,
        height: 0.8,
      }),
    ],
    ...choice('Colour', [
      ['Chestnut', 'KK-STR-CH', '5800', 24],
      ['Black', 'KK-STR-BK', '5800', 16],
    ]),
  },
  {
    slug: 'clean-and-adjust',
    title: 'Clean, lubricate, adjust',
    description:
      'Send us a mechanical camera; Kenji takes it apart, times the shutter and writes down what he found. Price for one body, parts apart. The present wait is five weeks.',
    category: 'services',
    pictures: [],
    ...one('KK-CLA', '16500', 6),
  },
];
