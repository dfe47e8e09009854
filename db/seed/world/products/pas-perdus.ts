import type { WorldProduct } from '../shape';
import { choice, choices, one, photo } from '../write';

/** Pas Perdus, Marseille: trainers worth walking in. Euros. */
export const pasPerdusProducts: readonly WorldProduct[] = [
  {
    slug: 'mistral-runner-teal',
    title: 'Mistral runner, teal and coral',
    description:
      'A sock-like knit held by an outer cage, on foam that gives back a little more than it takes. Runs half a size small. For roads and dry paths up to a half marathon.',
    category: 'shoes',
    pictures: [photo('chuttersnap-584518')],
    ...choice('Size', [
      ['38', 'PP-MIS-38', '129.00', 4],
      ['40', 'PP-MIS-40', '129.00', 6],
      ['42', 'PP-MIS-42', '129.00', 9],
      ['44', 'PP-MIS-44', '129.00', 2],
      ['46', 'PP-MIS-46', '129.00', 0],
    ]),
  },
  {
    slug: 'calanque-trail-black',
    title: 'Calanque trail shoe, black',
    description:
      'Light enough to forget and grippy enough for wet limestone. A stiff heel cup, a wide toe, laces that stay done. 265 g in size 42.',
    category: 'shoes',
    pictures: [photo('imani-clovis-234736')],
    ...choice('Size', [
      ['39', 'PP-CAL-39', '114.00', 5],
      ['41', 'PP-CAL-41', '114.00', 8],
      ['43', 'PP-CAL-43', '114.00', 7],
      ['45', 'PP-CAL-45', '119.00', 3],
    ]),
  },
  {
    slug: 'canvas-high-top-charcoal',
    title: 'Canvas high-top, charcoal',
    description:
      'Heavy cotton canvas, a vulcanised rubber sole, a star nobody needs explained. Washes at thirty with the laces out. Looks best after the first summer.',
    category: 'shoes',
    pictures: [photo('mitch-lensink-256007')],
    ...choices(
      'PP-HI',
      74,
      [
        {
          name: 'Colour',
          values: [
            ['Charcoal', 'CH', 0],
            ['Ecru', 'EC', 0],
          ],
        },
        {
          name: 'Size',
          values: [
            ['38', '38', 0],
            ['40', '40', 0],
            ['42', '42', 0],
            ['44', '44', 0],
          ],
        },
      ],
      [6, 11, 8, 3, 2, 0, 5, 7],
    ),
  },
  {
    slug: 'nuit-running-shoe',
    title: 'Nuit running shoe, all black',
    description:
      'Everything is black: knit, sole, laces, even the little pull tab. A neutral cushioned shoe for daily kilometres that also passes at work. Reflects headlights at the heel.',
    category: 'shoes',
    pictures: [photo('nikolai-chernichenko-1299748')],
    ...choice('Size', [
      ['40', 'PP-NUI-40', '119.00', 10],
      ['42', 'PP-NUI-42', '119.00', 12],
      ['44', 'PP-NUI-44', '119.00', 4],
    ]),
  },
  {
    slug: 'three-stripe-knit',
    title: 'Knitted runner, three stripes',
    description:
      'A woven sock upper with a printed cage, worn once in our window and therefore cheaper. The boost-type foam is as soft as on the first day. One pair per size, final sale.',
    category: 'shoes',
    pictures: [photo('thomas-serer-420833')],
    ...choice('Size', [
      ['41', 'PP-KNT-41', '89.00', 1],
      ['43', 'PP-KNT-43', '89.00', 1],
    ]),
  },
  {
    slug: 'white-leather-high-top',
    title: 'White leather high-top',
    description:
      'Full-grain leather, a strap at the ankle and a cup sole that can be restitched. We add a tin of neutral cream. White is a decision; keep the box.',
    category: 'shoes',
    pictures: [photo('xavier-teo-469050')],
    ...choice('Size', [
      ['40', 'PP-WHT-40', '139.00', 3],
      ['42', 'PP-WHT-42', '139.00', 6],
      ['44', 'PP-WHT-44', '139.00', 5],
      ['45', 'PP-WHT-45', '139.00', 0],
    ]),
  },
  {
    slug: 'flat-laces',
    title: 'Flat cotton laces',
    description:
      'Tightly woven, waxed a little so that a double knot holds all day. In white or black, 120 cm for seven pairs of eyelets. The quickest repair there is.',
    category: 'accessories',
    pictures: [
      photo('mitch-lensink-256007', 'White laces in a charcoal canvas shoe', {
        left: 0.42,
        top: 0.2,
        width: 0.32,
        height: 0.52,
      }),
    ],
    ...choice('Colour', [
      ['White', 'PP-LAC-WH', '6.00', 120],
      ['Black', 'PP-LAC-BK', '6.00', 84],
    ]),
  },
  {
    slug: 'resoling',
    title: 'Resoling, by post',
    description:
      'Send a pair with a worn cup sole; it comes back stitched on a new one within two weeks. Return postage is in the price. Not for glued running shoes.',
    category: 'services',
    pictures: [],
    ...one('PP-RESOLE', '65.00', 10),
  },
];
