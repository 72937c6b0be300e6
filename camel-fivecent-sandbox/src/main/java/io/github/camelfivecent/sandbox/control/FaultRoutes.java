package io.github.camelfivecent.sandbox.control;

import io.github.camelfivecent.sandbox.fault.ArmedFault;
import io.github.camelfivecent.sandbox.fault.Arming;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.fault.MagicCatalog;
import io.github.camelfivecent.sandbox.fault.PagingFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is to go wrong. */
final class FaultRoutes {
    private static final Set<Fault.Kind> ALWAYS_200 =
            Set.of(Fault.Kind.RUBBISH, Fault.Kind.TRUNCATED, Fault.Kind.EMPTY);

    private FaultRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.get("/faults", FaultRoutes::list),
                Route.post("/faults", FaultRoutes::arm),
                Route.delete("/faults", FaultRoutes::clear),
                Route.delete("/faults/{id}", FaultRoutes::clearOne));
    }

    private static Object list(ControlCall call) {
        return Map.of(
                "armed", armed(call),
                "kinds", Fault.Kind.values(),
                "pages", PagingFault.Kind.values(),
                "magic", MagicCatalog.all());
    }

    private static ArmedFault arm(ControlCall call) {
        Arming arming = call.sandbox()
                .faults()
                .on(call.text("operation").filter(text -> !text.isEmpty()).orElse("*"))
                .to(call.text("to").orElse(""))
                .skip(call.number("skip", 0));
        if (call.query("account").isPresent()) {
            arming.account(call.account().keyId());
        }
        if (call.flag("maintenance")) {
            return arming.always().failBefore(Fault.unavailable());
        }
        if (call.text("quota").isPresent()) {
            return arming.quota(call.number("quota", 1), call.duration("window").orElse(Duration.ofSeconds(1)));
        }
        if (call.flag("always")) {
            arming.always();
        } else {
            arming.times(positive("times", call.number("times", 1)));
        }
        if (call.text("latency").isPresent()) {
            return arming.latency(call.duration("latency").orElse(Duration.ZERO));
        }
        if (call.text("page").isPresent()) {
            return arming.page(pagingFault(call));
        }
        Fault fault = fault(call);
        return switch (call.text("when").orElse("before")) {
            case "before" -> arming.failBefore(fault);
            case "after" -> arming.failAfter(fault);
            default -> throw new ControlException(400, "The field when takes before or after");
        };
    }

    private static PagingFault pagingFault(ControlCall call) {
        return switch (call.constant(PagingFault.Kind.class, "page", call.required("page"))) {
            case DUPLICATE -> PagingFault.duplicate();
            case LOOP -> PagingFault.loop(positive("pages", call.number("pages", 1)));
            case BACKWARDS -> PagingFault.backwards();
            case FOREIGN_HOST -> PagingFault.foreignHost();
            case FOREIGN_PATH -> PagingFault.foreignPath();
        };
    }

    private static Fault fault(ControlCall call) {
        Fault.Kind kind = call.constant(Fault.Kind.class, "fault", call.required("fault"));
        Duration duration = call.duration("duration").orElse(Duration.ZERO);
        int status = call.number("status", 0);
        return switch (kind) {
            case HANG -> duration.isZero() ? Fault.hang() : Fault.hang(duration);
            case ERROR -> Fault.error(status(status == 0 ? 500 : status));
            case HTML -> Fault.html(status(status == 0 ? 502 : status));
            case THROTTLED -> Fault.throttled(duration);
            case THROTTLED_UNTIL -> Fault.throttledUntil(duration);
            case UNAVAILABLE -> Fault.unavailable(duration);
            case DRIP -> Fault.drip(duration.isZero() ? Duration.ofMinutes(1) : duration);
            case DELAY -> Fault.delay(duration.isZero() ? Duration.ofSeconds(5) : duration);
            default -> new Fault(kind, ALWAYS_200.contains(kind) ? 200 : 0, Duration.ZERO);
        };
    }

    private static int status(int status) {
        if (status < 200 || status > 599) {
            throw new ControlException(400, "The field status takes an HTTP status of 200 to 599, not " + status);
        }
        return status;
    }

    private static int positive(String field, int value) {
        if (value < 1) {
            throw new ControlException(400, "The field " + field + " takes 1 or more, not " + value);
        }
        return value;
    }

    private static Object clear(ControlCall call) {
        if (call.query("account").isPresent()) {
            call.sandbox().faults().clearFor(call.account().keyId());
        } else {
            call.sandbox().faults().clear();
        }
        return Map.of("armed", armed(call));
    }

    private static Object clearOne(ControlCall call) {
        String id = call.path("id");
        if (!id.matches("\\d{1,9}") || !call.sandbox().faults().clear(Integer.parseInt(id))) {
            throw ControlException.notFound("armed fault " + id);
        }
        return Map.of("armed", armed(call));
    }

    /** All, or those that can happen to the account that is named. */
    static List<ArmedFault> armed(ControlCall call) {
        return call.query("account").isPresent()
                ? call.sandbox().faults().armedFor(call.account().keyId())
                : call.sandbox().faults().armed();
    }
}
