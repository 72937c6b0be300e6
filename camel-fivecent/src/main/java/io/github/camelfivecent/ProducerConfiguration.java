package io.github.camelfivecent;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What a send takes unless the message says otherwise. */
@UriParams
public abstract class ProducerConfiguration extends RequestConfiguration {

    @UriParam(
            label = "producer",
            description =
                    "What to do: sms: send, list, get, cancel; inbox and optouts: list, delete; conversations: list, resolve, get, poll,"
                            + " older; email: send, list, get; domains: list, get, create; account: balance, prewarm; logins: list, create, changeRole,"
                            + " delete; senderids: list, create, delete; virtualnumbers: list, purchase, delete. The first is the default.")
    private String operation;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether a list gives an iterator over all pages instead of one page. It holds one page at a time, and the next one with prefetch.")
    private boolean fetchAll;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether fetchAll fetches the next page while the items of the one before are being routed.")
    private boolean prefetch;

    @UriParam(
            label = "producer",
            description = "Sender ID of an SMS: up to 11 letters and digits, or a number of up to 13 digits.")
    private String sender;

    @UriParam(
            label = "producer",
            description =
                    "Recipients of an SMS, separated by commas: Australian mobile numbers from 04 or 61, or international ones.")
    private String to;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether nothing is to be changed: the service only checks an SMS, neither delivering nor charging it; an email is only checked by the component, not sent; whatever else would change something is refused.")
    private Boolean test;

    @UriParam(
            label = "producer",
            defaultValue = "auto",
            enums = "auto,true,false",
            description =
                    "Encoding of an SMS: auto takes UTF-16 when the text does not fit the 7-bit alphabet; true always; false never.")
    private String unicode = "auto";

    @UriParam(
            label = "producer",
            description = "Most segments that the text of an SMS may take; a longer one is refused before it is sent.")
    private Integer maxSegments;

    @UriParam(
            label = "producer",
            description =
                    "When to send an SMS: seconds since the epoch, or ISO-8601 with an offset; at most 356 days ahead.")
    private String schedule;

    @UriParam(label = "producer", description = "Address that an email comes from, at a verified domain.")
    private String senderEmail;

    @UriParam(label = "producer", description = "Name that an email comes from.")
    private String senderName;

    @UriParam(label = "producer", description = "Subject of an email.")
    private String subject;

    @UriParam(label = "producer", description = "Recipients of an email, separated by commas.")
    private String recipient;

    @UriParam(label = "producer", description = "Who gets a copy of an email, separated by commas.")
    private String cc;

    @UriParam(label = "producer", description = "Who gets a blind copy of an email, separated by commas.")
    private String bcc;

    @UriParam(label = "producer", description = "Address for answers to an email.")
    private String replyTo;

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public boolean isFetchAll() {
        return fetchAll;
    }

    public void setFetchAll(boolean fetchAll) {
        this.fetchAll = fetchAll;
    }

    public boolean isPrefetch() {
        return prefetch;
    }

    public void setPrefetch(boolean prefetch) {
        this.prefetch = prefetch;
    }

    public String getSender() {
        return sender;
    }

    public void setSender(String sender) {
        this.sender = sender;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public Boolean getTest() {
        return test;
    }

    public void setTest(Boolean test) {
        this.test = test;
    }

    public String getUnicode() {
        return unicode;
    }

    public void setUnicode(String unicode) {
        this.unicode = unicode;
    }

    public Integer getMaxSegments() {
        return maxSegments;
    }

    public void setMaxSegments(Integer maxSegments) {
        this.maxSegments = maxSegments;
    }

    public String getSchedule() {
        return schedule;
    }

    public void setSchedule(String schedule) {
        this.schedule = schedule;
    }

    public String getSenderEmail() {
        return senderEmail;
    }

    public void setSenderEmail(String senderEmail) {
        this.senderEmail = senderEmail;
    }

    public String getSenderName() {
        return senderName;
    }

    public void setSenderName(String senderName) {
        this.senderName = senderName;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getRecipient() {
        return recipient;
    }

    public void setRecipient(String recipient) {
        this.recipient = recipient;
    }

    public String getCc() {
        return cc;
    }

    public void setCc(String cc) {
        this.cc = cc;
    }

    public String getBcc() {
        return bcc;
    }

    public void setBcc(String bcc) {
        this.bcc = bcc;
    }

    public String getReplyTo() {
        return replyTo;
    }

    public void setReplyTo(String replyTo) {
        this.replyTo = replyTo;
    }
}
