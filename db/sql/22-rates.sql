-- What a euro is worth in the minor units of a currency, exactly, at the mid-market rate: the figures of `lib/markets/rates/model.ts`, which says
-- whose they are; a test compares the two. Null where no source has a rate.
create or replace function markets.euro_minor(p_currency text) returns numeric
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case p_currency
    when 'AED' then 1.1684 * 3.6725 * 100
    when 'AUD' then 1.661 * 100
    when 'BHD' then 1.1684 * 0.376 * 1000
    when 'BRL' then 5.874 * 100
    when 'CAD' then 1.6177 * 100
    when 'CHF' then 0.9242 * 100
    when 'CNY' then 7.9827 * 100
    when 'DKK' then 7.4727 * 100
    when 'EUR' then 1 * 100
    when 'GBP' then 0.87058 * 100
    when 'HUF' then 366.9 * 100
    when 'IDR' then 20082.05 * 100
    when 'INR' then 109.047 * 100
    when 'JOD' then 1.1684 * 0.709 * 1000
    when 'JPY' then 186.75 * 1
    when 'KRW' then 1740.86 * 1
    when 'MXN' then 20.3203 * 100
    when 'NOK' then 11.098 * 100
    when 'OMR' then 1.1684 * 0.3845 * 1000
    when 'PLN' then 4.2543 * 100
    when 'QAR' then 1.1684 * 3.64 * 100
    when 'SAR' then 1.1684 * 3.75 * 100
    when 'SEK' then 10.892 * 100
    when 'TRY' then 52.2478 * 100
    when 'USD' then 1.1684 * 100
    when 'ZAR' then 19.3849 * 100
  end::numeric
$$;
