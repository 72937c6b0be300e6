package io.github.camelfivecent.resource;

import io.github.camelfivecent.operation.Operation;
import java.util.List;

/**
 * A resource of the API, as it stands in an endpoint's URI.
 *
 * @param name       its name, such as {@code sms}
 * @param operations what can be done with it; the first is what a producer does unless it is told otherwise
 * @param listed     its list, if a consumer can walk it; else null
 * @param followed   how the statuses of its list are followed; null if they have none
 */
public record Resource(String name, List<Operation<?>> operations, Listed<?> listed, Followed<?> followed) {

    private static final List<String> NAMES = List.of(
            "sms",
            "inbox",
            "optouts",
            "conversations",
            "email",
            "domains",
            "account",
            "logins",
            "senderids",
            "virtualnumbers");

    private static Resource of(String name, List<Operation<?>> operations) {
        return new Resource(name, operations, null, null);
    }

    /** The resources and their operations: the table that documentation, tests and sandbox are checked against. */
    public static List<Resource> all() {
        return NAMES.stream().map(Resource::named).toList();
    }

    /**
     * The resource of a name. The others are not loaded with it, so that a start does not pay for what it does not use.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Resource named(String name) {
        return switch (name) {
            case "sms" -> new Resource(name, Sms.OPERATIONS, Sms.LISTED, Sms.FOLLOWED);
            case "inbox" -> new Resource(name, Inbox.OPERATIONS, Inbox.LISTED, null);
            case "optouts" -> new Resource(name, OptOuts.OPERATIONS, OptOuts.LISTED, null);
            case "conversations" -> of(name, Conversations.OPERATIONS);
            case "email" -> new Resource(name, Emails.OPERATIONS, Emails.LISTED, Emails.FOLLOWED);
            case "domains" -> of(name, Domains.OPERATIONS);
            case "account" -> of(name, Account.OPERATIONS);
            case "logins" -> of(name, Logins.OPERATIONS);
            case "senderids" -> of(name, SenderIds.OPERATIONS);
            case "virtualnumbers" -> of(name, VirtualNumbers.OPERATIONS);
            default ->
                throw new IllegalArgumentException("resource " + name + " is none of " + String.join(", ", NAMES));
        };
    }

    /**
     * The operation of a name.
     *
     * @param  operation its name, or null for the first
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public Operation<?> operation(String operation) {
        if (operation == null) {
            return operations.get(0);
        }
        return operations.stream()
                .filter(each -> each.name().equals(operation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("operation " + operation + " is none of those of "
                        + name + ": "
                        + String.join(
                                ", ", operations.stream().map(Operation::name).toList())));
    }
}
