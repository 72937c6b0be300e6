CREATE TABLE opt_outs (
    number text PRIMARY KEY,
    -- null where the service does not say
    since timestamptz
);
