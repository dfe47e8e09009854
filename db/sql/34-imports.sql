-- Catalogue files on their way into a page: the owners' and the worker's business, and nobody else's.
revoke all on shop.import, shop.import_item, shop.import_picture, shop.import_video from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.import, shop.import_item, shop.import_picture, shop.import_video to {{shop}};
