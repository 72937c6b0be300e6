CREATE TABLE opt_outs (
    number varchar(15) PRIMARY KEY,
    since timestamptz NOT NULL
);
