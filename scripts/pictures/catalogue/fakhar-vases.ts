import type { PotShot } from '../shots/pots';
import { bands } from '../things/brush';

const red = '#b0653c';

/** Vases of the workshop in Fustat. */
export const fakharVases: Readonly<Record<string, PotShot>> = {
  'vase-07': {
    on: 'paper',
    wall: '#dccfbb',
    pots: [
      {
        form: 'round',
        size: 30,
        rings: 0.22,
        glaze: {
          colour: '#1d9a95',
          thin: '#86bda8',
          thick: '#0c5d66',
          clay: red,
          bare: 1.1,
          drip: 0.6,
          rough: 0.06,
          uneven: 0.55,
          specks: 0.15,
          speck: '#12302e',
        },
      },
    ],
  },
  'vase-08': {
    on: 'oak',
    wall: '#e6ded1',
    light: 'right',
    pots: [
      {
        form: 'tall',
        size: 34,
        rings: 0.14,
        glaze: {
          colour: '#16378f',
          thin: '#3f69b4',
          thick: '#0a1a55',
          clay: red,
          bare: 1,
          drip: 0.5,
          rough: 0.05,
          shine: 0.055,
          uneven: 0.5,
        },
      },
    ],
  },
  'vase-09': {
    on: 'stone',
    wall: '#d5c2ad',
    light: 'leaves',
    pots: [
      { form: 'amphora', size: 34, rings: 0.24, glaze: { colour: red, clay: red, bare: 99, rough: 0.7, shine: 0.02 } },
    ],
  },
  'vase-10': {
    on: 'walnut',
    wall: '#cfc8bd',
    pots: [
      {
        form: 'jar',
        size: 19,
        rings: 0.3,
        glaze: {
          colour: '#a5631f',
          thin: '#cf9445',
          thick: '#6b3510',
          clay: '#8d5634',
          bare: 1.4,
          drip: 0.8,
          rough: 0.06,
          shine: 0.055,
          uneven: 0.7,
        },
      },
    ],
  },
  'vase-11': {
    on: 'linen',
    wall: '#d8cfc0',
    light: 'right',
    pots: [
      {
        form: 'shouldered',
        size: 27,
        rings: 0.14,
        glaze: {
          colour: '#e9e1d2',
          thin: '#d6c1a0',
          thick: '#f1ece1',
          clay: red,
          bare: 0.9,
          rough: 0.09,
          uneven: 0.4,
          pattern: bands('#274f9c', [
            [8, 0.28],
            [9.4, 0.7],
            [17.2, 0.9],
            [19.4, 0.25],
          ]),
        },
      },
    ],
  },
  'vase-12': {
    on: 'pale',
    wall: '#e2d3c3',
    light: 'bars',
    pots: [
      {
        form: 'bottle',
        size: 21,
        glaze: {
          colour: '#3c7a4a',
          thin: '#8fae74',
          thick: '#164a31',
          clay: red,
          bare: 0.8,
          drip: 0.5,
          rough: 0.06,
          uneven: 0.7,
        },
      },
    ],
  },
  'vase-13': {
    on: 'paper',
    wall: '#c8bcae',
    pots: [
      {
        form: 'gourd',
        size: 25,
        rings: 0.12,
        glaze: {
          colour: '#3b1a33',
          thin: '#6b3a4b',
          thick: '#220d20',
          clay: '#7d4a33',
          bare: 0.8,
          drip: 0.4,
          rough: 0.045,
          shine: 0.06,
          uneven: 0.5,
        },
      },
    ],
  },
  'vase-14': {
    on: 'oak',
    wall: '#cfc8bd',
    fill: 0.6,
    light: 'right',
    turn: -5,
    pots: [
      {
        form: 'round',
        size: 16,
        at: [-5.6, 0, -1.5],
        glaze: { colour: '#cbb08a', thin: '#b58f63', thick: '#dccbae', clay: red, bare: 0.7, rough: 0.24, specks: 0.5 },
      },
      {
        form: 'bottle',
        size: 13,
        at: [5.4, 0, 2],
        glaze: { colour: '#8fa8b5', thin: '#bcc6c4', thick: '#6b8a9c', clay: red, bare: 0.6, rough: 0.2, specks: 0.3 },
      },
    ],
  },
  'vase-15': {
    on: 'stone',
    wall: '#c9c2b4',
    light: 'sun',
    pots: [
      {
        form: 'olive',
        size: 40,
        rings: 0.35,
        wobble: 0.022,
        glaze: {
          colour: '#7c8a3c',
          thin: '#a59a55',
          thick: '#4f5f24',
          clay: '#b87048',
          bare: 21,
          drip: 2.4,
          rough: 0.1,
          uneven: 0.8,
          specks: 0.2,
        },
      },
    ],
  },
};
