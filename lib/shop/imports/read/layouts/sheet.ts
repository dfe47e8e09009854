/** A plain table, or a list of products of no known shop system: columns are proposed by the words they are called. */
import type { ColumnRule, Layout } from '../model';

/** `variants.` and `meta.` before a name is where lists of JSON keep what belongs to a variant. */
function called(words: string): RegExp {
  return new RegExp(`^(?:${words})$`);
}

const product: readonly ColumnRule[] = [
  [called('(?:item|product)?[ _-]?group(?:[ _-]?id)?|parent[ _-]?(?:sku|id|code)?|رمز المجموعة|المجموعة'), 'group'],
  [called('handle|url[ _-]?(?:handle|key)|slug|permalink|الرابط المختصر'), 'handle'],
  [
    called('id|product[ _-]?id|item[ _-]?id|external[ _-]?id|article(?: no\\.?| number)?|المعرف|رقم المنتج'),
    'externalId',
  ],
  [
    called(
      'title|name|product|item|(?:product|item)[ _-]?(?:name|title)|designation|nom|artikel|bezeichnung|الاسم|اسم المنتج|المنتج|العنوان|اسم الصنف|الصنف',
    ),
    'title',
  ],
  [
    called(
      'description|body(?:[ _]?html| \\(html\\))?|details?|long[ _-]?description|product[ _-]?description|beschreibung|الوصف|وصف المنتج|التفاصيل',
    ),
    'description',
  ],
  [called('short[ _-]?description|summary|excerpt|وصف مختصر'), 'description'],
  [
    called(
      'brand|brand[ _.]?name|vendor|manufacturer|make|marque|marke|الماركة|العلامة التجارية|العلامة|الشركة المصنعة',
    ),
    'brand',
  ],
  [
    called(
      'category|categories|product[ _-]?(?:type|category)|type|department|kategorie|catégorie|الفئة|القسم|التصنيف|النوع|الفئات',
    ),
    'category',
  ],
  [called('google[ _]product[ _]category'), 'googleCategory'],
  [
    called('collections?|collection[ _-]?(?:names?|titles?)|kollektion(?:en)?|المجموعات|اسم المجموعة'),
    'collections',
    { list: /[,;|،]/ },
  ],
  [called('tags?|keywords|labels|الوسوم|كلمات مفتاحية|الكلمات المفتاحية'), 'tags', { list: /[,;|،]/ }],
  [called('status|state|الحالة|حالة النشر'), 'state'],
  [called('published|visible|active|enabled|منشور|ظاهر'), 'published'],
  [called('condition|حالة المنتج'), 'condition'],
  [called('material|fabric|الخامة|المادة|القماش'), 'material', { name: 'Material' }],
  [called('colou?r|couleur|farbe|اللون|لون'), 'colour', { name: 'Color' }],
  [called('size|taille|größe|المقاس|مقاس|الحجم'), 'option', { name: 'Size' }],
  [called('seo[ _-]?title|meta[ _-]?title'), 'seoTitle'],
  [called('seo[ _-]?description|meta[ _-]?description'), 'seoDescription'],
  [called('language|locale|lang|اللغة'), 'language'],
  [called('country[ _]of[ _]origin|origin|made in|origin[ _]country|بلد المنشأ|بلد الصنع'), 'originCountry'],
  [called('hs[ _]?code|tariff(?: code)?|customs(?: number| code)?|رمز النظام المنسق'), 'hsCode'],
  [
    called(
      '(?:main[ _-]?|product[ _-]?)?(?:images?|photos?|pictures?)(?:[ _-]?(?:urls?|links?|src|name|file))?(?:\\.(?:src|url|href))?|featured[ _]image|الصورة|صورة|الصور|صور المنتج|رابط الصورة',
    ),
    'picture',
    { list: /\s*[|\n]\s*|\s*[,;]\s*(?=\S+\.\w{3,4}\b)/ },
  ],
  [called('(?:images?|photos?|pictures?)[ _-]?(?<slot>\\d+)(?:[ _-]?(?:url|link|src))?'), 'picture'],
  [called('صورة ?(?<slot>\\d+)'), 'picture'],
  [called('additional[ _]image[ _]links?'), 'picture', { list: ',' }],
  [called('thumbnail(?:[ _]?url)?'), 'picture', { spare: true }],
  [called('images?[ _.-]alt(?:[ _-]?text)?|alt[ _-]?text|النص البديل'), 'pictureAlt'],
];

