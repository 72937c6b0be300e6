package io.github.camelfivecent.examples.quickstart;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.BindyType;

/** A CSV file of customers leaves as SMS and emails. {@code routes/customers.yaml} has the same in YAML. */
public class CustomerRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        // What was refused was not sent: its line goes to errors.csv, and the next customer is served.
        onException(FivecentRequestException.class).handled(true)
            .setProperty("reason", exceptionMessage())
            .to("direct:error");

        // Bindy cannot read the line.
        onException(IllegalArgumentException.class).handled(true)
            .setProperty("reason", constant("a line needs 4 columns: name, mobile, email, text"))
            .to("direct:error");

        // What may have been sent must not be sent again before a person has looked: its line goes to unknown.csv.
        onException(FivecentOutcomeUnknownException.class).handled(true)
            .setProperty("reason", exceptionMessage())
            .to("direct:unknown");

        // A wrong key, a service that is away: the others would fare no better, so nothing more is sent.
        onException(Exception.class).handled(true)
            .bean("report", "stop(${exception.message})");

        from("file:{{customers.folder}}?fileName={{customers.file}}&charset=utf-8&noop=true&repeatCount=1")
            .routeId("customers")
            .split(body().tokenize("\r\n|\n")).streaming()
                // neither the headline nor empty lines, and nothing more once it is to stop
                .filter(simple("${exchangeProperty.CamelSplitIndex} > 0 && ${body} != '' && ${bean:report?method=goesOn}"))
                    .to("direct:customer")
                .end()
            .end()
            .bean("report", "fileRead");

        from("direct:customer").routeId("customer")
            .bean("report", "customer")
            .setProperty("line", body())
            .unmarshal().bindy(BindyType.Csv, Customer.class)
            .choice()
                .when(simple("${body.mobile} == '' && ${body.email} == ''"))
                    .setProperty("reason", constant("neither a mobile number nor an email address"))
                    .to("direct:error")
                .otherwise()
                    .multicast().stopOnException().to("direct:sms", "direct:email");

        from("direct:sms").routeId("sms")
            .filter(simple("${body.mobile} != ''"))
            .setHeader(FivecentConstants.TO, simple("${body.mobile}"))
            .setBody(simple("Hi ${body.name}, ${body.text}"))
            .to("fivecent:sms?idempotencyKey=${hash(${exchangeProperty.line})}")
            .bean("report", "sms");

        from("direct:email").routeId("email")
            .filter(simple("${body.email} != ''"))
            .setHeader(FivecentConstants.RECIPIENT, simple("${body.email}"))
            .setBody(simple("Hi ${body.name},\n\n${body.text}"))
            .to("fivecent:email?subject=Your order&idempotencyKey=${hash(${exchangeProperty.line})}")
            .bean("report", "email");

        from("direct:error").routeId("error")
            .bean("report", "error")
            .to("file:{{output.folder}}?fileName=errors.csv&charset=utf-8&fileExist=Append");

        from("direct:unknown").routeId("unknown")
            .bean("report", "unknown")
            .to("file:{{output.folder}}?fileName=unknown.csv&charset=utf-8&fileExist=Append");
        // spotless:on
    }
}
