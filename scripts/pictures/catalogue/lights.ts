import type { CandleShot } from '../shots/candles';
import { type LanternShot, pierced } from '../shots/lanterns';
import type { PaperShot } from '../shots/paper-lamps';
import type { SoapShot } from '../shots/soap';
import { form } from '../things/forms';

const big = (row: number): number => (row % 4 === 0 ? 0.38 : 0.24);

/** Pierced lamps. */
export const lanternShots: Readonly<Record<string, LanternShot>> = {
  'lantern-01': {
    profile: [
      [1, 0],
      [6, 0.8],
      [12, 6.5],
      [14, 14],
      [12.4, 21],
      [7, 26.6],
      [2.2, 28.4],
      [1.8, 30],
    ],
    metal: 'brass',
    bulb: 14,
    hole: pierced(54, 34, 0.08, 0.88, big),
    on: 'walnut',
    wall: '#c9b49a',
    hangs: 24,
    power: 15000,
    frame: 82,
  },
  'lantern-02': {
    profile: [
      [9.6, 0],
      [9.8, 0.6],
      [9.4, 20],
      [9, 40],
      [8.8, 54],
      [6, 56.5],
      [2, 58],
    ],
    metal: 'brass',
    bulb: 27,
    hole: pierced(30, 52, 0.05, 0.9, (row, column) => ((row + column) % 5 === 0 ? 0.4 : 0.22)),
    on: 'oak',
    wall: '#bfa68c',
    power: 15000,
    frame: 92,
  },
  'lantern-03': {
    profile: [
      [5.2, 0],
      [5.6, 1],
      [4.2, 3.6],
      [9.5, 8],
      [12.6, 14.5],
      [11, 22],
      [6.4, 29],
      [2.6, 35],
      [1.1, 39],
    ],
    metal: 'brass',
    bulb: 15,
    hole: pierced(46, 44, 0.24, 0.94, (row) => 0.18 + 0.16 * (row % 3 === 0 ? 1 : 0.2)),
    on: 'walnut',
    wall: '#b9a58d',
    power: 13000,
    frame: 66,
  },
  'lantern-04': {
    profile: [
      [16.4, 0],
      [16.6, 1.2],
      [15.6, 6],
      [12, 11.4],
      [6.5, 14.6],
      [2.4, 15.6],
      [2, 18],
    ],
    metal: 'copper',
    bulb: 6,
    hole: pierced(64, 30, 0.05, 0.62, (row) => (row % 5 === 2 ? 0.36 : 0.17)),
    on: 'oak',
    wall: '#c4b09a',
    hangs: 26,
    power: 9000,
    frame: 70,
  },
};

/** Paper lamps. */
export const paperShots: Readonly<Record<string, PaperShot>> = {
  'paperlamp-01': {
    shade: [
      [5, 0],
      [11, 1.6],
      [18, 7],
      [21.5, 16],
      [22, 22],
      [20.4, 30],
      [15.6, 37.4],
      [8, 41.4],
      [4.4, 42.2],
    ],
    ribs: 24,
    hangs: 42,
    on: 'oak',
    wall: '#cdbfae',
    glow: 0.72,
    frame: 92,
    key: 0.3,
  },
  'paperlamp-02': {
    shade: [
      [6, 0],
      [9.4, 3],
      [12.4, 11],
      [13.2, 20],
      [12, 30],
      [8.8, 37.4],
      [5.6, 40],
    ],
    ribs: 26,
    foot: {
      form: {
        outside: [
          [0, 0],
          [8.6, 0],
          [9, 0.4],
          [9, 2],
          [8.4, 2.6],
        ],
        inside: [
          [6, 2.7],
          [1.5, 2.8],
          [0, 2.8],
        ],
      },
      height: 2.8,
      colour: '#b08254',
      wood: true,
    },
    on: 'pale',
    wall: '#c4b8a8',
    glow: 0.78,
    frame: 70,
    key: 0.3,
  },
  'paperlamp-03': {
    shade: [
      [17, 0],
      [17, 0.3],
      [14.6, 9],
      [12, 17.6],
      [10.4, 22.6],
      [10.3, 23],
    ],
    pleats: 56,
    foot: { form: form('moon', 19), height: 21.5, colour: '#dcd6ca' },
    on: 'walnut',
    wall: '#b9b6a8',
    glow: 0.66,
    frame: 68,
    key: 0.3,
  },
};

/** Candles and soap. */
export const candleShots: Readonly<Record<string, CandleShot>> = {
  'candle-01': {
    candles: [
      { radius: 3.4, height: 18, x: -4.4, z: -2.5 },
      { radius: 3.4, height: 14, x: 3.6, z: -0.6 },
      { radius: 3.4, height: 9.6, x: -0.8, z: 5 },
    ],
    wax: '#ece2cc',
    on: 'walnut',
    wall: '#a79a8b',
  },
  'candle-02': { candles: [{ radius: 3.8, height: 14, x: 0, z: 0 }], wax: '#b5633f', on: 'stone', wall: '#c4a58c' },
  'candle-03': {
    candles: [{ radius: 3.65, height: 6.6, x: 0, z: 0, y: 0.9 }],
    wax: '#efe7d6',
    cup: '#7d7c78',
    on: 'oak',
    wall: '#8f8a80',
  },
};

export const soapShots: Readonly<Record<string, SoapShot>> = {
  'soap-01': {
    bars: [
      { colour: '#9aa06a', at: [0.4, 0, 0], turn: 0.1 },
      { colour: '#a1a672', at: [-0.2, 2.9, 0.1], turn: -0.22 },
    ],
    on: 'linen',
    wall: '#d8cfc0',
  },
  'soap-02': {
    bars: [
      { colour: '#cf9f92', at: [-4.4, 0, -3], turn: 0.12, marks: 'swirl' },
      { colour: '#3a3a3b', at: [4.4, 0, -2.7], turn: -0.08 },
      { colour: '#c98f3a', at: [-4.1, 0, 3.2], turn: -0.1, marks: 'swirl' },
      { colour: '#dccfb4', at: [4.5, 0, 3.4], turn: 0.16, marks: 'oat' },
    ],
    on: 'stone',
    wall: '#d8cfc0',
  },
};
