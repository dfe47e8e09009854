-- Collections of a shop: its own words and rules. Till, people and accounts have nothing to do with them.
revoke all on shop.collection, shop.collection_product, shop.former_collection_slug from {{money}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.collection, shop.collection_product, shop.former_collection_slug to {{shop}};
