package io.github.camelfivecent.examples.inbox;

import static io.github.camelfivecent.FivecentConstants.BEFORE;
import static io.github.camelfivecent.FivecentConstants.BEFORE_MO;
import static io.github.camelfivecent.FivecentConstants.BEFORE_MT;
import static io.github.camelfivecent.FivecentConstants.ID;
import static io.github.camelfivecent.FivecentConstants.NUMBER;
import static io.github.camelfivecent.FivecentConstants.QUERY;
import static io.github.camelfivecent.FivecentConstants.SENDER;
import static io.github.camelfivecent.FivecentConstants.SINCE_MO;
import static io.github.camelfivecent.FivecentConstants.SINCE_MT;
import static io.github.camelfivecent.FivecentConstants.TO;
import static io.github.camelfivecent.FivecentConstants.UNREAD;

import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;

/** Conversations of the account over REST: straight from the service, so that there is nothing to keep in step with it. */
public class InboxRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        // It may have been sent. The same reply with the same key finds out, and sends only if it was not.
        onException(FivecentOutcomeUnknownException.class).handled(true)
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(504)).to("direct:failure");
        onException(FivecentRequestException.class).handled(true)
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(422)).to("direct:failure");
        onException(FivecentException.class).handled(true)
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(503)).to("direct:failure");

        restConfiguration().component("platform-http").clientRequestValidation(true);

        rest("/api/conversations")
            .get().to("direct:list")
            .get("/{id}").to("direct:thread")
            .get("/{id}/news").to("direct:news")
            .get("/{id}/older").to("direct:older")
            // A page of another site cannot set this header, so that it cannot send in the name of who has this one open.
            .post("/{number}/replies").param().name("Idempotency-Key").type(RestParamType.header).required(true)
                .endParam().to("direct:reply");

        from("direct:list").routeId("list")
            .setHeader(BEFORE, header("before"))
            .setHeader(QUERY, header("q"))
            .setHeader(UNREAD, header("unread"))
            .to("fivecent:conversations")
            .to("direct:json");

        // This marks the conversation as read, as the one who opens it expects.
        from("direct:thread").routeId("thread")
            .setHeader(ID, header("id"))
            .to("fivecent:conversations?operation=get")
            .to("direct:json");

        from("direct:news").routeId("news")
            .setHeader(ID, header("id"))
            .setHeader(SINCE_MO, header("since_mo"))
            .setHeader(SINCE_MT, header("since_mt"))
            .to("fivecent:conversations?operation=poll")
            .to("direct:json");

        from("direct:older").routeId("older")
            .setHeader(ID, header("id"))
            .setHeader(BEFORE_MO, header("before_mo"))
            .setHeader(BEFORE_MT, header("before_mt"))
            .to("fivecent:conversations?operation=older")
            .to("direct:json");

        // Only to who is in conversation already, and from the number that the conversation is held on.
        from("direct:reply").routeId("reply")
            .convertBodyTo(String.class)
            .setProperty("text", body())
            .setHeader(NUMBER, header("number"))
            .to("fivecent:conversations?operation=resolve")
            .choice()
                .when(body().isNull())
                    .removeHeaders("*")
                    .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(404))
                .otherwise()
                    .setHeader(TO, simple("${body.remoteNumber}"))
                    .setHeader(SENDER, simple("${body.lastLocalNumber}"))
                    .setBody(exchangeProperty("text"))
                    // The opt-out may be a second old.
                    .to("fivecent:sms?idempotencyKey=${header.Idempotency-Key}&onUnknownOutcome=verify"
                        + "&optOutCheck=fail&optOutRefresh=0&maxSegments=4")
                    .setBody(simple("{\"id\":\"${header.CamelFivecentMessageId}\","
                        + "\"segments\":${header.CamelFivecentSegments}}"))
                    .to("direct:json");

        // What came with the request is not sent back.
        from("direct:json").routeId("json")
            .removeHeaders("*")
            .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
            .convertBodyTo(byte[].class);

        from("direct:failure").routeId("failure")
            .removeHeaders("*", Exchange.HTTP_RESPONSE_CODE)
            .setHeader(Exchange.CONTENT_TYPE, constant("text/plain; charset=utf-8"))
            .setBody(exceptionMessage());
        // spotless:on
    }
}
