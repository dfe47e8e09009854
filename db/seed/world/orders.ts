import type { WorldOrder, WorldOrderState } from './shape';

type Row = readonly [
  key: string,
  buyer: string,
  page: string,
  state: WorldOrderState,
  daysAgo: number,
  skus: readonly (string | readonly [sku: string, quantity: number])[],
  tracking?: string,
];

const rows: readonly Row[] = [
  ['lina-cups', 'lina', 'kumo-kiln', 'delivered', 46, [['KU-C01', 2], 'KU-B02'], 'JP482910337'],
  ['lina-scarf', 'lina', 'atlas-and-thread', 'delivered', 31, ['AT-S04-OC'], '1Z88E2370391'],
  ['lina-chair', 'lina', 'cedar-and-co', 'fulfilled', 4, ['CC-CAF-WH'], '1Z88E2371180'],
  ['lina-rug', 'lina', 'atlas-and-thread', 'paid', 0.4, ['AT-R19-46']],
  ['lina-vase', 'lina', 'kumo-kiln', 'partially_refunded', 24, ['KU-V01', ['KU-P03', 3]], 'JP482911204'],
  ['lina-rope', 'lina', 'second-wind', 'refunded', 18, ['SW-ROPE'], '9400110200881'],
  ['lina-balls', 'lina', 'second-wind', 'failed', 9, [['SW-TEN-1', 2]]],
  ['grace-table', 'grace-kim', 'cedar-and-co', 'delivered', 38, ['CC-OAK-120'], '1Z88E2369022'],
  ['grace-bowls', 'grace-kim', 'kumo-kiln', 'fulfilled', 5, ['KU-B06', 'KU-C08'], 'JP482915540'],
  ['grace-towels', 'grace-kim', 'atlas-and-thread', 'authorized', 0, ['AT-S08']],
  ['grace-balls', 'grace-kim', 'second-wind', 'fulfilled', 3, ['SW-TEN-18'], '9400110201442'],
  ['marcus-table', 'marcus', 'cedar-and-co', 'delivered', 41, ['CC-OAK-140'], '1Z88E2368714'],
  ['grace-sofa', 'grace-kim', 'cedar-and-co', 'canceled', 12, ['CC-LOW-SL']],
  ['tariq-tiles', 'tariq', 'mirqab-electronics', 'delivered', 20, ['MQ-UW34', ['MQ-USB-2', 2]], 'ARX7701442'],
  ['tariq-keyboard', 'tariq', 'mirqab-electronics', 'disputed', 28, ['MQ-MEC-S'], 'ARX7700318'],
  ['tariq-rug', 'tariq', 'najd-rugs', 'paid', 1.2, ['NR-R04-150']],
  ['priya-lantern', 'priya', 'dar-zellige', 'fulfilled', 3, ['DZ-LG-25'], 'ARX7703209'],
  ['priya-samples', 'priya', 'dar-zellige', 'delivered', 15, ['DZ-T01-S', 'DZ-T03-S', 'DZ-T16-S'], 'ARX7702107'],
  ['yousef-prayer', 'yousef', 'najd-rugs', 'delivered', 33, [['NR-R08', 2]], 'SPL0093441'],
  ['yousef-cushions', 'yousef', 'najd-rugs', 'fulfilled', 2, [['NR-C01-45', 4]], 'SPL0094120'],
  ['yousef-tiles', 'yousef', 'dar-zellige', 'expired', 22, ['DZ-T02-1']],
  ['rania-plates', 'rania', 'beit-alfakhar', 'delivered', 40, ['BF-P06', ['BF-B09', 4]], 'EGP5520018'],
  ['rania-cups', 'rania', 'beit-alfakhar', 'paid', 0.7, ['BF-C10-BL-6', 'BF-C09']],
  ['rania-vase', 'rania', 'beit-alfakhar', 'refunded', 27, ['BF-V08'], 'EGP5519042'],
  ['emma-orchid', 'emma', 'maison-fougere', 'delivered', 16, ['MF-ORC-PK-CR', 'MF-SOIL-10'], '6A18842007'],
  ['emma-print', 'emma', 'atelier-lumen', 'fulfilled', 3, ['AL-PR02-50-OAK'], '6A18850113'],
  ['emma-shoes', 'emma', 'pas-perdus', 'paid', 0.9, ['PP-NUI-40', ['PP-LAC-BK', 2]]],
  ['emma-candles', 'emma', 'atelier-lumen', 'failed', 7, ['AL-CA1']],
  ['hana-camera', 'hana', 'kamera-kura', 'delivered', 52, ['KK-SLR-B', 'KK-STR-CH'], 'JP481107729'],
  ['hana-film', 'hana', 'kamera-kura', 'partially_refunded', 11, [['KK-FILM-16', 3]], 'JP482914120'],
  ['hana-tea-bowl', 'hana', 'kumo-kiln', 'authorized', 0, ['KU-B01']],
  ['haruka-lens', 'haruka', 'kamera-kura', 'canceled', 19, ['KK-LENS-24']],
  ['claire-soap', 'claire', 'atelier-lumen', 'delivered', 35, [['AL-SO1', 2], 'AL-SO2'], '6A18831990'],
  ['mathieu-plant', 'mathieu', 'maison-fougere', 'fulfilled', 2, ['MF-HANG'], '6A18851342'],
  ['marcus-stool', 'marcus', 'cedar-and-co', 'paid', 1.6, [['CC-BEC-LM', 2]]],
  ['ines-cactus', 'ines', 'maison-fougere', 'paid', 0.5, ['MF-CAC-25', 'MF-HAW-W']],
];

/** The orders people have made, in every state an order can rest in. */
export const orders: readonly WorldOrder[] = rows.map(([key, buyer, page, state, daysAgo, skus, tracking]) => ({
  key,
  buyer,
  page,
  state,
  daysAgo,
  lines: skus.map((line) =>
    typeof line === 'string' ? { sku: line, quantity: 1 } : { sku: line[0], quantity: line[1] },
  ),
  ...(tracking ? { tracking } : {}),
}));
