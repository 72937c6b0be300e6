CREATE TABLE IF NOT EXISTS notifications (
    message_id varchar(24) PRIMARY KEY,
    key varchar(100) UNIQUE,
    status varchar(40) NOT NULL DEFAULT 'ACCEPTED',
    changed timestamptz NOT NULL DEFAULT now()
);
