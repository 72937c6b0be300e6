package io.github.camelfivecent.sandbox.domain;

/** Lets the phones that answer by themselves do so, once an SMS was delivered to them. */
final class MagicReplies implements AccountListener {
    private final Account account;

    MagicReplies(Account account) {
        this.account = account;
    }

    @Override
    public void statusChanged(StoredSms sms) {
        if (!sms.is(SmsStatus.DELIVERED)) {
            return;
        }
        String code = MagicNumber.code(sms.destination());
        if (code.equals(MagicNumber.ANSWERS)) {
            account.receive(sms.destination(), "Thanks");
        } else if (code.equals(MagicNumber.OPTS_OUT)) {
            account.receive(sms.destination(), "STOP");
        }
    }
}
