-- Archives of whole shops: their owner's and the worker's business, and nobody else's.
revoke all on shop.archive, shop.archive_file from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.archive, shop.archive_file to {{shop}};
