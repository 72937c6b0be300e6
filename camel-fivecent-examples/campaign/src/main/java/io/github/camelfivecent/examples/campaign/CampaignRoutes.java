package io.github.camelfivecent.examples.campaign;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.SmsBatchStrategy;
import io.github.camelfivecent.model.FivecentThrottledException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.BindyType;

/** A CSV file leaves as SMS in few requests, and what became of each row goes to another file. */
public class CampaignRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        // The service is away: the batch comes again, and what of it was sent is not sent again.
        onException(FivecentUnavailableException.class, FivecentThrottledException.class)
            .maximumRedeliveries(10).redeliveryDelay(2_000)
            .handled(true).bean("report", "stop(${exception.message})");

        // Such as a wrong key: the others would fare no better, so nothing more is sent.
        onException(Exception.class)
            .handled(true).bean("report", "stop(${exception.message})");

        from("file:{{campaign.folder}}?fileName=customers.csv&noop=true&repeatCount=1").routeId("campaign")
            // 2,000 lines at a time, without the headline
            .split(body().tokenize("\n", 2_000, true)).streaming()
                .filter(simple("${bean:report?method=goesOn}"))
                    .to("direct:rows", "direct:batch")
                .end()
            .end()
            .bean("report", "fileRead");

        // A line that cannot be read is a row of the batch, too: one that is not sent.
        from("direct:rows").routeId("rows").errorHandler(noErrorHandler())
            .split(body().tokenize("\n"), new SmsBatchStrategy())
                .unmarshal().bindy(BindyType.Csv, Customer.class)
                .setHeader("customer", simple("${body.id}"))
                .setHeader(FivecentConstants.TO, simple("${body.mobile}"))
                .setBody(simple("${body.text}"))
            .end();

        from("direct:batch").routeId("batch")
            .to("fivecent:sms?idempotencyKey=summer-${header.CamelFivecentTo}")
            .bean("report", "sent")
            .split(body(), AggregationStrategies.string("\n"))
                .bean("report", "line")
            .end()
            .to("file:{{campaign.folder}}?fileName=results.csv&fileExist=Append&appendChars=\\n");
        // spotless:on
    }
}
