package io.github.camelfivecent;

import io.github.camelfivecent.resource.Listed;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the consumer that an endpoint asks for, or says which of its options does not fit. */
final class Consumers {

    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);
    private static final int REMEMBERED = 10_000;

    private Consumers() {}

    static Consumer of(FivecentEndpoint endpoint, Processor processor) {
        FivecentConfiguration configuration = endpoint.getConfiguration();
        Listed<?> listed = endpoint.table().listed();
        if (listed == null) {
            throw new IllegalArgumentException("resource " + endpoint.getResource()
                    + " has nothing to consume; consumers are there for sms, inbox, optouts and email");
        }
        requireOneOf("onFailure", configuration.getOnFailure(), "retry", "skip");
        requireOneOf(
                "afterProcessing",
                configuration.getAfterProcessing(),
                "none",
                listed.delete() == null ? "none" : "delete");
        if (Boolean.TRUE.equals(configuration.getTest()) && "delete".equals(configuration.getAfterProcessing())) {
            throw new IllegalArgumentException(
                    "option afterProcessing=delete does not go with test=true, which is to change nothing");
        }
        if (!configuration.getInitialPosition().matches("earliest|latest|[0-9a-fA-F]{24}")) {
            throw new IllegalArgumentException(
                    "option initialPosition takes earliest, latest or an id of 24 hex digits, given "
                            + configuration.getInitialPosition());
        }
        requireAtLeast(1, "maxInFlight", configuration.getMaxInFlight());
        requireAtLeast(0, "maxItemsPerPoll", configuration.getMaxItemsPerPoll());
        requireAtLeast(0, "overlap", configuration.getOverlap());
        return configuration.isWebhook()
                ? hybrid(endpoint, processor, listed)
                : new FivecentListConsumer<>(endpoint, processor, listed);
    }

    private static Consumer hybrid(FivecentEndpoint endpoint, Processor processor, Listed<?> listed) {
        if (!"inbox".equals(endpoint.getResource())) {
            throw new IllegalArgumentException(
                    "option webhook takes true on inbox only: what other webhooks tell is not" + " what a poll of "
                            + endpoint.getResource() + " gives");
        }
        FivecentConfiguration configuration = endpoint.getConfiguration();
        if (configuration.getIdempotentRepository() == null) {
            LOG.info(
                    "{} remembers the last {} messages in memory. After a restart those that came by webhook since the last"
                            + " poll are routed again; set idempotentRepository to keep them.",
                    endpoint,
                    REMEMBERED);
            configuration.setIdempotentRepository(MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED));
        }
        return new HybridConsumer<>(endpoint, processor, listed);
    }

    static void requireOneOf(String option, String value, String... accepted) {
        if (!List.of(accepted).contains(value)) {
            throw new IllegalArgumentException("option " + option + " takes "
                    + String.join(" or ", new LinkedHashSet<>(List.of(accepted))) + " here, given " + value);
        }
    }

    private static void requireAtLeast(long least, String option, long value) {
        if (value < least) {
            throw new IllegalArgumentException("option " + option + " takes " + least + " or more, given " + value);
        }
    }
}
