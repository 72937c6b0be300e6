package io.github.camelfivecent.springboot;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application that sends and receives. */
@SpringBootApplication
class Shop {

    @Bean
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:send").routeId("send")
                    .to("fivecent:sms");
                from("fivecent:inbox?initialDelay=10&delay=100").routeId("inbox")
                    .to("mock:inbox");
                // spotless:on
            }
        };
    }
}
