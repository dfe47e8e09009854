import type { PotShot } from '../shots/pots';
import { brushed, running } from '../things/brush';

const buff = '#b99a78';

/** Bowls and plates of the kiln in Kyoto. */
export const kumoBowls: Readonly<Record<string, PotShot>> = {
  'bowl-01': {
    on: 'linen',
    wall: '#b9b6a8',
    light: 'right',
    above: 20,
    pots: [
      {
        form: 'teabowl',
        size: 12.5,
        rings: 0.22,
        wobble: 0.05,
        glaze: {
          colour: '#1c1a19',
          thin: '#3a2c25',
          thick: '#100f0f',
          clay: '#2a2320',
          bare: 0.4,
          rough: 0.42,
          shine: 0.04,
          uneven: 0.9,
        },
      },
    ],
  },
  'bowl-02': {
    on: 'pale',
    wall: '#d8cfc0',
    above: 27,
    pots: [
      {
        form: 'bowl',
        size: 12.5,
        glaze: {
          colour: '#9fb1bb',
          thin: '#c9cfcb',
          thick: '#7d97a7',
          clay: '#b39a80',
          bare: 0.6,
          rough: 0.1,
          pattern: brushed('#dfe3e0', 0.55, false),
        },
      },
    ],
  },
  'bowl-03': {
    on: 'walnut',
    wall: '#c4a58c',
    above: 24,
    pots: [
      {
        form: 'bowl',
        size: 19,
        stretch: 1.05,
        glaze: {
          colour: '#7c2a16',
          thin: '#b9622f',
          thick: '#37130c',
          clay: '#6b4a37',
          bare: 0.9,
          drip: 0.4,
          rough: 0.09,
          uneven: 0.8,
          specks: 0.3,
          speck: '#1c0d09',
        },
      },
    ],
  },
  'bowl-04': {
    on: 'stone',
    wall: '#cfc8bd',
    light: 'right',
    above: 29,
    pots: [
      {
        form: 'wide',
        size: 26,
        stretch: 1.1,
        glaze: {
          colour: '#8c8a5d',
          thin: '#a58a5c',
          thick: '#6a7350',
          clay: '#7b5b42',
          bare: 1,
          drip: 0.9,
          rough: 0.12,
          uneven: 1,
          specks: 0.4,
          pattern: running('#a9ad86', 3, 8),
        },
      },
    ],
  },
  'bowl-05': {
    on: 'paper',
    wall: '#d5d2c6',
    above: 26,
    pots: [
      {
        form: 'flared',
        size: 16,
        glaze: {
          colour: '#9dbcb2',
          thin: '#d0dcd2',
          thick: '#6f9e95',
          clay: '#d0bfa7',
          bare: 0.35,
          rough: 0.06,
          uneven: 0.45,
        },
      },
    ],
  },
  'bowl-06': {
    on: 'linen',
    wall: '#dcd9d2',
    above: 30,
    fill: 0.66,
    turn: -6,
    pots: [
      {
        form: 'bowl',
        size: 16,
        glaze: { colour: '#8f8a80', thick: '#77736b', clay: '#8d7057', bare: 0.6, specks: 0.6, rough: 0.28 },
      },
      {
        form: 'bowl',
        size: 13,
        at: [0.3, 1.5, 0.1],
        glaze: { colour: '#c3a988', thick: '#ad906c', clay: buff, bare: 0.5, specks: 0.5, rough: 0.28 },
      },
      {
        form: 'bowl',
        size: 10,
        at: [-0.2, 2.9, 0.2],
        glaze: { colour: '#e9e1d0', thick: '#f1ecdf', clay: buff, bare: 0.4, specks: 0.5, rough: 0.24 },
      },
    ],
  },
  'bowl-07': {
    on: 'oak',
    wall: '#e2d3c3',
    light: 'bars',
    above: 23,
    pots: [
      {
        form: 'straight',
        size: 14,
        glaze: {
          colour: '#d8c8a8',
          thin: '#bd9d70',
          thick: '#e0d5bd',
          clay: '#a9825d',
          bare: 0.8,
          specks: 1,
          speck: '#49342a',
          rough: 0.3,
        },
      },
    ],
  },
  'plate-01': {
    on: 'pale',
    wall: '#dcd9d2',
    light: 'back',
    above: 40,
    pots: [
      {
        form: 'coupe',
        size: 21,
        glaze: {
          colour: '#4a3c33',
          thin: '#6a5442',
          thick: '#372c26',
          clay: '#4a3a2e',
          bare: 0.1,
          rough: 0.28,
          pattern: brushed('#e4ddd0', 0.8, true, true),
        },
      },
    ],
  },
  'plate-02': {
    on: 'linen',
    wall: '#cfc8bd',
    light: 'back',
    above: 35,
    pots: [
      {
        form: 'rimmed',
        size: 24,
        glaze: {
          colour: '#212122',
          thin: '#3a3835',
          thick: '#18181a',
          clay: '#1f1e1e',
          bare: -9,
          rough: 0.5,
          shine: 0.045,
          uneven: 0.5,
        },
      },
    ],
  },
  'plate-03': {
    on: 'oak',
    wall: '#d5c2ad',
    light: 'back',
    above: 32,
    pots: [
      {
        form: 'coupe',
        size: 13,
        stretch: 1.1,
        glaze: {
          colour: '#4f7d52',
          thin: '#a5ad7c',
          thick: '#1e5a40',
          clay: '#a98560',
          bare: 0.2,
          rough: 0.06,
          uneven: 0.9,
          crackle: 0.6,
        },
      },
    ],
  },
};
