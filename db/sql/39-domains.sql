-- Domains of pages, with the tokens that prove them: their people's and the worker's business, and nobody else's.
revoke all on shop.page_domain from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.page_domain to {{shop}};
