import type { WorldProduct } from '../shape';
import { choice, choices, drawn, one } from '../write';

const print = (code: string, base: number, stock: readonly number[]): ReturnType<typeof choices> =>
  choices(
    `AL-${code}`,
    base,
    [
      {
        name: 'Size',
        values: [
          ['30 × 40 cm', '30', 0],
          ['50 × 70 cm', '50', 30],
        ],
      },
      {
        name: 'Frame',
        values: [
          ['Unframed', 'N', 0],
          ['Oak', 'OAK', 45],
          ['Black', 'BLK', 45],
        ],
      },
    ],
    stock,
  );

/** Atelier Lumen, Lyon: prints, paper lamps, candles and soap. Euros. */
export const lumenProducts: readonly WorldProduct[] = [
  {
    slug: 'print-three-suns',
    title: 'Three Suns, screen print',
    description:
      'Three discs in ochre, rust and rose that overlap where they meet. Four screens, water-based ink, on 300 g cotton paper. Edition of 80, numbered in pencil.',
    category: 'art',
    pictures: [drawn('print-01', 'A framed print of three overlapping discs in ochre, rust and rose')],
    ...print('PR01', 48, [12, 3, 5, 7, 2, 4]),
  },
  {
    slug: 'print-blue-hills',
    title: 'Blue Hills, screen print',
    description:
      'Seven ridges of the Monts du Lyonnais, each a little paler than the last. Printed light to dark in one long day. Edition of 120.',
    category: 'art',
    pictures: [drawn('print-02', 'A framed print of receding blue hills')],
    ...print('PR02', 48, [20, 6, 4, 9, 3, 1]),
  },
  {
    slug: 'print-fern',
    title: 'Fern, cyanotype',
    description:
      'A fern from the Croix-Rousse gardens laid on coated paper in the June sun, then washed. White on Prussian blue. Each sheet is an original.',
    category: 'art',
    pictures: [drawn('print-03', 'A framed white fern on Prussian blue')],
    ...print('PR03', 62, [4, 2, 2, 3, 1, 0]),
  },
  {
    slug: 'print-cut-paper-leaves',
    title: 'Cut Leaves, four colours',
    description:
      'Shapes cut with scissors and never drawn first, printed flat in green, coral, mustard and ink. It hangs either way up; people disagree which.',
    category: 'art',
    pictures: [drawn('print-04', 'A framed print of cut-out leaf shapes in four colours')],
    ...print('PR04', 52, [15, 5, 6, 8, 4, 3]),
  },
  {
    slug: 'print-line-vessel',
    title: 'Vessel, single line',
    description:
      'One brush line, three seconds, after forty tries. Sumi ink, printed as a lithograph on cream paper. Edition of 60.',
    category: 'art',
    pictures: [drawn('print-05', 'A framed print of a vase in a few black brush lines')],
    ...print('PR05', 56, [9, 4, 4, 5, 2, 2]),
  },
  {
    slug: 'print-arches',
    title: 'Archways',
    description:
      'Nested arches in clay, blush and bone, from a winter spent drawing doorways. Matt pigments on heavy paper that feels like plaster.',
    category: 'art',
    pictures: [drawn('print-06', 'A framed print of nested arches in clay and blush')],
    ...print('PR06', 48, [18, 7, 5, 10, 0, 2]),
  },
  {
    slug: 'print-night-sea',
    title: 'Night Sea',
    description:
      'A moon and its road on the water, in two blacks and one silver-grey. The second black is only visible from the side. Edition of 90.',
    category: 'art',
    pictures: [drawn('print-07', 'A framed print of a moon over a dark sea')],
    ...print('PR07', 58, [6, 2, 3, 4, 1, 1]),
  },
  {
    slug: 'print-grid-study',
    title: 'Grid Study 9',
    description:
      'Nine squares divided nine ways, in the order a child would colour them. Printed from wood blocks, so the grain shows through the flat colours.',
    category: 'art',
    pictures: [drawn('print-08', 'A framed print of nine divided squares')],
    ...print('PR08', 54, [11, 3, 3, 6, 2, 2]),
  },
  {
    slug: 'print-dunes',
    title: 'Dunes at Six',
    description: 'Sand and shadow, nothing else, drawn after a week near Merzouga. Pigment print with a deckled edge.',
    category: 'art',
    pictures: [drawn('print-09', 'A framed print of sand dunes in warm light')],
    ...print('PR09', 50, [13, 4, 5, 7, 3, 2]),
  },
  {
    slug: 'paper-lantern-globe',
    title: 'Paper globe, 45 cm',
    description:
      'Mulberry paper on a bamboo spiral, made in Gifu and wired in Lyon. It folds flat for moving house. The light is soft enough to fall asleep under.',
    category: 'lighting',
    pictures: [drawn('paperlamp-01', 'A round white paper lantern, lit')],
    ...choice('Diameter', [
      ['35 cm', 'AL-PL1-35', '58.00', 17],
      ['45 cm', 'AL-PL1-45', '74.00', 9],
      ['60 cm', 'AL-PL1-60', '108.00', 0],
    ]),
  },
  {
    slug: 'paper-lamp-cocoon',
    title: 'Cocoon table lamp',
    description:
      'A tall oval of ribbed paper on an oak foot. Turned low it lights a bed; turned up, a table for two. LED, dimmer on the cord.',
    category: 'lighting',
    pictures: [drawn('paperlamp-02', 'A tall oval paper lamp glowing on a wooden foot')],
    ...one('AL-PL2', '129.00', 8),
  },
  {
    slug: 'pleated-shade-lamp',
    title: 'Pleated shade on a ceramic foot',
    description:
      'A shade of pleated paper over a round stoneware foot in chalk. The pleats are pressed by hand, eighty-four of them. Bulb included.',
    category: 'lighting',
    pictures: [drawn('paperlamp-03', 'A table lamp with a pleated shade and a round white foot')],
    ...one('AL-PL3', '145.00', 5),
  },
  {
    slug: 'pillar-candles-ivory',
    title: 'Three pillar candles, ivory',
    description:
      'Rapeseed wax, cotton wicks, no scent, so that you can eat beside them. 10, 14 and 18 cm. They burn sixty hours together and hollow out evenly if you give each an hour the first time.',
    category: 'candles',
    pictures: [drawn('candle-01', 'Three ivory pillar candles of different heights, burning')],
    ...one('AL-CA1', '32.00', 36),
  },
  {
    slug: 'pillar-candle-terracotta',
    title: 'Pillar candle, terracotta',
    description: 'Dyed through, so that it stays one colour as it burns. A little fig in the wax. Forty hours.',
    category: 'candles',
    pictures: [drawn('candle-02', 'A terracotta-coloured pillar candle, lit')],
    ...choice('Colour', [
      ['Terracotta', 'AL-CA2-TE', '18.00', 25],
      ['Sage', 'AL-CA2-SA', '18.00', 14],
      ['Plum', 'AL-CA2-PL', '18.00', 6],
    ]),
  },
  {
    slug: 'candle-in-stoneware',
    title: 'Candle in a stoneware cup',
    description:
      'Cedar and orange peel in a cup you keep afterwards for pens or coffee. Bring it back and we refill it for half.',
    category: 'candles',
    pictures: [drawn('candle-03', 'A candle burning in a grey stoneware cup')],
    ...one('AL-CA3', '29.00', 20),
  },
  {
    slug: 'soap-olive',
    title: 'Olive oil soap, two bars',
    description:
      'Cold-made from olive oil, water, lye and nine weeks of waiting. No scent, no colour but its own. Good for hands, dishes and wool.',
    category: 'decor',
    pictures: [drawn('soap-01', 'Two stacked bars of green olive soap')],
    ...one('AL-SO1', '13.00', 64),
  },
  {
    slug: 'soap-set-clay',
    title: 'Four clay soaps',
    description:
      'Pink clay, charcoal, honey and oat, cut from the loaf with a wire. Let them dry between uses and they last till spring.',
    category: 'decor',
    pictures: [drawn('soap-02', 'Four bars of soap in pink, charcoal, honey and oat')],
    ...one('AL-SO2', '24.00', 31),
  },
];
