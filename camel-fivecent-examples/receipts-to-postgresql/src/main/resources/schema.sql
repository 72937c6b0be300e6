-- A row for each status of each message. Rows are never changed but for the number, which the webhook does not tell.
CREATE TABLE receipts (
    message_id varchar(24) NOT NULL,
    status integer NOT NULL,
    status_text text,
    -- in the form in which it was sent to, if nothing can be made of that
    number text,
    told_by varchar(7) NOT NULL,
    told_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (message_id, status)
);

CREATE INDEX receipts_by_status ON receipts (status, told_at);

-- 1003 is final: what is here stays here.
CREATE VIEW failed_messages AS
    SELECT message_id, number, status_text, told_by, told_at FROM receipts WHERE status = 1003;
