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

    /** The resources and their operations: the table that documentation, tests and sandbox are checked against. */
    public static final List<Resource> ALL = List.of(
            new Resource("sms", Sms.OPERATIONS, Sms.LISTED, Sms.FOLLOWED),
            new Resource("inbox", Inbox.OPERATIONS, Inbox.LISTED, null),
            new Resource("optouts", OptOuts.OPERATIONS, OptOuts.LISTED, null),
            of("conversations", Conversations.OPERATIONS),
            new Resource("email", Emails.OPERATIONS, Emails.LISTED, Emails.FOLLOWED),
            of("domains", Domains.OPERATIONS),
            of("account", Account.OPERATIONS),
            of("logins", Logins.OPERATIONS),
            of("senderids", SenderIds.OPERATIONS),
            of("virtualnumbers", VirtualNumbers.OPERATIONS));

    private static Resource of(String name, List<Operation<?>> operations) {
        return new Resource(name, operations, null, null);
    }

    /**
     * The resource of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Resource named(String name) {
        for (Resource resource : ALL) {
            if (resource.name.equals(name)) {
                return resource;
            }
        }
        throw new IllegalArgumentException("resource " + name + " is none of "
                + String.join(", ", ALL.stream().map(Resource::name).toList()));
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
