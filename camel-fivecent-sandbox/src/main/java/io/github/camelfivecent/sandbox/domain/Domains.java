package io.github.camelfivecent.sandbox.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The domains from which an account sends email. */
public final class Domains {
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9-]{1,63}");
    private static final int INITIAL_LIMIT = 5;

    private final List<StoredDomain> all = new ArrayList<>();
    private final ObjectIds ids;
    private final Timetable timetable;
    private final Flags flags;
    private final Registry registry;
    private int limit = INITIAL_LIMIT;

    Domains(ObjectIds ids, Timetable timetable, Flags flags, Registry registry) {
        this.ids = ids;
        this.timetable = timetable;
        this.flags = flags;
        this.registry = registry;
    }

    /** Registers a domain, which then waits to be verified; absent fields are null. Refuses as documented. */
    public synchronized StoredDomain create(String domain, String subdomain) {
        flags.require(Flag.EMAIL, 400, "Email not enabled. Please contact us.");
        if (domain == null || domain.isEmpty()) {
            throw Refusal.of("Missing Domain");
        }
        String name = domain.toLowerCase(Locale.ROOT);
        if (!DOMAIN.matcher(name).matches()) {
            throw Refusal.of("Invalid Domain");
        }
        String given = subdomain == null || subdomain.isEmpty() ? "email" : subdomain.toLowerCase(Locale.ROOT);
        String sub = given.endsWith("." + name) ? given.substring(0, given.length() - name.length() - 1) : given;
        if (!SUBDOMAIN.matcher(sub).matches()) {
            throw Refusal.of("Invalid subdomain. Use only letters, numbers, and hyphens.");
        }
        if (registry.mailHosts().contains(sub + "." + name)) {
            throw Refusal.of("Domain already registered. Please contact us.").assuming(Assumption.DOMAINS);
        }
        if (all.size() >= limit) {
            throw Refusal.of("Domain limit reached. Your plan allows " + limit + " domain" + (limit == 1 ? "" : "s")
                    + ". Please upgrade your plan or contact us.");
        }
        return add(name, sub, "pending", sub.equals(given) ? null : "Subdomain was corrected to \"" + sub + "\"");
    }

    /** Whether an account of the sandbox has this domain with another subdomain. */
    public boolean otherSubdomain(StoredDomain domain) {
        return registry.mailHosts().stream()
                .anyMatch(host -> host.endsWith("." + domain.domain()) && !host.equals(domain.host()));
    }

    /** Whether this host itself is a verified one. */
    public synchronized boolean isVerified(String host) {
        return all.stream()
                .anyMatch(domain -> domain.verified() && domain.host().equals(host));
    }

    /** The domain with this id, or the service's refusal. */
    public synchronized StoredDomain get(String id) {
        return all.stream()
                .filter(domain -> domain.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of("Failed (Domain not found or unauthorized)"));
    }

    /** All, in the order in which they were registered. */
    public synchronized List<StoredDomain> all() {
        return List.copyOf(all);
    }

    /** Whether email may be sent from this host: a verified one, or the domain that one belongs to (assumed). */
    synchronized boolean maySend(String host) {
        return all.stream()
                .anyMatch(domain -> domain.verified()
                        && (domain.host().equals(host) || domain.domain().equals(host)));
    }

    synchronized StoredDomain add(String domain, String subdomain, String status, String warning) {
        StoredDomain added = new StoredDomain(ids.next(timetable.now()), domain, subdomain, status, warning);
        keep(added);
        return added;
    }

    private void keep(StoredDomain domain) {
        all.add(domain);
        registry.addMailHost(domain.host());
    }

    synchronized void status(String domain, String status) {
        Predicate<StoredDomain> named =
                one -> one.domain().equals(domain) || one.host().equals(domain);
        if (all.stream().noneMatch(named)) {
            throw new IllegalArgumentException("There is no domain " + domain);
        }
        all.replaceAll(one -> named.test(one)
                ? new StoredDomain(one.id(), one.domain(), one.subdomain(), status, one.warning())
                : one);
    }

    synchronized void limit(int value) {
        limit = value;
    }

    /** How many the plan allows. */
    public synchronized int limit() {
        return limit;
    }

    synchronized void restore(List<StoredDomain> domains, int allowed) {
        domains.forEach(this::keep);
        limit = allowed;
    }

    synchronized void clear() {
        all.forEach(domain -> registry.removeMailHost(domain.host()));
        all.clear();
        limit = INITIAL_LIMIT;
    }
}
