package io.github.camelfivecent.sandbox.control;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The clock. */
final class ClockRoutes {
    private static final Duration MOST = Duration.ofDays(3660);

    private ClockRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.get("/clock", call -> view(call.sandbox().time())), Route.post("/clock", ClockRoutes::change));
    }

    private static Object change(ControlCall call) {
        SandboxTime time = call.sandbox().time();
        call.text("mode").ifPresent(mode -> {
            switch (mode) {
                case "virtual" -> time.stop();
                case "running" -> time.run();
                case "real" -> time.reset();
                default ->
                    throw new ControlException(400, "The field mode takes virtual, running or real, not " + mode);
            }
        });
        call.duration("advance").ifPresent(by -> {
            if (by.compareTo(MOST) > 0) {
                throw new ControlException(400, "The clock goes ten years ahead at most");
            }
            time.advance(by);
        });
        call.sandbox().world().accounts().forEach(Account::catchUp);
        return view(time);
    }

    private static Map<String, Object> view(SandboxTime time) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("now", time.instant());
        view.put("running", time.running());
        view.put("ahead", time.ahead());
        return view;
    }
}
