package io.github.camelfivecent.examples.quickstart;

import io.github.camelfivecent.FivecentConstants;
import org.apache.camel.builder.RouteBuilder;

/**
 * Opt-outs go to a table, what else customers reply to files and a queue. {@code routes/replies.yaml} has the same in
 * YAML.
 */
public class ReplyRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        // Each message comes at least once: after a crash, the one that was being routed comes again. So nothing here
        // does harm when it is done twice: a file and a row are written over, and Artemis takes an id only once.
        from("fivecent:inbox?delay=500").routeId("inbox")
            .choice()
                .when(simple("${body.message} =~ 'STOP'"))
                    .to("direct:optout")
                .otherwise()
                    .to("file:{{output.folder}}/replies?fileName=${header.CamelFivecentMessageId}.json")
                    .setHeader("_AMQ_DUPL_ID", header(FivecentConstants.MESSAGE_ID))
                    .to("jms:replies?jmsMessageType=Text");

        // Not everybody opts out by a reply.
        from("fivecent:optouts?delay=500").routeId("optouts")
            .to("direct:optout");

        from("direct:optout").routeId("optout")
            .to("sql:MERGE INTO opt_outs (number, since) KEY (number)"
                + " VALUES (:#CamelFivecentNumber, :#${header.CamelFivecentTimestamp})");
        // spotless:on
    }
}
