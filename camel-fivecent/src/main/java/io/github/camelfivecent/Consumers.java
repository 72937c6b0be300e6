package io.github.camelfivecent;

import io.github.camelfivecent.model.PhoneNumber;
import io.github.camelfivecent.resource.Listed;
import io.github.camelfivecent.resource.Resource;
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
        Resource resource = endpoint.table();
        requireOneOf("onFailure", configuration.getOnFailure(), "retry", "skip");
        requireOneOf(
                "afterProcessing", configuration.getAfterProcessing(), "none", canDelete(resource) ? "delete" : "none");
        requireOneOf("follow", configuration.getFollow(), "items", resource.followed() == null ? "items" : "status");
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
        requireAtLeast(1_000, "statusMaxAge", configuration.getStatusMaxAge());
        if (configuration.isWebhook() && !"inbox".equals(resource.name())) {
            throw new IllegalArgumentException(
                    "option webhook takes true on inbox only: what other webhooks tell is not what a poll of "
                            + resource.name() + " gives");
        }
        return switch (resource.name()) {
            case "account" -> balance(endpoint, processor);
            case "conversations" -> conversations(endpoint, processor);
            default -> list(endpoint, processor, resource);
        };
    }

    private static boolean canDelete(Resource resource) {
        return resource.listed() != null && resource.listed().delete() != null;
    }

    private static Consumer balance(FivecentEndpoint endpoint, Processor processor) {
        Double threshold = endpoint.getConfiguration().getThreshold();
        if (threshold == null || !(threshold > 0)) {
            throw new IllegalArgumentException("option threshold takes the credits below which a consumer of account"
                    + " gives the balance, a number above 0, given " + threshold);
        }
        return new BalanceConsumer(endpoint, processor);
    }

    private static Consumer conversations(FivecentEndpoint endpoint, Processor processor) {
        FivecentConfiguration configuration = endpoint.getConfiguration();
        requireOneOf("direction", configuration.getDirection(), "inbound", "outbound", "both");
        if (configuration.getId() != null && configuration.getNumber() != null) {
            throw new IllegalArgumentException(
                    "options id and number do not go together: each takes the one conversation that is wanted");
        }
        if (configuration.getId() != null && !configuration.getId().matches("[0-9a-fA-F]{24}")) {
            throw new IllegalArgumentException(
                    "option id takes the id of a conversation, 24 hex digits, given " + configuration.getId());
        }
        if (configuration.getNumber() != null) {
            requireNumber(configuration.getNumber());
        }
        return new ConversationConsumer(endpoint, processor);
    }

    private static void requireNumber(String number) {
        try {
            PhoneNumber.forSending(number);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option number takes a phone number: " + e.getMessage());
        }
    }

    private static Consumer list(FivecentEndpoint endpoint, Processor processor, Resource resource) {
        if (resource.listed() == null) {
            throw new IllegalArgumentException("resource " + resource.name()
                    + " has nothing to consume; consumers are there for sms, inbox, optouts, conversations, email and"
                    + " account");
        }
        if ("status".equals(endpoint.getConfiguration().getFollow())) {
            return new StatusConsumer<>(endpoint, processor, resource.followed());
        }
        return endpoint.getConfiguration().isWebhook()
                ? hybrid(endpoint, processor, resource.listed())
                : new FivecentListConsumer<>(endpoint, processor, resource.listed());
    }

    private static Consumer hybrid(FivecentEndpoint endpoint, Processor processor, Listed<?> listed) {
        FivecentConfiguration configuration = endpoint.getConfiguration();
        if (configuration.getIdempotentRepository() == null) {
            LOG.info(
                    "{} remembers the last {} messages in memory. After a restart those that came by webhook since the last"
                            + " poll are routed again; set idempotentRepository to keep them.",
                    endpoint.getEndpointBaseUri(),
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
