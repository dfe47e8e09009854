import type { WorldProduct } from '../shape';
import { choice, choices, drawn, one } from '../write';

const box = (code: string, price: number, boxes: number): ReturnType<typeof choice> =>
  choice('Quantity', [
    ['Sample of four', `DZ-${code}-S`, '35.00', 40],
    ['Box, 1 m²', `DZ-${code}-1`, price.toFixed(2), boxes],
  ]);

/** Dar Zellige, Dubai: hand-cut glazed tiles from Fez. Dirhams. */
export const zelligeProducts: readonly WorldProduct[] = [
  {
    slug: 'zellige-emerald',
    title: 'Zellige, emerald, 10 × 10',
    description:
      'Bottle green that goes nearly black at the edges and bright where the glaze pools. Cut by hand, so lay them close and let the light do the rest. For walls, showers and fireplaces.',
    category: 'tiles',
    pictures: [drawn('tile-01', 'Square emerald green zellige tiles with uneven glaze')],
    ...box('T01', 520, 18),
  },
  {
    slug: 'zellige-pearl-white',
    title: 'Zellige, pearl white, 10 × 10',
    description:
      'Our quietest tile and our best seller: twenty whites between milk and ivory in one box. Chips and pinholes belong to it. Seal before grouting.',
    category: 'tiles',
    pictures: [drawn('tile-02', 'Square off-white zellige tiles with small chips')],
    ...box('T02', 440, 52),
  },
  {
    slug: 'zellige-atlantic-blue',
    title: 'Zellige, Atlantic blue, 10 × 10',
    description:
      'A sea blue with a green turn in it. No two tiles agree, which is why a wall of them never looks painted. Frost-proof outdoors once sealed.',
    category: 'tiles',
    pictures: [drawn('tile-03', 'Square deep blue zellige tiles with varied shades')],
    ...box('T03', 520, 24),
  },
  {
    slug: 'zellige-saffron',
    title: 'Zellige, saffron, 10 × 10',
    description:
      'Yellow from iron and a little antimony-free stain, warm as a lamp. Used by the row behind a stove or as a whole wall by the brave.',
    category: 'tiles',
    pictures: [drawn('tile-04', 'Square saffron yellow zellige tiles')],
    ...box('T04', 540, 9),
  },
  {
    slug: 'zellige-rose',
    title: 'Zellige, old rose, 10 × 10',
    description:
      'A pink with clay in it, from the same kiln as the whites. In evening light it turns to terracotta. Order ten per cent more than you measured.',
    category: 'tiles',
    pictures: [drawn('tile-05', 'Square dusty pink zellige tiles')],
    ...box('T05', 540, 11),
  },
  {
    slug: 'zellige-ink',
    title: 'Zellige, ink black, 10 × 10',
    description:
      'Black with blue in its depth and sharp reflections. Makes a small bathroom look deliberate. Wipe with a soft cloth; it shows every fingerprint and forgives none.',
    category: 'tiles',
    pictures: [drawn('tile-06', 'Square black zellige tiles reflecting a window')],
    ...box('T06', 520, 7),
  },
  {
    slug: 'bejmat-terracotta',
    title: 'Bejmat, raw terracotta, 5 × 15',
    description:
      'Unglazed brick-shaped tiles for floors, fired with olive pits. Lay them straight, in herringbone or stacked. They darken with oil and age well.',
    category: 'tiles',
    pictures: [drawn('tile-07', 'Unglazed terracotta bejmat tiles in herringbone')],
    ...box('T07', 320, 33),
  },
  {
    slug: 'bejmat-sea-green',
    title: 'Bejmat, sea green, 5 × 15',
    description:
      'The long format in a watery green, laid upright in stacked columns in our showroom. The glaze runs thin at the ends and lets the clay show through.',
    category: 'tiles',
    pictures: [drawn('tile-08', 'Long sea-green glazed tiles laid in columns')],
    ...box('T08', 490, 16),
  },
  {
    slug: 'bejmat-white-brick',
    title: 'Bejmat, chalk white, brick bond',
    description:
      'White with a hint of grey, 5 by 15 centimetres, glazed on the face only. In brick bond it is the classic kitchen wall, with a little more life in it.',
    category: 'tiles',
    pictures: [drawn('tile-09', 'Chalk white glazed tiles in brick bond')],
    ...box('T09', 430, 28),
  },
  {
    slug: 'star-and-cross-blue',
    title: 'Star and cross, white and cobalt',
    description:
      'Eight-pointed stars in white, crosses in cobalt, cut with a hammer and a steel edge. Sold as a set that covers one square metre. The pattern explains itself as you lay it.',
    category: 'tiles',
    pictures: [drawn('tile-10', 'Star and cross tiles in white and cobalt blue')],
    ...box('T10', 890, 6),
  },
  {
    slug: 'star-and-cross-clay',
    title: 'Star and cross, clay and sage',
    description:
      'The same old geometry in unglazed clay and a grey-green glaze: dull against bright, warm against cool. For floors of light use, walls and table tops.',
    category: 'tiles',
    pictures: [drawn('tile-11', 'Star and cross tiles in clay and sage green')],
    ...box('T11', 840, 4),
  },
  {
    slug: 'hexagon-teal',
    title: 'Hexagon, teal',
    description:
      'Small hexagons, eleven centimetres across, on a clay body. The teal runs from duck egg to deep water in one box. Loose, not on a net.',
    category: 'tiles',
    pictures: [drawn('tile-12', 'Hexagonal glazed tiles in shades of teal')],
    ...box('T12', 590, 14),
  },
  {
    slug: 'hexagon-bone',
    title: 'Hexagon, bone and two browns',
    description:
      'Bone with a scatter of brown and honey, mixed in the box in the ratio you see. Good for hall floors, where they hide the street.',
    category: 'tiles',
    pictures: [drawn('tile-13', 'Hexagonal tiles in bone with a few brown ones')],
    ...box('T13', 570, 0),
  },
  {
    slug: 'checker-black-white',
    title: 'Chequer, black and white',
    description:
      'A chessboard of hand-cut squares; the lines wander a little, as they do in Fez. Comes as two boxes of half a square metre.',
    category: 'tiles',
    pictures: [drawn('tile-14', 'Black and white chequered zellige tiles')],
    ...box('T14', 500, 21),
  },
  {
    slug: 'checker-green-white',
    title: 'Chequer, green and white',
    description:
      'The floor of a riad courtyard, in bottle green and milk white. Slightly rough under the foot, cool all summer.',
    category: 'tiles',
    pictures: [drawn('tile-15', 'Green and white chequered zellige tiles')],
    ...box('T15', 510, 13),
  },
  {
    slug: 'scales-turquoise',
    title: 'Fish scales, turquoise',
    description:
      'Overlapping scales in one strong turquoise and its neighbours. Each is cut to shape after firing, which is why the edges show a line of clay.',
    category: 'tiles',
    pictures: [drawn('tile-16', 'Fish scale tiles in turquoise')],
    ...box('T16', 680, 8),
  },
  {
    slug: 'mosaic-coaster-set',
    title: 'Four coasters, cut mosaic',
    description:
      'Small mosaics set face down in plaster the old way, edged in brass and backed with cork. Cobalt, green, saffron and white. They arrive in a cotton bag.',
    category: 'tiles',
    pictures: [drawn('tile-17', 'A mosaic of small tiles with an eight-pointed star')],
    ...one('DZ-COAST', '180.00', 25),
  },
  {
    slug: 'border-strip-cobalt',
    title: 'Mixed blues, 5 × 5',
    description:
      'Small squares in seven blues, from midnight to a washed sky. For niches, stair risers and the edge of a pool. A box is four hundred pieces.',
    category: 'tiles',
    pictures: [drawn('tile-18', 'Small square tiles in seven shades of blue')],
    ...box('T18', 560, 10),
  },
  {
    slug: 'brass-tray-rosette',
    title: 'Brass tray with rosette',
    description:
      'Beaten flat, then chased with a twelve-part rosette by a man who has done nothing else for thirty years. 45 cm across, with a rolled edge you can carry it by.',
    category: 'brass',
    pictures: [drawn('brass-01', 'A round brass tray engraved with a rosette')],
    ...choice('Diameter', [
      ['35 cm', 'DZ-TRAY-35', '310.00', 12],
      ['45 cm', 'DZ-TRAY-45', '460.00', 6],
      ['60 cm', 'DZ-TRAY-60', '790.00', 1],
    ]),
  },
  {
    slug: 'hammered-brass-bowl',
    title: 'Hammered brass bowl',
    description:
      'A thousand small blows, and you can see each one. For keys, dates or nothing. Lacquered inside so that fruit does it no harm.',
    category: 'brass',
    pictures: [drawn('brass-02', 'A hammered brass bowl on a dark table')],
    ...one('DZ-HAM', '240.00', 17),
  },
  {
    slug: 'brass-vase-slim',
    title: 'Slim brass vase',
    description:
      'Spun in one piece and brushed lengthwise, so that it takes the light like silk. Holds one branch. 32 cm high.',
    category: 'brass',
    pictures: [drawn('brass-03', 'A slim brushed brass vase')],
    ...one('DZ-BRV', '285.00', 9),
  },
  {
    slug: 'copper-water-pitcher',
    title: 'Copper carafe',
    description:
      'Tin-lined copper with a hammered belly and a narrow neck. Polish it or let it go brown; both are right. One litre.',
    category: 'brass',
    pictures: [drawn('brass-04', 'A hammered copper carafe with a narrow neck')],
    ...one('DZ-COP', '330.00', 8),
  },
  {
    slug: 'pierced-lantern-globe',
    title: 'Pierced globe lamp',
    description:
      'A brass globe with some two thousand holes punched from a paper pattern. Unlit it is an object; lit, the whole room wears it. E27, dimmable, on a two-metre cord.',
    category: 'lighting',
    pictures: [drawn('lantern-01', 'A pierced brass globe lamp glowing, dots of light on the wall')],
    ...choice('Diameter', [
      ['25 cm', 'DZ-LG-25', '620.00', 10],
      ['40 cm', 'DZ-LG-40', '1180.00', 3],
    ]),
  },
  {
    slug: 'pierced-lantern-tall',
    title: 'Tall pierced floor lamp',
    description:
      'A narrow cylinder that stands on the floor and climbs the wall with stars. Wire it or put three candles in it. 58 cm.',
    category: 'lighting',
    pictures: [drawn('lantern-02', 'A tall pierced metal lamp standing lit in a dim room')],
    ...one('DZ-LT', '740.00', 5),
  },
  {
    slug: 'pierced-lantern-drop',
    title: 'Drop-shaped table lamp',
    description:
      'Like a fig standing on its stalk: wide below, tapering above, pierced all over in rising spirals. The switch is on the cord.',
    category: 'lighting',
    pictures: [drawn('lantern-03', 'A drop-shaped pierced lamp, lit')],
    ...one('DZ-LD', '690.00', 7),
  },
  {
    slug: 'copper-dome-lamp',
    title: 'Copper dome lamp',
    description:
      'A low dome in copper with a band of pierced stars at the rim. Throws most of its light down on the table and a little lace on the wall.',
    category: 'lighting',
    pictures: [drawn('lantern-04', 'A copper dome lamp with pierced holes, lit')],
    ...one('DZ-LC', '560.00', 2),
  },
  {
    slug: 'installation-advice',
    title: 'Site visit and tile plan',
    description:
      'We come to your house in Dubai, Sharjah or Abu Dhabi, measure, and leave a plan with the number of boxes. Taken off the price if you order more than ten square metres.',
    category: 'services',
    pictures: [],
    ...choices(
      'DZ-VISIT',
      250,
      [
        {
          name: 'Where',
          values: [
            ['Dubai', 'DXB', 0],
            ['Abu Dhabi', 'AUH', 150],
          ],
        },
      ],
      [14, 6],
    ),
  },
];
