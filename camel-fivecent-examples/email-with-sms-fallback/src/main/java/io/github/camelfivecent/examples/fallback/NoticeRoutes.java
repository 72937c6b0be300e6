package io.github.camelfivecent.examples.fallback;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** An email, and an SMS once if it is lost or does not arrive in time. */
public class NoticeRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        // Whoever got no answer gives the notice again: it has the same key, and gets the first answer.
        from("direct:notify").routeId("notify")
            .setProperty("notice", body())
            .setHeader(FivecentConstants.RECIPIENT, simple("${body.email}"))
            .setHeader(FivecentConstants.SUBJECT, simple("${body.subject}"))
            .setBody(simple("${body.text}"))
            .to("fivecent:email?idempotencyKey=${exchangeProperty.notice.key}")
            .to("sql:MERGE INTO notices (email_id, mobile, sms, sent) KEY (email_id) VALUES (:#CamelFivecentMessageId,"
                + " :#${exchangeProperty.notice.mobile}, :#${exchangeProperty.notice.sms}, CURRENT_TIMESTAMP)");

        // A status may be here before the row of its notice, so that either of them makes the row.
        from("fivecent:email?follow=status&delay={{fallback.look:30s}}").routeId("statuses")
            .to("direct:state");

        from("direct:state").routeId("state")
            .choice()
                .when(simple("${header.CamelFivecentStatus} in '{{email.arrived}}'"))
                    .setHeader("state", constant("ARRIVED"))
                .when(simple("${header.CamelFivecentStatus} in '{{email.lost}}'"))
                    .setHeader("state", constant("LOST"))
                .otherwise()
                    .setHeader("state", constant("UNDER_WAY"))
            .end()
            .to("sql:MERGE INTO notices (email_id, state) KEY (email_id) VALUES (:#CamelFivecentMessageId, :#state)");

        // Until its SMS is written down, a notice is found again. Its key lets the SMS out once all the same.
        from("sql:SELECT email_id, mobile, sms FROM notices"
                + " WHERE mobile IS NOT NULL AND sms_id IS NULL AND problem IS NULL AND (state = 'LOST'"
                + " OR (state IS DISTINCT FROM 'ARRIVED'"
                + " AND sent < DATEADD('SECOND', -{{fallback.after-seconds}}, CURRENT_TIMESTAMP)))"
                + "?delay={{fallback.look:30s}}").routeId("fallback")
            // What is refused would be refused again, and what may have been sent would be sent twice: a person has to
            // look.
            .onException(FivecentRequestException.class, FivecentOutcomeUnknownException.class).handled(true)
                .to("sql:UPDATE notices SET problem = :#${exception.message} WHERE email_id = :#emailId")
                .log(LoggingLevel.ERROR,
                    "No SMS for the email ${header.emailId}, or none that is known: ${exception.message}")
            .end()
            .setHeader("emailId", simple("${body[email_id]}"))
            .setHeader(FivecentConstants.TO, simple("${body[mobile]}"))
            .setProperty("sms", simple("${body[sms]}"))
            // Statuses may not have been read for a while, and an SMS costs money.
            .setHeader(FivecentConstants.ID, header("emailId"))
            .to("fivecent:email?operation=get")
            .to("direct:state")
            .filter(header("state").isNotEqualTo("ARRIVED"))
                .setBody(exchangeProperty("sms"))
                .to("fivecent:sms?idempotencyKey=fallback-${header.emailId}&onUnknownOutcome=verify")
                .to("sql:UPDATE notices SET sms_id = :#CamelFivecentMessageId WHERE email_id = :#emailId");
        // spotless:on
    }
}
