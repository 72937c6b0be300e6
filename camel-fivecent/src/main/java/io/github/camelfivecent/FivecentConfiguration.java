package io.github.camelfivecent;

import java.math.BigDecimal;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** All options; those of an endpoint begin as a copy of the component's. */
@UriParams
public class FivecentConfiguration extends PushConfiguration implements Cloneable {

    @UriParam(
            label = "consumer",
            description =
                    "Where consumers keep how far they are. A single one in the registry is taken by itself; without any it is kept in memory, with a warning.")
    private StateRepository<String, String> cursorRepository;

    @UriParam(
            label = "consumer",
            description =
                    "Name under which the position is kept, by default made of resource and account; consumers with the same name share a position.")
    private String cursorName;

    @UriParam(
            label = "consumer",
            defaultValue = "earliest",
            description =
                    "Where a consumer without a stored position begins: earliest, latest, or after the item with this id.")
    private String initialPosition = "earliest";

    @UriParam(
            label = "consumer",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description =
                    "How far back a consumer looks for items that show up late, with a lower id than others already seen.")
    private long overlap = 60_000;

    @UriParam(
            label = "consumer",
            description =
                    "Drops items that were routed before, also by another node. An item is added once it was routed.")
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description = "Items routed at the same time; above 1 the position follows the oldest that is not done.")
    private int maxInFlight = 1;

    @UriParam(label = "consumer", defaultValue = "0", description = "Most items of one poll; 0 for no limit.")
    private int maxItemsPerPoll;

    @UriParam(
            label = "consumer",
            defaultValue = "retry",
            enums = "retry,skip",
            description =
                    "What follows when the exchange of an item failed: retry comes back to it at the next poll, skip goes on without it.")
    private String onFailure = "retry";

    @UriParam(
            label = "consumer",
            defaultValue = "none",
            enums = "none,delete",
            description =
                    "What becomes of an inbound message or an opt-out once it was routed: none keeps it, delete removes it from the account.")
    private String afterProcessing = "none";

    @UriParam(
            label = "consumer",
            defaultValue = "items",
            enums = "items,status",
            description =
                    "What a consumer of sms or email gives: items gives each that was sent, status gives it each time its status changes, until that is final or statusMaxAge is over.")
    private String follow = "items";

    @UriParam(
            label = "consumer",
            defaultValue = "259200000",
            javaType = "java.time.Duration",
            description =
                    "With follow=status: how long after it was made a message is followed, if it has no final status.")
    private long statusMaxAge = 259_200_000;

    @UriParam(
            label = "consumer",
            defaultValue = "inbound",
            enums = "inbound,outbound,both",
            description = "Which messages of conversations a consumer gives: those received, those sent, or both.")
    private String direction = "inbound";

    @UriParam(
            label = "consumer",
            description =
                    "Credits below which a consumer of account gives the balance, once each time it falls below them.")
    private BigDecimal threshold;

    public StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    public void setCursorRepository(StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public String getCursorName() {
        return cursorName;
    }

    public void setCursorName(String cursorName) {
        this.cursorName = cursorName;
    }

    public String getInitialPosition() {
        return initialPosition;
    }

    public void setInitialPosition(String initialPosition) {
        this.initialPosition = initialPosition;
    }

    public long getOverlap() {
        return overlap;
    }

    public void setOverlap(long overlap) {
        this.overlap = overlap;
    }

    /** The overlap in seconds, rounded up: what ids can tell. */
    long overlapSeconds() {
        return -Math.floorDiv(-overlap, 1_000);
    }

    /** How long messages are followed, in seconds, rounded up. */
    long statusMaxAgeSeconds() {
        return -Math.floorDiv(-statusMaxAge, 1_000);
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public int getMaxItemsPerPoll() {
        return maxItemsPerPoll;
    }

    /** The same, where there is always a limit. */
    int maxItemsOfAPoll() {
        return maxItemsPerPoll > 0 ? maxItemsPerPoll : Integer.MAX_VALUE;
    }

    public void setMaxItemsPerPoll(int maxItemsPerPoll) {
        this.maxItemsPerPoll = maxItemsPerPoll;
    }

    public String getOnFailure() {
        return onFailure;
    }

    public void setOnFailure(String onFailure) {
        this.onFailure = onFailure;
    }

    public String getAfterProcessing() {
        return afterProcessing;
    }

    public void setAfterProcessing(String afterProcessing) {
        this.afterProcessing = afterProcessing;
    }

    public String getFollow() {
        return follow;
    }

    public void setFollow(String follow) {
        this.follow = follow;
    }

    public long getStatusMaxAge() {
        return statusMaxAge;
    }

    public void setStatusMaxAge(long statusMaxAge) {
        this.statusMaxAge = statusMaxAge;
    }

    public String getDirection() {
        return direction;
    }

    public void setDirection(String direction) {
        this.direction = direction;
    }

    public BigDecimal getThreshold() {
        return threshold;
    }

    public void setThreshold(BigDecimal threshold) {
        this.threshold = threshold;
    }

    /** A copy, to be changed without a change of this one. */
    public FivecentConfiguration copy() {
        try {
            return (FivecentConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
