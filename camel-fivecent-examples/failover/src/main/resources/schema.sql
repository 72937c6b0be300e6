CREATE TABLE replies (
    message_id varchar(24) PRIMARY KEY,
    -- may be a name
    number text,
    -- an MMS may have none
    text text,
    node text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
