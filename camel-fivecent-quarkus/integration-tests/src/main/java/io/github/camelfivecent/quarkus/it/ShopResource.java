package io.github.camelfivecent.quarkus.it;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.model.FivecentException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** Lets tests reach the routes. */
@Path("/")
public class ShopResource {

    @Inject
    CamelContext context;

    @Inject
    ProducerTemplate producer;

    @Inject
    Inbox inbox;

    @POST
    @Path("sms/{to}")
    public String sms(@PathParam("to") String to, String text) {
        try {
            return producer.requestBodyAndHeader("direct:sms", text, "CamelFivecentTo", to, String.class);
        } catch (CamelExecutionException e) {
            FivecentException failure = (FivecentException) e.getCause();
            return failure.getClass().getSimpleName() + " " + failure.getOutcome();
        }
    }

    @POST
    @Path("email/{to}")
    public String email(@PathParam("to") String to, String text) {
        Map<String, Object> headers = Map.of("CamelFivecentRecipient", to);
        return producer.requestBodyAndHeaders("direct:email", text, headers, String.class);
    }

    @GET
    @Path("sent")
    public String sent() {
        return producer.requestBody("direct:sent", null, String.class);
    }

    @GET
    @Path("inbox")
    public String inbox() {
        return inbox.messages().stream()
                .map(message -> message.from() + ": " + message.message())
                .collect(Collectors.joining("\n"));
    }

    @GET
    @Path("events")
    public String events() {
        return String.join("\n", inbox.events());
    }

    @GET
    @Path("where")
    public String where() {
        return context.getComponent("fivecent", FivecentComponent.class)
                .getConfiguration()
                .getSmsBaseUrl();
    }
}
