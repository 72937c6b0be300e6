package io.github.camelfivecent.examples.receipts;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** A row for each status of each SMS: the webhook tells it at once, a poll tells what the webhook could not. */
public class ReceiptsToPostgresql extends RouteBuilder {

    public static void main(String[] args) throws Exception {
        new Main(ReceiptsToPostgresql.class).run(args);
    }

    @Override
    public void configure() {
        // spotless:off
        // The service gets its 200 once the row is there. That two routes tell the same, that it is told twice or in
        // another order, makes no difference to the rows.
        from("webhook:fivecent:sms?webhookComponentName=platform-http&webhookPath=/receipts"
                + "&webhookAutoRegister=false").routeId("webhook")
            .to("sql:INSERT INTO receipts (message_id, status, status_text, told_by)"
                + " VALUES (:#CamelFivecentMessageId, :#CamelFivecentStatus,"
                + " :#${header.CamelFivecentStatusText}, 'webhook')"
                + " ON CONFLICT DO NOTHING");

        // What has no status yet is no receipt, and must not hold up the others.
        from("fivecent:sms?follow=status&delay={{poll.delay}}").routeId("poll")
            .filter(header("CamelFivecentStatus").isNotNull())
            .to("sql:INSERT INTO receipts (message_id, status, status_text, number, told_by)"
                + " VALUES (:#CamelFivecentMessageId, :#CamelFivecentStatus,"
                + " :#${header.CamelFivecentStatusText}, :#${header.CamelFivecentNumber}, 'poll')"
                + " ON CONFLICT (message_id, status) DO UPDATE SET number = excluded.number");
        // spotless:on
    }
}
