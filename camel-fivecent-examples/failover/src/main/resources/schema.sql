CREATE TABLE replies (
    message_id varchar(24) PRIMARY KEY,
    number varchar(15) NOT NULL,
    text text NOT NULL,
    node text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
