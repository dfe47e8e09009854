import type { WorldProduct } from '../shape';
import { choice, choices, drawn, one } from '../write';

/** Atlas & Thread, Santa Fe: rugs, scarves, cushions and baskets. US dollars. */
export const atlasProducts: readonly WorldProduct[] = [
  {
    slug: 'small-steps-weaving-pattern',
    title: 'Small Steps, a weaving pattern to print',
    description:
      'Our first rug, made small enough for a weekend: a wall hanging of 30 by 45 cm on any frame loom. A list of what you need and the rows one by one, on paper sizes of either side of the Atlantic. Weave it as often as you like.',
    category: 'textiles',
    pictures: [drawn('rug-14', 'The stepped diamonds that the pattern makes, in brown, grey and white')],
    ...one('AT-PT1', '12.00', 1),
    files: [
      {
        name: 'Small Steps, what you need.pdf',
        title: 'Small Steps: what you need',
        steps: [
          'A frame loom at least 40 cm wide, 60 m of cotton warp, and 120 g of wool in three undyed shades.',
          'Warp 6 ends to the inch across 30 cm. Weave a header of four rows in cotton.',
          'Wind a butterfly of each shade. Keep the darkest for the outline of the steps.',
        ],
      },
      {
        name: 'Small Steps, row by row.pdf',
        title: 'Small Steps: row by row',
        steps: [
          'Rows 1 to 12: plain weave in grey, edge to edge.',
          'Rows 13 to 36: begin the first step at the fourth warp from each side. Move in by four warps every six rows.',
          'Rows 37 to 60: the diamond. Where two shades meet, interlock them between the same two warps.',
          'Rows 61 to 96: the steps again, backwards. End with a header of four rows, and knot the warp in fours.',
        ],
      },
    ],
  },
  {
    slug: 'two-hills-rug',
    title: 'Two Hills rug, undyed',
    description:
      'Stepped diamonds in the browns, greys and whites that the sheep grew themselves. Tapestry weave, both faces alike, tight enough to stand a coin on edge. Woven in six weeks.',
    category: 'rugs',
    pictures: [drawn('rug-14', 'A flat-woven rug with stepped diamonds in brown, grey and white')],
    ...choice('Size', [
      ['3 × 5 ft', 'AT-R14-35', '620.00', 3],
      ['5 × 8 ft', 'AT-R14-58', '1480.00', 1],
    ]),
  },
  {
    slug: 'dusk-rug',
    title: 'Dusk rug',
    description:
      'Bands of plum, rust and clay that fade into each other over eight feet. Hand-carded wool, so the colour changes within the yarn. Needs a pad on hard floors.',
    category: 'rugs',
    pictures: [drawn('rug-15', 'A rug with soft bands of plum, rust and clay')],
    ...choice('Size', [
      ['5 × 8 ft', 'AT-R15-58', '890.00', 5],
      ['8 × 10 ft', 'AT-R15-80', '1690.00', 2],
    ]),
  },
  {
    slug: 'checker-shag-rug',
    title: 'Chequered shag, cream and moss',
    description:
      'Big soft squares with a pile you lose your toes in. New Zealand wool on a cotton base. Sheds for the first month, then stops.',
    category: 'rugs',
    pictures: [drawn('rug-16', 'A deep-pile rug chequered in cream and moss green')],
    ...choice('Size', [
      ['5 × 8 ft', 'AT-R16-58', '740.00', 8],
      ['6 × 9 ft', 'AT-R16-69', '960.00', 0],
    ]),
  },
  {
    slug: 'ink-grid-rug',
    title: 'Ink grid rug',
    description:
      'An off-white ground ruled in ink by someone who refused to use a ruler. Low pile, easy under a dining table. Stains lift with cold water and patience.',
    category: 'rugs',
    pictures: [drawn('rug-17', 'An off-white rug with a loose dark grid')],
    ...one('AT-R17', '680.00', 7),
  },
  {
    slug: 'terracotta-arches-rug',
    title: 'Arches rug, terracotta',
    description:
      'Rows of arches like the portals on the plaza, terracotta on sand. Tufted by hand, clipped so that each arch stands a little proud.',
    category: 'rugs',
    pictures: [drawn('rug-18', 'A sand rug with rows of terracotta arches')],
    ...one('AT-R18', '820.00', 4),
  },
  {
    slug: 'blue-stripe-flatweave',
    title: 'Flatweave, porch blue',
    description:
      'Cotton flatweave in the blue that keeps wasps off porches, with white lines of three widths. Goes in a big washing machine.',
    category: 'rugs',
    pictures: [drawn('rug-19', 'A blue cotton flatweave with white stripes')],
    ...choice('Size', [
      ['2 × 3 ft', 'AT-R19-23', '58.00', 26],
      ['4 × 6 ft', 'AT-R19-46', '148.00', 12],
    ]),
  },
  {
    slug: 'merino-scarf-ochre',
    title: 'Merino scarf, ochre',
    description:
      'A plain weave in worsted merino, soft at the neck from the first day. Ochre from weld and a little madder. 70 by 200 cm, fringes twisted by hand.',
    category: 'textiles',
    pictures: [drawn('textile-04', 'An ochre wool scarf folded with its fringe showing')],
    ...choice('Colour', [
      ['Ochre', 'AT-S04-OC', '98.00', 16],
      ['Indigo', 'AT-S04-IN', '98.00', 9],
      ['Walnut', 'AT-S04-WA', '98.00', 4],
    ]),
  },
  {
    slug: 'herringbone-wrap',
    title: 'Herringbone wrap, grey',
    description:
      'Grey and natural in a broken herringbone, wide enough to sleep under on a plane. Brushed once so that it is warm without being hairy.',
    category: 'textiles',
    pictures: [drawn('textile-05', 'A grey herringbone wrap, folded in a stack')],
    ...one('AT-S05', '165.00', 10),
  },
  {
    slug: 'linen-scarf-rose',
    title: 'Washed linen scarf, rose',
    description:
      'Light linen, washed with stones until it drapes. It creases, and that is what it is for. 60 by 190 cm.',
    category: 'textiles',
    pictures: [drawn('textile-06', 'A crumpled rose linen scarf')],
    ...choice('Colour', [
      ['Rose', 'AT-S06-RO', '64.00', 20],
      ['Oat', 'AT-S06-OA', '64.00', 17],
    ]),
  },
  {
    slug: 'plaid-throw-forest',
    title: 'Plaid throw, forest',
    description:
      'A big plaid in forest green, cream and a thread of red. Lambswool, woven at a mill that has run since 1871. 130 by 180 cm.',
    category: 'textiles',
    pictures: [drawn('textile-07', 'A folded plaid throw in green, cream and red')],
    ...one('AT-S07', '138.00', 12),
  },
  {
    slug: 'waffle-towels',
    title: 'Waffle towels, set of three',
    description:
      'Deep waffle cotton that dries you and then dries itself. White, sand and sage; hand, guest and bath. They shrink a little at the first wash, as planned.',
    category: 'textiles',
    pictures: [drawn('textile-08', 'Three folded towels in white, sand and sage')],
    ...one('AT-S08', '72.00', 28),
  },
  {
    slug: 'striped-shawl-indigo',
    title: 'Indigo shawl with white stripe',
    description:
      'Four dips in the vat, one resist stripe. The blue rubs off on white shirts for a week; wash it alone with salt. 90 by 200 cm.',
    category: 'textiles',
    pictures: [drawn('textile-09', 'A draped indigo shawl with white stripes')],
    ...one('AT-S09', '118.00', 3),
  },
  {
    slug: 'table-runner-natural',
    title: 'Table runner, natural flax',
    description: 'Heavy flax with a basket weave and a hemstitched edge. It lies flat without ironing. 40 by 160 cm.',
    category: 'textiles',
    pictures: [drawn('textile-10', 'Folded natural flax cloth')],
    ...choice('Length', [
      ['160 cm', 'AT-S10-160', '46.00', 22],
      ['220 cm', 'AT-S10-220', '58.00', 15],
    ]),
  },
  {
    slug: 'alpaca-throw-rust',
    title: 'Alpaca throw, rust',
    description:
      'Baby alpaca in a soft twill, the colour of canyon walls at six in the evening. Weighs 600 g and warms like three blankets.',
    category: 'textiles',
    pictures: [drawn('textile-11', 'A rust-coloured alpaca throw draped in soft folds')],
    ...one('AT-S11', '189.00', 6),
  },
  {
    slug: 'kilim-cushion',
    title: 'Kilim cushion',
    description:
      'Cut from old kilims too worn for the floor, backed with new linen. You get a pattern of the kind shown, never the very same. 50 by 50 cm, feather inner.',
    category: 'cushions',
    pictures: [drawn('cushion-04', 'A square cushion with a woven diamond pattern')],
    ...one('AT-CU4', '78.00', 14),
  },
  {
    slug: 'linen-cushion-sage',
    title: 'Linen cushion, sage',
    description:
      'Stone-washed linen with a flanged edge. The colour is called sage because grey-green-in-the-shade was too long. 45 by 45 cm.',
    category: 'cushions',
    pictures: [drawn('cushion-05', 'A sage green linen cushion')],
    ...choices(
      'AT-CU5',
      52,
      [
        {
          name: 'Colour',
          values: [
            ['Sage', 'SG', 0],
            ['Clay', 'CL', 0],
            ['Chalk', 'CK', 0],
          ],
        },
        {
          name: 'Inner',
          values: [
            ['Feather', 'F', 0],
            ['Without', 'N', -14],
          ],
        },
      ],
      [18, 9, 7, 12, 0, 5],
    ),
  },
  {
    slug: 'tufted-cushion-mustard',
    title: 'Tufted cushion, mustard',
    description:
      'Loops of wool pulled through cotton canvas in concentric squares. Pleasantly lumpy behind the back. 45 by 45 cm.',
    category: 'cushions',
    pictures: [drawn('cushion-06', 'A mustard yellow tufted cushion')],
    ...one('AT-CU6', '58.00', 2),
  },
  {
    slug: 'seagrass-basket',
    title: 'Seagrass basket',
    description:
      'Coiled seagrass with two handles, big enough for a week of laundry or a fiddle-leaf fig. Smells of hay for a month.',
    category: 'baskets',
    pictures: [drawn('basket-01', 'A round woven seagrass basket')],
    ...choice('Size', [
      ['Medium', 'AT-BK1-M', '54.00', 19],
      ['Large', 'AT-BK1-L', '76.00', 8],
    ]),
  },
  {
    slug: 'dipped-basket-white',
    title: 'Basket, dipped white',
    description:
      'The same coil with its lower half painted in chalk paint. Stands by the door and takes umbrellas, hats and the leash.',
    category: 'baskets',
    pictures: [drawn('basket-02', 'A woven basket with a white lower half')],
    ...one('AT-BK2', '62.00', 11),
  },
  {
    slug: 'bread-basket',
    title: 'Bread basket, willow brown',
    description:
      'A low open weave in steamed willow. Line it with a cloth and it keeps a warm loaf warm. 28 cm across.',
    category: 'baskets',
    pictures: [drawn('basket-03', 'A low woven bowl-shaped basket')],
    ...one('AT-BK3', '38.00', 24),
  },
];
