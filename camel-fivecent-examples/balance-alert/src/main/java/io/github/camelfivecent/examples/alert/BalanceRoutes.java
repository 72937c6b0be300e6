package io.github.camelfivecent.examples.alert;

import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/**
 * Tells that the credits run low: first those who buy them, by mail, then the engineer on call, by SMS. Each threshold has
 * a cursor of its own, so that a mail that cannot be sent neither holds up an SMS nor has it sent again.
 */
public class BalanceRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        from("fivecent:account?threshold={{alert.mail-below}}&delay={{alert.look}}").routeId("mail")
            .log(LoggingLevel.WARN, "${body.credits} credits are left: a mail goes to {{alert.mail-to}}")
            .setBody(simple("${body.credits} credits are left. Please buy some."))
            .to("fivecent:email?recipient={{alert.mail-to}}&subject=SMS credits are low");

        from("fivecent:account?threshold={{alert.sms-below}}&delay={{alert.look}}").routeId("sms")
            // Without credits no SMS goes out; to try again at each poll would not help.
            .onException(FivecentRequestException.class).handled(true)
                .log(LoggingLevel.ERROR, "Nobody on call knows how low the credits are: ${exception.message}")
            .end()
            // The list of what was sent could not tell; to try again would send it a second time if it was.
            .onException(FivecentOutcomeUnknownException.class).handled(true)
                .log(LoggingLevel.ERROR, "Perhaps nobody on call knows how low the credits are: ${exception.message}")
            .end()
            .log(LoggingLevel.WARN, "${body.credits} credits are left: an SMS goes to {{alert.sms-to}}")
            .setBody(simple("${body.credits} SMS credits are left."))
            .to("fivecent:sms?to={{alert.sms-to}}&onUnknownOutcome=verify");
        // spotless:on
    }
}
