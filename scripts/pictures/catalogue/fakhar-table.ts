import type { PotShot } from '../shots/pots';
import { flower, rim, ripples, wreath } from '../things/brush';

const red = '#b0653c';

/** Bowls and plates of the workshop in Fustat. */
export const fakharTable: Readonly<Record<string, PotShot>> = {
  'bowl-08': {
    on: 'pale',
    wall: '#d8cfc0',
    above: 34,
    pots: [
      {
        form: 'wide',
        size: 28,
        stretch: 1.15,
        glaze: {
          colour: '#1f9e9a',
          thin: '#8fc4b4',
          thick: '#0b6470',
          clay: red,
          bare: 0.8,
          drip: 0.5,
          rough: 0.06,
          uneven: 0.6,
          specks: 0.1,
        },
      },
    ],
  },
  'bowl-09': {
    on: 'linen',
    wall: '#e6ded1',
    above: 28,
    light: 'right',
    pots: [
      {
        form: 'flared',
        size: 17,
        stretch: 1.1,
        glaze: {
          colour: '#ece6da',
          thin: '#d8c6a8',
          thick: '#f3efe7',
          clay: red,
          bare: 0.5,
          rough: 0.08,
          pattern: rim('#2a57a0', 0.8, 0.16),
        },
      },
    ],
  },
  'bowl-10': {
    on: 'oak',
    wall: '#dcd9d2',
    above: 33,
    fill: 0.62,
    pots: [
      {
        form: 'bowl',
        size: 14,
        stretch: 0.85,
        glaze: { colour: '#a4522b', thin: '#b96a3f', thick: '#8a4022', clay: red, bare: 3.9, drip: 0.2, rough: 0.12 },
      },
      {
        form: 'bowl',
        size: 11.4,
        stretch: 0.85,
        at: [0.25, 1.2, 0],
        glaze: { colour: '#a4522b', thin: '#b96a3f', thick: '#8a4022', clay: red, bare: 3, drip: 0.2, rough: 0.12 },
      },
      {
        form: 'bowl',
        size: 9,
        stretch: 0.85,
        at: [-0.15, 2.3, 0.15],
        glaze: { colour: '#a4522b', thin: '#b96a3f', thick: '#8a4022', clay: red, bare: 2.4, drip: 0.2, rough: 0.12 },
      },
    ],
  },
  'bowl-11': {
    on: 'walnut',
    wall: '#d8cfc0',
    above: 27,
    pots: [
      {
        form: 'bowl',
        size: 15,
        glaze: {
          colour: '#9fb38a',
          thin: '#b9a981',
          thick: '#88a27c',
          clay: '#8c5c40',
          bare: 0.9,
          rough: 0.2,
          specks: 1,
          speck: '#5a3c28',
        },
      },
    ],
  },
  'bowl-12': {
    on: 'paper',
    wall: '#cfc5b4',
    above: 19,
    light: 'right',
    pots: [
      {
        form: 'footed',
        size: 26,
        stretch: 1.08,
        glaze: {
          colour: '#d9971c',
          thin: '#e8bf66',
          thick: '#b56a0c',
          clay: red,
          bare: 0.5,
          rough: 0.07,
          uneven: 0.55,
        },
      },
    ],
  },
  'bowl-13': {
    on: 'stone',
    wall: '#b9b6a8',
    above: 30,
    pots: [
      {
        form: 'bowl',
        size: 20,
        glaze: {
          colour: '#e6dfd0',
          thin: '#d2c0a2',
          thick: '#eee9df',
          clay: '#a9744f',
          bare: 0.8,
          rough: 0.08,
          crackle: 1.25,
          uneven: 0.4,
        },
      },
    ],
  },
  'plate-04': {
    on: 'oak',
    wall: '#e6ded1',
    light: 'back',
    above: 44,
    pots: [
      {
        form: 'plate',
        size: 32,
        glaze: {
          colour: '#e9e2d4',
          thin: '#d8c5a6',
          thick: '#f0ebe1',
          clay: red,
          bare: 0.2,
          rough: 0.09,
          pattern: flower('#3f6fb5', '#173a7c', 8, 14.2),
        },
      },
    ],
  },
  'plate-05': {
    on: 'linen',
    wall: '#dcd9d2',
    light: 'back',
    above: 38,
    pots: [
      {
        form: 'coupe',
        size: 26,
        glaze: {
          colour: '#e7e2d5',
          thin: '#d2c3a8',
          thick: '#efece3',
          clay: red,
          bare: 0.2,
          rough: 0.08,
          pattern: ripples('#22979a', 1.15),
        },
      },
    ],
  },
  'plate-06': {
    on: 'walnut',
    wall: '#c9c2b4',
    above: 24,
    fill: 0.68,
    pots: [0, 1, 2, 3].map((index) => ({
      form: 'coupe' as const,
      size: 26,
      at: [[0, 0.25, -0.2, 0.1][index] as number, index * 1.15, [0, 0.2, 0.1, -0.2][index] as number] as const,
      glaze: {
        colour: '#6b4a34',
        thin: '#8d6a4a',
        thick: '#523625',
        clay: '#a9805c',
        bare: -9,
        rough: 0.4,
        specks: 0.3,
        pattern: rim('#b08a62', 0.35, 0.1),
      },
    })),
  },
  'plate-07': {
    on: 'pale',
    wall: '#d8cfc0',
    light: 'back',
    above: 42,
    pots: [
      {
        form: 'plate',
        size: 28,
        glaze: {
          colour: '#e8dfcb',
          thin: '#d3bd96',
          thick: '#efe8d9',
          clay: red,
          bare: 0.2,
          rough: 0.1,
          pattern: wreath('#4c6f3a', 26, 10.6),
        },
      },
    ],
  },
};
