package io.github.camelfivecent.examples.languages;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Who asks for the hours gets them; what else is written goes to files. */
public class Answers extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        from("fivecent:inbox?delay={{answers.look:10s}}").routeId("answers")
            .choice()
                .when(simple("${body.message} =~ 'HOURS'"))
                    .setHeader(FivecentConstants.TO, header(FivecentConstants.FROM))
                    .setBody(constant("We are open from 7 to 4, Monday to Saturday."))
                    .doTry()
                        .to("fivecent:sms?idempotencyKey=hours-${header.CamelFivecentMessageId}")
                    .doCatch(FivecentRequestException.class, FivecentOutcomeUnknownException.class)
                        .log(LoggingLevel.WARN,
                            "No answer to ${header.CamelFivecentMessageId}, or none that is known: ${exception.message}")
                    .endDoTry()
                .endChoice()
                .otherwise()
                    .to("file:{{answers.folder}}/messages?fileName=${header.CamelFivecentMessageId}.json")
            .end();
        // spotless:on
    }
}
