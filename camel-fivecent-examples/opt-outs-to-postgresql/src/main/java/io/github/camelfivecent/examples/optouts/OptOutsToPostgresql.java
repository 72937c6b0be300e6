package io.github.camelfivecent.examples.optouts;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Each opt-out of the account becomes a row. */
public class OptOutsToPostgresql extends RouteBuilder {

    public static void main(String[] args) throws Exception {
        new Main(OptOutsToPostgresql.class).run(args);
    }

    @Override
    public void configure() {
        // spotless:off
        // Each opt-out comes at least once: after a kill, those of the last second come again. A number is one row.
        // A field that the service leaves out is a header that is not there: it must not hold up all others.
        from("fivecent:optouts?delay={{opt-outs.delay}}").routeId("opt-outs")
            .filter(header("CamelFivecentNumber").isNull())
                .log(LoggingLevel.ERROR, "The opt-out ${header.CamelFivecentMessageId} has no number, and is no row")
                .stop()
            .end()
            .to("sql:INSERT INTO opt_outs (number, since)"
                + " VALUES (:#CamelFivecentNumber, to_timestamp(:#${header.CamelMessageTimestamp} / 1000.0))"
                + " ON CONFLICT (number) DO UPDATE SET since = COALESCE(excluded.since, opt_outs.since)");
        // spotless:on
    }
}
