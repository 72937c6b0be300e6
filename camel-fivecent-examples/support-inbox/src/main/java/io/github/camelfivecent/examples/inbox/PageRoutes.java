package io.github.camelfivecent.examples.inbox;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The files of the page. */
public class PageRoutes extends RouteBuilder {

    @Override
    public void configure() {
        file("/", "index.html", "text/html");
        file("/inbox.js", "inbox.js", "text/javascript");
        file("/inbox.css", "inbox.css", "text/css");
    }

    private void file(String path, String file, String type) {
        from("platform-http:" + path + "?httpMethodRestrict=GET")
                .routeId(file)
                .removeHeaders("*")
                .setHeader(Exchange.CONTENT_TYPE, constant(type + "; charset=utf-8"))
                // nothing from elsewhere, nothing inline: what a customer writes cannot become a script
                .setHeader("Content-Security-Policy", constant("default-src 'self'; frame-ancestors 'none'"))
                .setBody()
                .constant("resource:classpath:page/" + file);
    }
}
