CREATE TABLE IF NOT EXISTS notices (
    email_id VARCHAR(24) PRIMARY KEY,
    mobile VARCHAR(20),
    sms VARCHAR(1000),
    sent TIMESTAMP WITH TIME ZONE,
    state VARCHAR(20),
    sms_id VARCHAR(24),
    problem VARCHAR(1000)
);
