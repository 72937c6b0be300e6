package io.github.camelfivecent;

import io.github.camelfivecent.ledger.SendRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What a send is guarded with. */
@UriParams
public abstract class SendConfiguration extends ProducerConfiguration {

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether typographic characters of an SMS, such as curly quotes and dashes, are replaced by those of the 7-bit alphabet if the whole text then fits it. The header CamelFivecentReplacements tells which.")
    private boolean transliterate;

    @UriParam(
            label = "producer",
            defaultValue = "100",
            description =
                    "Most recipients of one request. An SMS to more of them goes out in several. How many the service takes is not known; the default is a choice of the component.")
    private int maxRecipientsPerRequest = 100;

    @UriParam(
            label = "producer,reliability",
            defaultValue = "fail",
            enums = "fail,verify",
            description =
                    "What follows when a send was written and no answer came: fail, or verify, which looks for the message in the sent list before it decides.")
    private String onUnknownOutcome = "fail";

    @UriParam(
            label = "producer,reliability",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description =
                    "How long verify waits before it looks a second time for a message that it did not find: the service may still be at work on it.")
    private long verifyDelay = 5_000;

    @UriParam(
            label = "producer,reliability",
            description =
                    "The send ledger. With it each send needs an idempotencyKey, and a second send with the same key gets the first answer instead.")
    private SendRepository sendRepository;

    @UriParam(
            label = "producer,reliability",
            description =
                    "Key of a send in the send ledger, an expression in the Simple language. One key stands for one send, also for one to many recipients; in a batch each row has its own.")
    private String idempotencyKey;

    @UriParam(
            label = "producer,reliability",
            defaultValue = "wait",
            enums = "wait,fail",
            description =
                    "What a send does whose key was claimed by another one that is in flight: wait for its answer, or fail.")
    private String onClaimed = "wait";

    @UriParam(
            label = "producer,reliability",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description =
                    "How long a send may be in flight. Whoever claimed a key longer ago is taken for dead; what became of its send is then verified or reported as unknown.")
    private long sendClaimTimeout = 300_000;

    @UriParam(
            label = "producer,reliability",
            defaultValue = "604800000",
            javaType = "java.time.Duration",
            description = "How long the send ledger keeps a key.")
    private long sendKeep = 604800_000;

    @UriParam(
            label = "producer,reliability",
            defaultValue = "off",
            enums = "off,fail,skip",
            description =
                    "What an SMS does whose recipients have opted out: off does not look, fail refuses the send, skip leaves them out and says so in their entry of the answer.")
    private String optOutCheck = "off";

    @UriParam(
            label = "producer,reliability",
            defaultValue = "600000",
            javaType = "java.time.Duration",
            description = "How old the list of opt-outs may be that optOutCheck looks at.")
    private long optOutRefresh = 600_000;

    public boolean isTransliterate() {
        return transliterate;
    }

    public void setTransliterate(boolean transliterate) {
        this.transliterate = transliterate;
    }

    public int getMaxRecipientsPerRequest() {
        return maxRecipientsPerRequest;
    }

    public void setMaxRecipientsPerRequest(int maxRecipientsPerRequest) {
        this.maxRecipientsPerRequest = maxRecipientsPerRequest;
    }

    public String getOnUnknownOutcome() {
        return onUnknownOutcome;
    }

    public void setOnUnknownOutcome(String onUnknownOutcome) {
        this.onUnknownOutcome = onUnknownOutcome;
    }

    public long getVerifyDelay() {
        return verifyDelay;
    }

    public void setVerifyDelay(long verifyDelay) {
        this.verifyDelay = verifyDelay;
    }

    public SendRepository getSendRepository() {
        return sendRepository;
    }

    public void setSendRepository(SendRepository sendRepository) {
        this.sendRepository = sendRepository;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public String getOnClaimed() {
        return onClaimed;
    }

    public void setOnClaimed(String onClaimed) {
        this.onClaimed = onClaimed;
    }

    public long getSendClaimTimeout() {
        return sendClaimTimeout;
    }

    public void setSendClaimTimeout(long sendClaimTimeout) {
        this.sendClaimTimeout = sendClaimTimeout;
    }

    public long getSendKeep() {
        return sendKeep;
    }

    public void setSendKeep(long sendKeep) {
        this.sendKeep = sendKeep;
    }

    public String getOptOutCheck() {
        return optOutCheck;
    }

    public void setOptOutCheck(String optOutCheck) {
        this.optOutCheck = optOutCheck;
    }

    public long getOptOutRefresh() {
        return optOutRefresh;
    }

    public void setOptOutRefresh(long optOutRefresh) {
        this.optOutRefresh = optOutRefresh;
    }
}
