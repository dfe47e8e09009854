import { describe } from 'vitest';
import { keepsToNearest } from '@/lib/shop/vision/testing/nearest-contract';

describe('nearest, by codes', () => keepsToNearest('codes'));
