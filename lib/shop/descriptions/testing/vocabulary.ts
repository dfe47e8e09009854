/** The part of the vocabulary of schema.org (version 29) that our descriptions use: each type, what it is a kind of, and what it may have. */
const types: Record<string, { of?: string; has: string }> = {
  Thing: { has: 'name description image url identifier' },
  Product: {
    of: 'Thing',
    has: 'brand sku productID color size material pattern offers additionalProperty inProductGroupWithID isVariantOf gtin mpn itemCondition hasMerchantReturnPolicy aggregateRating review',
  },
  ProductGroup: { of: 'Product', has: 'hasVariant productGroupID variesBy' },
  Intangible: { of: 'Thing', has: '' },
  Brand: { of: 'Intangible', has: 'logo slogan' },
  Offer: {
    of: 'Intangible',
    has: 'price priceCurrency priceValidUntil availability itemCondition seller shippingDetails hasMerchantReturnPolicy priceSpecification',
  },
  Rating: { of: 'Intangible', has: 'ratingValue bestRating worstRating' },
  AggregateRating: { of: 'Rating', has: 'ratingCount reviewCount' },
  CreativeWork: { of: 'Thing', has: 'author datePublished inLanguage' },
  Review: { of: 'CreativeWork', has: 'reviewRating reviewBody itemReviewed' },
  Person: { of: 'Thing', has: '' },
  StructuredValue: { of: 'Intangible', has: '' },
  OfferShippingDetails: { of: 'StructuredValue', has: 'shippingRate shippingDestination deliveryTime doesNotShip' },
  MonetaryAmount: { of: 'StructuredValue', has: 'value currency minValue maxValue' },
  DefinedRegion: { of: 'StructuredValue', has: 'addressCountry addressRegion postalCode' },
  ShippingDeliveryTime: { of: 'StructuredValue', has: 'handlingTime transitTime cutoffTime businessDays' },
  QuantitativeValue: { of: 'StructuredValue', has: 'value minValue maxValue unitCode unitText' },
  PropertyValue: { of: 'StructuredValue', has: 'value propertyID unitCode' },
  MerchantReturnPolicy: {
    of: 'Intangible',
    has: 'merchantReturnLink merchantReturnDays applicableCountry returnPolicyCategory returnFees returnMethod restockingFee',
  },
  Organization: { of: 'Thing', has: 'legalName email address logo hasMerchantReturnPolicy contactPoint' },
  OnlineStore: { of: 'Organization', has: '' },
  ContactPoint: { of: 'StructuredValue', has: 'email telephone' },
  PostalAddress: { of: 'ContactPoint', has: 'addressCountry addressLocality streetAddress postalCode' },
  ItemList: { of: 'Intangible', has: 'itemListElement numberOfItems itemListOrder' },
  BreadcrumbList: { of: 'ItemList', has: '' },
  ListItem: { of: 'Intangible', has: 'position item nextItem previousItem' },
};

const id = (name: string) => ({ '@id': `schema:${name}` });

/** The same in the form in which schema.org publishes it. */
export const vocabulary = {
  '@graph': Object.entries(types).flatMap(([name, { of, has }]) => [
    { ...id(name), '@type': 'rdfs:Class', ...(of && { 'rdfs:subClassOf': id(of) }) },
    ...has
      .split(' ')
      .filter(Boolean)
      .map((property) => ({ ...id(property), '@type': 'rdf:Property', 'schema:domainIncludes': id(name) })),
  ]),
};
