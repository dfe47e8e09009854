import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/platform/i18n';
import { goodsWords } from '@/lib/shop/vision/models/goods-words';
import { colourTold, type ToldThing, titleTold } from './photo-words';
import { shelfOfGoods } from './shelf-of-goods';
import { toldByTags } from './told-by-tags';

const both = (told: ToldThing) => (['en', 'ar'] as const).map((locale) => titleTold(told, locale, translator(locale)));
const tag = (key: string, score: number) => {
  const found = goodsWords.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return { ...found, score };
};

describe('the title of a photograph', () => {
  it('names the thing and its colour in either language, the adjective like its noun', () => {
    const shoes = { en: 'shoes', ar: 'حذاء' };
    expect(both({ thing: shoes, shelf: 'shoes', colour: 'black' })).toEqual(['Black shoes', 'حذاء أسود']);
    const bag = { en: 'handbag', ar: 'حقيبة يد' };
    expect(both({ thing: bag, shelf: 'accessories', colour: 'black' })).toEqual(['Black handbag', 'حقيبة يد سوداء']);
    expect(both({ thing: bag, shelf: 'accessories', colour: 'orange' })[1]).toBe('حقيبة يد برتقالية');
    expect(both({ thing: bag, shelf: 'accessories', colour: 'beige' })[1]).toBe('حقيبة يد بيج');
    expect(both({ thing: bag, shelf: null, colour: null })).toEqual(['Handbag', 'حقيبة يد']);
  });

  it('says shelf and colour and no more where the photograph tells no more, and nothing where it tells nothing', () => {
    expect(both({ thing: null, shelf: 'clothing', colour: 'navy' })).toEqual(['Clothing, Navy', 'ملابس، كحلي']);
    expect(both({ thing: null, shelf: 'clothing', colour: null })).toEqual(['Clothing', 'ملابس']);
    expect(both({ thing: null, shelf: null, colour: 'navy' })).toEqual(['', '']);
    expect(both({ thing: null, shelf: 'other', colour: 'navy' })).toEqual(['', '']);
  });

  it('calls a colour by one word', () => {
    expect([colourTold('navy', 'en'), colourTold('navy', 'ar')]).toEqual(['Navy', 'كحلي']);
  });
});

describe('what tags tell', () => {
  it('is a name only when they are sure, and one word for kinds that are taken for each other', () => {
    expect(toldByTags([tag('t-shirt', 0.5), tag('sweatshirt', 0.3)])).toMatchObject({
      thing: { en: 'top' },
      shelf: 'clothing',
    });
    expect(toldByTags([tag('t-shirt', 0.5)])).toEqual({ thing: null, shelf: 'clothing' });
    expect(toldByTags([tag('t-shirt', 0.3), tag('backpack', 0.35)])).toEqual({ thing: null, shelf: null });
  });

  it('is no name for a kind that is often taken for another, and no shelf for what stands on several', () => {
    expect(toldByTags([tag('abaya', 0.95)])).toEqual({ thing: null, shelf: 'clothing' });
    expect(toldByTags([tag('hammer', 0.95)])).toEqual({ thing: null, shelf: null });
    expect(toldByTags([])).toEqual({ thing: null, shelf: null });
  });

  it('has shelves for goods that are known, and for no others', () => {
    expect(goodsWords.filter(({ key }) => shelfOfGoods(key) !== null).length).toBeGreaterThan(80);
    expect(shelfOfGoods('mammoth')).toBeNull();
  });
});
