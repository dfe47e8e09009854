/** A small file of each dialect, written for these tests. */

/** The name of a file and what is in it. */
export type Sample = { readonly name: string; readonly text: string };

const sample = (name: string, ...lines: readonly string[]): Sample => ({ name, text: `${lines.join('\n')}\n` });

/** One file of each dialect, by the dialect's name; two of a dialect have a second word. */
export const samples = {
  shopify_classic: sample(
    'classic.csv',
    'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Image Alt Text,SEO Title,Variant Image,Status,Cost ',
    'olive-soap,Olive soap,"<p>Made in <b>Nablus</b></p><ul><li>olive oil</li><li>lye</li></ul>",Toukan,Soap,"soap, olive",true,Weight,100 g,SOAP-1,100,shopify,12,4.50,6.00,4006381333931,https://cdn.test/soap-2.jpg,2,Side,,https://cdn.test/soap-100.jpg,active,2.00',
    'olive-soap,,,,,,,,250 g,SOAP-2,250,shopify,0,9.00,,,https://cdn.test/soap-1.jpg,1,Front,,,,',
    'olive-soap,,,,,,,,,,,,,,,,https://cdn.test/soap-3.jpg,3,Back,,,,',
    'tea-glass,Tea glass,,,,,false,Title,Default Title,GLASS,0,,0,2.00,,,,,,,,draft,',
  ),
  shopify_new: sample(
    'new.csv',
    'Title,URL handle,Description,Vendor,Product category,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option2 name,Option2 value,Price,Compare-at price,Inventory quantity,Weight value (grams),Product image URL,Image position,Image alt text,Variant image URL,Price / International',
    'Scarf,scarf,Wool,Souk,Apparel > Scarves,wool,TRUE,Active,SC-R,,Color,Red,Size,One,30,,3,120,https://cdn.test/scarf.jpg,1,Red scarf,,28',
    ',scarf,,,,,,,SC-B,,Color,Blue,Size,One,32,,4,120,,,,,',
  ),
  meta_csv: sample(
    'meta.csv',
    'id,title,description,availability,condition,price,link,image_link,brand,item_group_id,color,size,material,sale_price,sale_price_effective_date,additional_image_link,google_product_category,product_type,quantity_to_sell_on_facebook,status,gtin',
    'T-1,Shirt,Soft &amp; warm,in stock,new,20.00 USD,https://s.test/1,https://s.test/1.jpg,Souk,G1,Red,M,Cotton,15.00 USD,2026-01-01T00:00Z/2026-02-01T00:00Z,"https://s.test/1a.jpg,https://s.test/1b.jpg",212,Shirts > Tees,7,active,',
    'T-2,Shirt,Soft &amp; warm,out of stock,new,20.00 USD,https://s.test/2,https://s.test/2.jpg,Souk,G1,Blue,M,Cotton,,,,212,Shirts > Tees,,active,',
    'C-1,Cap,One size,available for order,used,9.50 USD,https://s.test/3,https://s.test/3.jpg,Souk,,Green,,,,,,,,,archived,4006381333931',
  ),
  meta_rss: sample(
    'meta.xml',
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title><link>https://s.test</link>',
    '<item><g:id>A1</g:id><title><![CDATA[Lamp & shade]]></title><g:description>Brass</g:description><g:availability>in stock</g:availability><g:condition>new</g:condition><g:price>1,200.00 EGP</g:price><g:link>https://s.test/a</g:link><g:image_link>https://s.test/a.jpg</g:image_link><g:additional_image_link>https://s.test/b.jpg</g:additional_image_link><g:additional_image_link>https://s.test/c.jpg</g:additional_image_link><g:brand>Souk</g:brand></item>',
    '<item><g:id>A2</g:id><title>Rug</title><g:availability>out of stock</g:availability><g:price>90.00 EGP</g:price><g:quantity_to_sell_on_facebook>3</g:quantity_to_sell_on_facebook></item>',
    '</channel></rss>',
  ),
  meta_atom: sample(
    'meta.atom',
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><title>Shop</title>',
    '<entry><g:id>B1</g:id><title>Bowl</title><summary>Clay</summary><link rel="alternate" href="https://s.test/b"/><g:price>8.00 USD</g:price><g:availability>in stock</g:availability><g:image_link>https://s.test/bowl.jpg</g:image_link></entry>',
    '</feed>',
  ),
  google_rss: sample(
    'google.xml',
    '<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>',
    '<item><g:id>K-1</g:id><g:title>Kettle</g:title><g:description>Steel</g:description><g:availability>in_stock</g:availability><g:price>45.00 EUR</g:price><g:sale_price>40.00 EUR</g:sale_price><g:shipping_weight>1.5 kg</g:shipping_weight><g:identifier_exists>no</g:identifier_exists><g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping></item>',
    '<item><g:id>K-2</g:id><g:title>Pan</g:title><g:availability>preorder</g:availability><g:price>30.00 EUR</g:price></item>',
    '</channel></rss>',
  ),
  google_tsv: sample(
    'google.tsv',
    'id\ttitle\tdescription\tavailability\tprice\timage_link\tidentifier_exists',
    'P-1\tPlate\tBlue\tin_stock\t7.00 GBP\thttps://s.test/p.jpg\tno',
    'P-2\tCup\tRed\tout_of_stock\t5.00 GBP\thttps://s.test/c.jpg\tno',
  ),
  woocommerce: sample(
    'woo.csv',
    'ID,Type,SKU,Name,Published,Is featured?,Short description,Description,In stock?,Stock,Weight (kg),Sale price,Regular price,Categories,Tags,Images,Parent,Attribute 1 name,Attribute 1 value(s),"GTIN, UPC, EAN, or ISBN",Meta: note',
    '10,variable,HOOD,Hoodie,1,0,Short,<p>Long</p>,1,,0.6,,,"Clothing > Hoodies","warm, soft","https://w.test/h1.jpg, https://w.test/h2.jpg",,Colour,"Red, Blue",,x',
    '11,variation,HOOD-R,Hoodie - Red,1,0,,,1,5,,35,45,,,https://w.test/r.jpg,HOOD,Colour,Red,,',
    '12,variation,HOOD-B,Hoodie - Blue,1,0,,,0,0,0.7,,45,,,,id:10,Colour,Blue,,',
    '13,simple,MUG,Mug,-1,0,,Blue mug,1,,,,"9,50",Kitchen,,,,Glaze,Matt,,',
    '14,external,EXT,Elsewhere,1,0,,,1,,,,3,,,,,,,,',
  ),
  medusa_v1: sample(
    'medusa1.csv',
    'Product Id,Product Handle,Product Title,Product Description,Product Status,Product Tags,Product Type,Variant Id,Variant Title,Variant SKU,Variant Barcode,Variant Inventory Quantity,Variant Manage Inventory,Price EUR,Price USD,Price Gulf [AED],Option 1 Name,Option 1 Value,Image 1 Url',
    ',ring,Ring,Silver,published,"silver,ring",Jewellery,,S,R-S,,3,TRUE,20,22,80,Size,S,ring.png',
    ',ring,Ring,Silver,published,"silver,ring",Jewellery,,L,R-L,,0,TRUE,21,23,84,Size,L,ring.png',
  ),
  medusa_v2: sample(
    'medusa2.csv',
    'Product Id;Product Handle;Product Title;Product Status;Product Description;Product Image 1;Product Image 2;Product Tag 1;Product Tag 2;Product Thumbnail;Variant Id;Variant Title;Variant Sku;Variant Manage Inventory;Variant Option 1 Name;Variant Option 1 Value;Variant Price EUR;Variant Price USD;Variant Weight',
    'prod_1;belt;Belt;published;"Leather;brown";a.png;b.png;leather;belt;a.png;var_1;80;BELT-80;false;Length;80;35,5;40;300',
    'prod_1;belt;Belt;published;"Leather;brown";a.png;b.png;leather;belt;a.png;var_2;90;BELT-90;false;Length;90;36,5;41;310',
  ),
  vendure: sample(
    'vendure.csv',
    'name            , slug     , description , assets            , facets                    , optionGroups , optionValues , sku    , price , taxCategory , stockOnHand , trackInventory , variantAssets , variantFacets',
    'Laptop          , laptop   , "Light, fast" , lap1.jpg|lap2.jpg , category:computers|brand:A , screen|ram  , 13 inch|8GB  , L138   , 1299.00 , standard  , 100         , true           ,               ,',
    '                ,          ,             ,                   ,                           ,              , 15 inch|16GB , L1516  , 2199.00 , standard  , 0           , false          , lap15.jpg     ,',
    'Mouse           , mouse    ,             , mouse.jpg         ,                           ,              ,              , M1     , 19.90 , standard    , 5           , true           ,               ,',
  ),
  spree: sample(
    'spree.csv',
    'slug,sku,name,status,vendor_name,brand_name,description,meta_title,tags,price,compare_at_price,currency,weight,weight_unit,inventory_count,track_inventory,image1_src,option1_name,option1_value,category1,metafield.properties.material',
    'denim,DEN,Denim shirt,active,,Souk,Blue,Denim,"ECO, Gold",,,USD,,,,,https://sp.test/d.jpg,,,Men -> Shirts,Cotton',
    'denim,DEN-S,,,,,,,,62.99,70.00,USD,0.5,kg,10,true,,Size,S,,',
    'denim,DEN-M,,,,,,,,64.99,,USD,1,lb,2,true,,Size,M,,',
  ),
  bagisto: sample(
    'bagisto.csv',
    'sku,parent_sku,locale,attribute_family_code,type,categories,images,name,description,short_description,status,weight,price,special_price,url_key,meta_title,inventories,configurable_variants',
    'ABAYA,,ar,default,configurable,نساء,abaya1.jpg,عباءة,<p>سوداء</p>,,1,0.4,,,abaya,,,"sku=AB-S,color=Black,size=S|sku=AB-L,color=Black,size=L"',
    'AB-S,ABAYA,ar,default,simple,,,عباءة S,,,1,0.4,150,120,abaya-s,,"default=3,shop=2",',
    'AB-L,ABAYA,ar,default,simple,,,عباءة L,,,1,0.4,160,,abaya-l,,default=0,',
    'GIFT,,ar,default,bundle,,,هدية,,,0,,10,,gift,,,',
  ),
  'bagisto xml': sample(
    'bagisto.xml',
    '<?xml version="1.0" encoding="UTF-8"?><products>',
    '<product><sku>P1</sku><attribute_family_code>default</attribute_family_code><type>simple</type><name>مصباح</name><url_key>lamp</url_key><price>99.5</price><inventories>default=4</inventories><status>1</status></product>',
    '<product><sku>P2</sku><attribute_family_code>default</attribute_family_code><type>simple</type><name>سجادة</name><url_key>rug</url_key><price>250</price><status>0</status></product>',
    '</products>',
  ),
  etsy: sample(
    'etsy.csv',
    'TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,IMAGE2,VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,VARIATION 2 TYPE,VARIATION 2 NAME,VARIATION 2 VALUES,SKU',
    'Bracelet,"Hand made\nof silver",25.00,USD,4,"silver,gift","Silver,Leather",https://e.test/1.jpg,https://e.test/2.jpg,Size,Length,"S,M",Color,Metal,"Gold,Silver","B1,B2,B3,B4"',
    'Print,A poster,12.00,USD,50,,,https://e.test/3.jpg,,,,,,,,PR-1',
  ),
  square: sample(
    'square.csv',
    'Token,Item Name,Customer-facing Name,Variation Name,SKU,Description,Categories,Reporting Category,SEO Title,Price,Current Quantity Downtown,Current Quantity Airport,Option Name 1,Option Value 1,GTIN,Weight (lb),Tax - Sales (8.5%)',
    'TOK1,Coffee,,Small,COF-S,Beans,Drinks,,,3.50,4,6,Size,Small,,0.5,Y',
    'TOK2,Coffee,,Large,COF-L,Beans,Drinks,,,4.50,1,,Size,Large,,1,Y',
    'TOK3,Bagel,,Regular,BAG,,Food,,,2.00,,,,,,,N',
  ),
  acp: sample(
    'feed.json',
    JSON.stringify(
      {
        products: [
          {
            id: 'p1',
            title: 'Tee',
            description: { plain: 'Cotton' },
            media: [{ type: 'image', url: 'https://a.test/1.jpg', alt_text: 'Front' }],
            variants: [
              {
                id: 'v1',
                price: { amount: 1999, currency: 'USD' },
                availability: { available: false, status: 'out_of_stock' },
                barcodes: [{ type: 'GTIN', value: '00012345600029' }],
                variant_options: [
                  { name: 'Color', value: 'Red' },
                  { name: 'Size', value: 'M' },
                ],
              },
              {
                id: 'v2',
                price: { amount: 2500, currency: 'KWD' },
                availability: { available: true, status: 'in_stock' },
                variant_options: [
                  { name: 'Size', value: 'L' },
                  { name: 'Color', value: 'Red' },
                ],
              },
            ],
          },
        ],
      },
      null,
      1,
    ),
  ),
  'acp jsonl': sample(
    'products.jsonl',
    '{"id":"p1","title":"Tee","variants":[{"id":"v1","price":{"amount":500,"currency":"JPY"},"availability":{"status":"in_stock"}}]}',
    '{"id":"p2","title":"Cap","variants":[{"id":"v2","price":{"amount":990,"currency":"USD"},"availability":{"status":"in_stock"}}]}',
  ),
  json: sample(
    'shop.json',
    JSON.stringify({
      products: [
        {
          id: 7,
          title: 'Jar',
          body_html: '<p>Glass</p>',
          vendor: 'Souk',
          tags: ['glass', 'jar'],
          images: [{ src: 'https://j.test/1.jpg', alt: 'Jar' }],
          options: [{ name: 'Size', values: ['S', 'L'] }],
          variants: [
            { id: 71, sku: 'J-S', price: '4.00', option1: 'S', grams: 200 },
            { id: 72, sku: 'J-L', price: '6.00', option1: 'L', grams: 400 },
          ],
        },
        { id: 8, title: 'Lid', price: 1.234, stock: 9, rating: 4.5 },
      ],
    }),
  ),
  sheet: sample(
    'قائمة.csv',
    'اسم المنتج;الوصف;السعر;الكمية;اللون;الصورة;الباركود;ملاحظات',
    'ثوب قطني;ثوب أبيض;١٢٠٫٥٠ ر.س;٥;أبيض;thobe.jpg;٤٠٠٦٣٨١٣٣٣٩٣١;خصم قريبا',
    'شماغ;أحمر;85,00;0;أحمر;shemagh.jpg;;',
  ),
} as const;
