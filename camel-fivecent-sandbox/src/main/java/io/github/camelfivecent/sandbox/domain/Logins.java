package io.github.camelfivecent.sandbox.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The people who may use an account. */
public final class Logins {
    private static final Set<String> ROLES = Set.of("admin", "manager", "sender", "reporting");

    private final List<StoredLogin> all = new ArrayList<>();
    private final ObjectIds ids;
    private final Timetable timetable;
    private final Registry registry;

    Logins(ObjectIds ids, Timetable timetable, Registry registry) {
        this.ids = ids;
        this.timetable = timetable;
        this.registry = registry;
    }

    /** Adds a person; absent fields are null. Refuses as documented. */
    public synchronized StoredLogin create(String name, String email, String mobile, String role) {
        require("name", name);
        require("email", email);
        if (!EmailAddress.isValid(email)) {
            throw Refusal.of("Invalid email address");
        }
        if (!isEmpty(mobile) && !Numbers.isAustralianMobile(mobile)) {
            throw Refusal.of("Invalid mobile number");
        }
        String wanted = isEmpty(role) ? "admin" : role;
        requireRole(wanted);
        if (all.stream().anyMatch(login -> login.email().equalsIgnoreCase(email))) {
            throw Refusal.of("Login already exists on this account");
        }
        StoredLogin login = new StoredLogin(
                ids.next(timetable.now()),
                name,
                email,
                mobile == null ? "" : mobile,
                wanted,
                registry.addPerson(key(email)));
        all.add(login);
        return login;
    }

    /** Gives a person another role. Refuses as documented. */
    public synchronized StoredLogin changeRole(String id, String role) {
        requireId(id);
        require("role", role);
        requireRole(role);
        StoredLogin login = find(id);
        StoredLogin changed = new StoredLogin(id, login.name(), login.email(), login.mobile(), role, login.isNew());
        all.set(all.indexOf(login), changed);
        return changed;
    }

    /** Removes a person. Refuses as documented. */
    public synchronized void delete(String id) {
        requireId(id);
        StoredLogin login = find(id);
        all.remove(login);
        registry.removePerson(key(login.email()));
    }

    /** All, in the order in which they were added. */
    public synchronized List<StoredLogin> all() {
        return List.copyOf(all);
    }

    synchronized void restore(List<StoredLogin> logins) {
        all.addAll(logins);
        logins.forEach(login -> registry.addPerson(key(login.email())));
    }

    synchronized void clear() {
        all.forEach(login -> registry.removePerson(key(login.email())));
        all.clear();
    }

    private StoredLogin find(String id) {
        return all.stream()
                .filter(login -> login.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of("Login not found on this account"));
    }

    private static void require(String field, String value) {
        if (isEmpty(value)) {
            throw Refusal.of("Missing required field: " + field);
        }
    }

    private static void requireRole(String role) {
        if (!ROLES.contains(role)) {
            throw Refusal.of("Invalid role. Must be one of: admin, manager, sender, reporting");
        }
    }

    private static void requireId(String id) {
        if (!ObjectIds.isId(id)) {
            throw Refusal.of("Invalid login_id format");
        }
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isBlank();
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
