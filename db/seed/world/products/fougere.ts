import type { WorldProduct } from '../shape';
import { choice, choices, one, photo } from '../write';

/** Maison Fougère, Paris: plants and what they need. Euros. */
export const fougereProducts: readonly WorldProduct[] = [
  {
    slug: 'spider-plant',
    title: 'Spider plant in a red pot',
    description:
      'Chlorophytum, the plant that forgives. Bright or dim, watered or forgotten, it keeps throwing out small plants on long stems: pot them up and give them away. The red pot was thrown for us in Lyon.',
    category: 'plants',
    pictures: [photo('abel-y-costa-716024', undefined, { left: 0.3, top: 0.25, width: 0.5, height: 0.62 })],
    ...choice('Pot', [
      ['12 cm', 'MF-SPI-12', '19.00', 34],
      ['17 cm', 'MF-SPI-17', '32.00', 12],
    ]),
  },
  {
    slug: 'hanging-bamboo-fern',
    title: 'Hanging basket of fine-leaved fern',
    description:
      'A full basket of trailing green on three chains, ready to hang. Likes a bathroom with a window, or any place where you remember to mist it. About 70 cm long when it reaches you.',
    category: 'plants',
    pictures: [photo('alex-rodriguez-santibanez-200278', undefined, { left: 0.2, top: 0, width: 0.6, height: 1 })],
    ...one('MF-HANG', '46.00', 7),
  },
  {
    slug: 'succulent-set-of-eight',
    title: 'Eight succulents in terracotta',
    description:
      'Echeveria, haworthia, mammillaria and friends, each in its own small pot. They want sun, grit and a drink every third week. No two sets are alike; we photograph yours before it leaves.',
    category: 'plants',
    pictures: [photo('annie-spratt-78044')],
    ...one('MF-SUC-8', '54.00', 15),
  },
  {
    slug: 'echeveria-rosette',
    title: 'Echeveria, grey rosette',
    description:
      'A tight rosette the size of a palm, blue-grey with pink tips when it gets enough sun. Water the soil, not the leaves. In a 9 cm terracotta pot with a saucer.',
    category: 'plants',
    pictures: [
      photo('annie-spratt-78044', 'A grey-green echeveria in a terracotta pot', {
        left: 0.05,
        top: 0.5,
        width: 0.42,
        height: 0.32,
      }),
    ],
    ...one('MF-ECH', '9.50', 60),
  },
  {
    slug: 'haworthia-attenuata-terracotta',
    title: 'Zebra haworthia in terracotta',
    description:
      'Stiff dark leaves with white stripes, slow and tidy. It is happy on a desk away from the window, which few succulents are. In a 10 cm pot.',
    category: 'plants',
    pictures: [
      photo('annie-spratt-78044', 'A spiky haworthia in a terracotta pot', {
        left: 0.28,
        top: 0.36,
        width: 0.4,
        height: 0.26,
      }),
    ],
    ...one('MF-HAW-T', '11.00', 28),
  },
  {
    slug: 'crested-euphorbia',
    title: 'Crested euphorbia',
    description:
      "A collector's plant that grows in a fan instead of a column. The sap irritates, so keep it from children and cats. Half a metre tall, bare-root wrapped, with a planting note.",
    category: 'plants',
    pictures: [photo('caleb-george-536388')],
    ...one('MF-EUP', '78.00', 2),
  },
  {
    slug: 'little-column-cactus',
    title: 'Little column cactus',
    description:
      'One cactus, one terracotta pot, no demands. Give it your brightest sill and a glass of water a month from April to September, none in winter. It may flower in its fifth year; we cannot promise.',
    category: 'plants',
    pictures: [photo('charles-deluvio-695736')],
    ...choice('Height', [
      ['15 cm', 'MF-CAC-15', '14.00', 45],
      ['25 cm', 'MF-CAC-25', '24.00', 18],
      ['40 cm', 'MF-CAC-40', '49.00', 0],
    ]),
  },
  {
    slug: 'juniper-bonsai',
    title: 'Juniper bonsai, twelve years',
    description:
      'An informal upright juniper in an unglazed oval pot, trained by a grower near Nantes. It lives outdoors and comes in only for dinner guests. With shears, wire and a year of advice by mail.',
    category: 'plants',
    pictures: [photo('mark-tegethoff-667351')],
    ...one('MF-BON-12', '240.00', 1),
  },
  {
    slug: 'tulips-in-orange-pot',
    title: 'Pink tulips in an orange pot',
    description:
      'Fifteen bulbs already in bud, in a glazed pot you will keep. They open in four days and last ten if you hold them cool at night. Plant the bulbs out in October.',
    category: 'plants',
    pictures: [photo('natalia-y-345738')],
    ...one('MF-TUL', '29.00', 22),
  },
  {
    slug: 'haworthia-white-pot',
    title: 'Haworthia in a white pot',
    description:
      'A compact rosette of pointed leaves dusted with white. The pot has no hole, so we lay a drainage bed of pumice; a spoon of water every ten days is enough.',
    category: 'plants',
    pictures: [photo('silvia-agrasar-227575', undefined, { left: 0.22, top: 0, width: 0.72, height: 1 })],
    ...one('MF-HAW-W', '17.00', 31),
  },
  {
    slug: 'pink-orchid',
    title: 'Phalaenopsis orchid, two stems',
    description:
      'Two arching stems with fifteen to twenty flowers that last three months. Bathe the roots for ten minutes a week and let them drip. When the flowers fall, cut above the second knot and wait.',
    category: 'plants',
    pictures: [photo('zoltan-kovacs-642412')],
    ...choices(
      'MF-ORC',
      36,
      [
        {
          name: 'Flower',
          values: [
            ['Pink', 'PK', 0],
            ['White', 'WH', 0],
          ],
        },
        {
          name: 'Pot',
          values: [
            ['Cream', 'CR', 0],
            ['Without', 'NO', -6],
          ],
        },
      ],
      [14, 20, 9, 3],
    ),
  },
  {
    slug: 'soil-scoop',
    title: 'Green steel soil scoop',
    description:
      'A deep scoop in pressed steel with a stove-enamel coat. Fills a 12 cm pot in one go and hangs from its own handle. It will chip and outlive you.',
    category: 'garden',
    pictures: [photo('neslihan-gunaydin-3493')],
    ...one('MF-SCOOP', '16.50', 40),
  },
  {
    slug: 'peat-free-potting-soil',
    title: 'Peat-free potting soil, 10 litres',
    description:
      'Composted bark, coir and a little pumice, mixed in the Loire valley. Right for nearly every houseplant we sell; add a handful of sand for cacti.',
    category: 'garden',
    pictures: [
      photo('neslihan-gunaydin-3493', 'Dark crumbly potting soil spilling from a scoop', {
        left: 0,
        top: 0.05,
        width: 0.55,
        height: 0.75,
      }),
    ],
    ...choice('Bag', [
      ['10 l', 'MF-SOIL-10', '8.90', 80],
      ['25 l', 'MF-SOIL-25', '17.50', 36],
    ]),
  },
  {
    slug: 'plant-doctor',
    title: 'Plant doctor, 30 minutes',
    description:
      'Send photos of the patient, leaf undersides included. Claire calls you back with a diagnosis and a plan in plain words. If it cannot be saved she will say so.',
    category: 'services',
    pictures: [],
    ...one('MF-DOC', '25.00', 12),
  },
];
