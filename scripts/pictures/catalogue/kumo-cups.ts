import type { PotShot } from '../shots/pots';
import { poured, rim } from '../things/brush';

const buff = '#b99a78';
const dark = '#5b4434';

/** Cups of the kiln in Kyoto. */
export const kumoCups: Readonly<Record<string, PotShot>> = {
  'cup-01': {
    on: 'oak',
    above: 20,
    pots: [
      {
        form: 'cup',
        size: 9,
        glaze: {
          colour: '#e4ddcf',
          thin: '#cdb79a',
          thick: '#eee9df',
          clay: buff,
          bare: 0.9,
          specks: 0.9,
          rough: 0.2,
          speck: '#5a4030',
        },
      },
    ],
  },
  'cup-02': {
    on: 'paper',
    wall: '#b9ada0',
    light: 'right',
    above: 18,
    pots: [
      {
        form: 'cup',
        size: 9,
        glaze: {
          colour: '#17120f',
          thin: '#7a3d1c',
          thick: '#0b0a0a',
          clay: dark,
          bare: 1.1,
          drip: 0.5,
          rough: 0.07,
          shine: 0.06,
          uneven: 0.3,
          pattern: rim('#7d4322', 0.35, 0.3),
        },
      },
    ],
  },
  'cup-03': {
    on: 'linen',
    wall: '#d8d4c8',
    above: 22,
    pots: [
      {
        form: 'beaker',
        size: 10,
        glaze: {
          colour: '#a9bda6',
          thin: '#cfd6c4',
          thick: '#7e9d8b',
          clay: '#cbb79d',
          bare: 0.3,
          crackle: 0.75,
          rough: 0.07,
          uneven: 0.5,
        },
      },
    ],
  },
  'cup-04': {
    on: 'walnut',
    wall: '#a9aba3',
    light: 'right',
    above: 24,
    pots: [
      {
        form: 'small',
        size: 5.2,
        rings: 0.14,
        wobble: 0.03,
        glaze: {
          colour: '#ece2d3',
          thin: '#d98a52',
          thick: '#f3eee6',
          clay: '#c07d4c',
          bare: 0.6,
          drip: 0.7,
          rough: 0.32,
          uneven: 1.1,
          specks: 0.2,
          speck: '#a85f30',
        },
      },
    ],
  },
  'cup-05': {
    on: 'pale',
    wall: '#dcd9d2',
    light: 'leaves',
    above: 15,
    pots: [
      {
        form: 'beaker',
        size: 11,
        glaze: {
          colour: '#1f3556',
          thin: '#51708c',
          thick: '#111d35',
          clay: '#cfae86',
          bare: 4.3,
          drip: 0.25,
          rough: 0.1,
          uneven: 0.5,
        },
      },
    ],
  },
  'cup-06': {
    on: 'stone',
    wall: '#c9c2b4',
    above: 21,
    pots: [
      {
        form: 'cup',
        size: 8.6,
        wobble: 0.045,
        glaze: {
          colour: '#dccfb2',
          thin: '#c5a77a',
          thick: '#e6dcc4',
          clay: buff,
          bare: 0.7,
          rough: 0.1,
          crackle: 0.9,
          pattern: poured('#1d5137', 4.6, 3.2),
        },
      },
    ],
  },
  'cup-08': {
    on: 'oak',
    wall: '#e6ded1',
    above: 15,
    fill: 0.82,
    turn: 4,
    pots: [
      {
        form: 'beaker',
        size: 9.6,
        at: [-9, 0, -0.6],
        glaze: { colour: '#e7e2d8', thick: '#f0ece4', thin: '#cdbfa8', clay: buff, bare: 1, specks: 0.5, rough: 0.22 },
      },
      {
        form: 'beaker',
        size: 9.6,
        at: [0.2, 0, 1],
        glaze: { colour: '#8b8c89', thin: '#a9a296', thick: '#6a6d6d', clay: buff, bare: 1, specks: 0.6, rough: 0.25 },
      },
      {
        form: 'beaker',
        size: 9.6,
        at: [9.4, 0, -0.4],
        glaze: { colour: '#9c4f2c', thin: '#c47a45', thick: '#6e3019', clay: buff, bare: 1, specks: 0.4, rough: 0.2 },
      },
    ],
  },
};
