package io.github.camelfivecent.sandbox.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The numbers that an account receives on. */
public final class VirtualNumbers {
    private static final int LIMIT = 2;
    private static final Set<String> TYPES = Set.of("standard", "unified");

    private final List<StoredVirtualNumber> all = new CopyOnWriteArrayList<>();
    private final ObjectIds ids;
    private final Timetable timetable;
    private final Flags flags;
    private final Registry registry;

    VirtualNumbers(ObjectIds ids, Timetable timetable, Flags flags, Registry registry) {
        this.ids = ids;
        this.timetable = timetable;
        this.flags = flags;
        this.registry = registry;
    }

    /** Buys a number of a country and a type; null is an absent field. Refuses as documented. */
    public synchronized StoredVirtualNumber purchase(String country, String type) {
        if (country == null || country.isEmpty()) {
            throw Refusal.of("Missing required parameter: country");
        }
        if (!country.equals("AU")) {
            throw Refusal.of("Invalid country. Currently only AU is supported for API requests.");
        }
        String wanted = type == null || type.isEmpty() ? "standard" : type;
        if (!TYPES.contains(wanted)) {
            throw Refusal.of("Invalid type. Must be \"standard\" or \"unified\".");
        }
        if (wanted.equals("unified")) {
            flags.require(
                    Flag.UNIFIED, 400, "Your account is not enabled for Unified Mobile Numbers. Please contact us.");
        }
        requirePurchase();
        return add(registry.nextNumber(), wanted);
    }

    /** Gives a number back, or refuses as documented. */
    public void release(String id) {
        if (!ObjectIds.isId(id)) {
            throw Refusal.of("Invalid virtual number ID format");
        }
        if (all.removeIf(number -> number.id().equals(id))) {
            registry.virtualNumberIds().remove(id);
        } else if (registry.virtualNumberIds().contains(id)) {
            throw Refusal.of("Unauthorized - you do not own this virtual number");
        } else {
            throw Refusal.of("Virtual number not found");
        }
    }

    /** Whether this number, in any of its forms, is one of them. */
    public boolean contains(String number) {
        String wanted = Numbers.international(number);
        return all.stream().anyMatch(one -> one.number().equals(wanted));
    }

    /** All, in the order in which they were bought. */
    public List<StoredVirtualNumber> all() {
        return List.copyOf(all);
    }

    StoredVirtualNumber add(String number, String type) {
        String international = Numbers.international(number);
        StoredVirtualNumber added = new StoredVirtualNumber(
                ids.next(timetable.now()), international, Numbers.formatted(international), "AU", type);
        keep(added);
        return added;
    }

    private void keep(StoredVirtualNumber number) {
        all.add(number);
        registry.virtualNumberIds().add(number.id());
    }

    void restore(List<StoredVirtualNumber> numbers) {
        numbers.forEach(this::keep);
    }

    /** The number on which replies to a sender come in: the sender itself if it is one, or else the first. */
    Optional<String> localNumber(String sender) {
        String own = null;
        for (StoredVirtualNumber number : all) {
            if (own == null || number.number().equals(Numbers.international(sender))) {
                own = number.number();
            }
        }
        return Optional.ofNullable(own);
    }

    void clear() {
        all.forEach(number -> registry.virtualNumberIds().remove(number.id()));
        all.clear();
    }

    private void requirePurchase() {
        if (flags.has(Flag.ON_HOLD)) {
            throw Refusal.of("Your account is currently on hold. Please contact us to purchase a virtual number.");
        }
        if (all.size() >= LIMIT && !flags.has(Flag.MORE_NUMBERS)) {
            throw Refusal.of("Maximum virtual numbers reached. Contact us to request increaed quota.");
        }
        flags.require(
                Flag.PAYMENT_METHOD, 400, "No payment method on file. Please add a payment method in the dashboard.");
        flags.require(Flag.SUBSCRIPTION_PLAN, 400, "Invalid subscription plan");
        flags.require(Flag.PAYMENT_ACCEPTED, 400, "Your payment was declined by your bank.");
    }
}
