-- Pages on their way in from elsewhere: their people's and the worker's business, and nobody else's.
revoke all on shop.move, shop.move_post from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.move, shop.move_post to {{shop}};