const variant: readonly ColumnRule[] = [
  [called('(?:variants|variations|skus)\\.(?:id|variant_id)|variant[ _-]?id'), 'variantId'],
  [called('(?:variants|variations|skus)\\.(?:sku|code)'), 'sku'],
  [
    called(
      'sku|code|item[ _-]?code|product[ _-]?code|part[ _-]?number|reference|ref|model(?: no\\.?)?|رمز المنتج|الرمز|كود|الكود|كود المنتج|رقم الصنف',
    ),
    'sku',
  ],
  [called('(?:variants\\.|meta\\.)?(?:gtin|ean|ean13|upc|isbn|barcode|bar code)|الباركود|باركود'), 'gtin'],
  [called('(?:variants\\.)?mpn'), 'mpn'],
  [called('(?:variants|variations)\\.(?:price|price\\.amount)'), 'price'],
  [
    called(
      '(?:unit |retail |selling )?price|regular[ _]price|amount|cost to buyer|preis|prix|precio|السعر|سعر|سعر البيع|الثمن',
    ),
    'price',
  ],
  [called('price[ _]\\(?(?<currency>[a-z]{3})\\)?'), 'price'],
  [
    called('(?:variants\\.)?(?:sale|special|offer|discount(?:ed)?)[ _-]?price|سعر العرض|سعر التخفيض|السعر بعد الخصم'),
    'salePrice',
  ],
  [
    called(
      '(?:variants\\.)?(?:compare[ _-]?at(?:[ _-]?price)?|old[ _]price|list[ _]price|msrp|rrp|was)|السعر القديم|السعر قبل الخصم',
    ),
    'compareAt',
  ],
  [called('(?:price\\.|variants\\.price\\.)?currency(?:[ _]?code)?|العملة'), 'currency'],
  [
    called(
      '(?:variants\\.)?(?:stock|quantity|qty|inventory(?:[ _]?(?:quantity|qty|count))?|on hand|stock[ _]quantity|available[ _]?stock)|bestand|الكمية|المخزون|العدد|الكمية المتوفرة',
    ),
    'stock',
  ],
  [
    called('(?:variants\\.)?(?:availability|availability[ _]?status|in[ _]stock|available)|التوفر|متوفر'),
    'availability',
  ],
  [
    called('(?:variants\\.)?(?:weight[ _]?)?grams|weight[ _]\\(?g\\)?|الوزن \\(?(?:جرام|غرام)\\)?'),
    'weight',
    { unit: 'g' },
  ],
  [called('weight[ _]\\(?(?<unit>kg|lbs?|oz)\\)?'), 'weight'],
  [called('(?:variants\\.)?weight|gewicht|الوزن'), 'weight'],
  [called('(?:variants\\.)?weight[ _]?unit|وحدة الوزن'), 'weightUnit'],
  [called('option ?(?<slot>\\d)[ _]?name'), 'optionName'],
  [called('(?:variants\\.)?option ?(?<slot>\\d)(?:[ _]?value)?'), 'optionValue'],
  [called('options\\.name|variants\\.(?:variant_)?options\\.name'), 'optionNames'],
  [called('variants\\.(?:variant_)?options\\.value'), 'optionValues'],
  [called('variants\\.(?<name>colou?r|size|material|style|length|flavou?r)'), 'option'],
  [called('variants\\.(?:image|featured_image|picture)(?:\\.(?:src|url))?'), 'variantPicture'],
];

/** The columns of any table, in English and Arabic and a little of their neighbours'. */
export const sheet: Layout = { dialect: 'sheet', form: 'table', marks: [], columns: [...product, ...variant] };

/** A list of products in JSON, by the same words. */
export const json: Layout = { dialect: 'json', form: 'json', marks: [], columns: [...product, ...variant] };

/** XML of no known vocabulary, told as what it is: a table of elements. */
export const markup: Layout = { dialect: 'sheet', form: 'markup', marks: [], columns: [...product, ...variant] };
