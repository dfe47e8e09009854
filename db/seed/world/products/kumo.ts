import type { WorldProduct } from '../shape';
import { choice, drawn, one } from '../write';

/** Kumo Kiln, Kyoto: cups, bowls and vases from one small kiln. Yen. */
export const kumoProducts: readonly WorldProduct[] = [
  {
    slug: 'yunomi-ash-white',
    title: 'Yunomi, ash white',
    description:
      'A tea cup in a soft white from rice-straw ash, with iron specks that rise in the last hour of firing. The foot is bare so that you feel the clay. 180 ml.',
    category: 'ceramics',
    pictures: [drawn('cup-01', 'A white tea cup with small iron specks')],
    ...one('KU-C01', '3800', 26),
  },
  {
    slug: 'yunomi-tenmoku',
    title: 'Yunomi, tenmoku',
    description:
      'Black that breaks to rust along the lip, where the glaze thins. It hides tea stains and shows steam. 180 ml, dishwasher safe if you must.',
    category: 'ceramics',
    pictures: [drawn('cup-02', 'A black tea cup with a rust-brown lip')],
    ...one('KU-C02', '4200', 15),
  },
  {
    slug: 'cup-celadon',
    title: 'Straight cup, celadon',
    description:
      'The grey-green of a river in shade, a little crazed, over a porcelainous clay. Walls thin enough for cold water and cold sake. 220 ml.',
    category: 'ceramics',
    pictures: [drawn('cup-03', 'A straight pale green celadon cup')],
    ...one('KU-C03', '4600', 12),
  },
  {
    slug: 'guinomi-shino',
    title: 'Sake cup, shino',
    description:
      'A thick sugary white that blushes orange wherever the flame touched it. Small, heavy, made for one mouthful at a time. 60 ml.',
    category: 'ceramics',
    pictures: [drawn('cup-04', 'A small thick white sake cup with orange blush')],
    ...one('KU-C04', '5200', 4),
  },
  {
    slug: 'tumbler-dipped-indigo',
    title: 'Tumbler, dipped in indigo',
    description:
      'Raw sand-coloured clay below, a deep blue above, and a line between them that follows the hand. Stackable, 300 ml. Good for coffee with milk.',
    category: 'ceramics',
    pictures: [drawn('cup-05', 'A tumbler dipped in dark blue glaze over bare clay')],
    ...choice('Set', [
      ['One', 'KU-C05-1', '3600', 30],
      ['Pair', 'KU-C05-2', '6800', 11],
    ]),
  },
  {
    slug: 'oribe-cup',
    title: 'Oribe cup',
    description:
      'Copper green over half the cup, cream over the other half, as if someone had been called away. Warped a little on purpose. 200 ml.',
    category: 'ceramics',
    pictures: [drawn('cup-06', 'A cup glazed half copper green, half cream')],
    ...one('KU-C06', '4800', 7),
  },
  {
    slug: 'three-morning-cups',
    title: 'Three morning cups',
    description:
      'White, grey and rust: three cups of one shape from one kiln load, sold together so that each person in the house knows which is theirs. 240 ml each.',
    category: 'ceramics',
    pictures: [drawn('cup-08', 'Three cups in white, grey and rust')],
    ...one('KU-C08', '11400', 9),
  },
  {
    slug: 'tea-bowl-black',
    title: 'Tea bowl, soft black',
    description:
      'Pinched rather than thrown, fired low and drawn red-hot from the kiln. Porous, light, warm in both hands. Rinse with warm water before each use and let it dry for a day.',
    category: 'ceramics',
    pictures: [drawn('bowl-01', 'A matt black tea bowl')],
    film: { file: 'matt-black-bowl.webm', alt: 'The camera comes close to a matt black tea bowl' },
    ...one('KU-B01', '18500', 2),
  },
  {
    slug: 'rice-bowl-mist',
    title: 'Rice bowl, mist blue',
    description:
      'The everyday bowl of our own kitchen: pale blue-grey slip brushed on while the wheel turned, clear glaze over it. 12 cm, sits well in the left hand.',
    category: 'ceramics',
    pictures: [drawn('bowl-02', 'A pale blue rice bowl with brush marks')],
    ...one('KU-B02', '3900', 33),
  },
  {
    slug: 'noodle-bowl-iron-red',
    title: 'Noodle bowl, iron red',
    description:
      'Wide and deep, with a foot high enough to hold when the soup is boiling. Iron glaze that goes from persimmon to nearly black. 19 cm.',
    category: 'ceramics',
    pictures: [drawn('bowl-03', 'A wide iron-red noodle bowl')],
    ...one('KU-B03', '6400', 14),
  },
  {
    slug: 'ash-salad-bowl',
    title: 'Serving bowl, wood ash',
    description:
      'Ash from our stove, sieved and laid on thick; it runs in small streams towards the foot. 26 cm, enough for a salad for four.',
    category: 'ceramics',
    pictures: [drawn('bowl-04', 'A large bowl with a running olive ash glaze')],
    ...one('KU-B04', '12800', 5),
  },
  {
    slug: 'flared-celadon-bowl',
    title: 'Flared bowl, celadon',
    description:
      'A bowl that opens like a morning glory, in a clear blue-green. For pickles, fruit, a single peach. 16 cm.',
    category: 'ceramics',
    pictures: [drawn('bowl-05', 'A flared celadon bowl')],
    ...one('KU-B05', '7200', 8),
  },
  {
    slug: 'nesting-bowls',
    title: 'Three nesting bowls',
    description:
      'Cream, sand and stone, each fits the next with the width of a cloth between them. 10, 13 and 16 cm. They leave the shelf together and mostly come back together.',
    category: 'ceramics',
    pictures: [drawn('bowl-06', 'Three nesting bowls in cream, sand and stone')],
    ...one('KU-B06', '13600', 6),
  },
  {
    slug: 'speckled-breakfast-bowl',
    title: 'Breakfast bowl, speckled',
    description:
      'Oat-coloured with dark specks from the iron in the clay. Straight walls, so that a spoon reaches everything. 14 cm, oven safe.',
    category: 'ceramics',
    pictures: [drawn('bowl-07', 'A straight-walled speckled oat-coloured bowl')],
    ...one('KU-B07', '4100', 0),
  },
  {
    slug: 'single-stem-bottle',
    title: 'Bottle for a single stem',
    description:
      'A white bottle with a shoulder and a mouth the width of a finger. Put one camellia in it, or a grass from the ditch. 17 cm.',
    category: 'ceramics',
    pictures: [drawn('vase-01', 'A small white bottle vase')],
    ...one('KU-V01', '6900', 13),
  },
  {
    slug: 'cylinder-vase-sand',
    title: 'Cylinder vase, sand and white',
    description:
      'A tall cylinder with the throwing rings left on and a white slip poured over the upper half. Stable enough for branches. 28 cm.',
    category: 'ceramics',
    pictures: [drawn('vase-02', 'A tall cylinder vase, white above and bare clay below')],
    ...one('KU-V02', '11200', 6),
  },
  {
    slug: 'moon-jar',
    title: 'Moon jar',
    description:
      'Two bowls joined at the rim, and the seam left to be seen. Milk white with a breath of grey, not quite round, as the moon is not. 24 cm.',
    category: 'ceramics',
    pictures: [drawn('vase-03', 'A round white moon jar')],
    ...one('KU-V03', '38000', 1),
  },
  {
    slug: 'charcoal-flask',
    title: 'Charcoal flask',
    description:
      'Smoked in rice husks until the surface turned to graphite, then polished with a spoon. For dry branches only; it is not watertight. 22 cm.',
    category: 'ceramics',
    pictures: [drawn('vase-04', 'A dark graphite flask with a narrow neck')],
    ...one('KU-V04', '9800', 7),
  },
  {
    slug: 'ash-run-vase',
    title: 'Shouldered vase, running ash',
    description:
      'Three days in a wood kiln. The ash settled on the shoulder, melted and ran; we only stacked the wood. Every one is the only one. 26 cm.',
    category: 'ceramics',
    pictures: [drawn('vase-05', 'A brown vase with green ash glaze running from the shoulder')],
    ...one('KU-V05', '29500', 3),
  },
  {
    slug: 'gourd-vase-blue',
    title: 'Gourd vase, pale blue',
    description:
      'A double gourd in a blue so light that you notice it only beside white. Holds water; a tall grass suits it. 20 cm.',
    category: 'ceramics',
    pictures: [drawn('vase-06', 'A pale blue double-gourd vase')],
    ...one('KU-V06', '14200', 4),
  },
  {
    slug: 'plate-brushed-slip',
    title: 'Plate, brushed slip',
    description:
      'White slip laid on dark clay with a broom of rice straw, one turn of the wheel, no second try. For grilled fish or toast. 21 cm.',
    category: 'ceramics',
    pictures: [drawn('plate-01', 'A dark plate with spiral white brush marks')],
    ...one('KU-P01', '5400', 18),
  },
  {
    slug: 'plate-night',
    title: 'Plate, night black',
    description:
      'Matt black with a fine grain, like slate that has been handled. The rim turns up just enough to hold a sauce. Stacks flat. 24 cm.',
    category: 'ceramics',
    pictures: [drawn('plate-02', 'A matt black plate with a raised rim')],
    ...one('KU-P02', '6200', 21),
  },
  {
    slug: 'plate-leaf-green',
    title: 'Small plate, leaf green',
    description:
      'A palm-sized plate for sweets, copper green pooling in the middle. Sold singly; collect them like postcards. 13 cm.',
    category: 'ceramics',
    pictures: [drawn('plate-03', 'A small green plate with glaze pooled in the middle')],
    ...one('KU-P03', '2600', 37),
  },
];
