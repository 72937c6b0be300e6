package io.github.camelfivecent.quarkus.it;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;

public class ShopRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        from("direct:sms").routeId("sms")
            .to("fivecent:sms?sender=Shop");

        from("direct:email").routeId("email")
            .to("fivecent:email?senderEmail=shop@mail.example.com&subject=Hello");

        from("direct:sent").routeId("sent")
            .to("fivecent:sms?operation=list");

        from("fivecent:inbox?initialDelay=10&delay=200").routeId("inbox")
            .bean(Inbox.class)
            .transformDataType(new DataType("fivecent:application-cloudevents"))
            .bean(Inbox.class, "addEvent");
        // spotless:on
    }
}
