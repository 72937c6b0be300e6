package io.github.camelfivecent.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.ConversationMessage;
import io.github.camelfivecent.model.DeliveryReceipt;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.SentEmail;
import io.github.camelfivecent.model.SentSms;
import io.github.camelfivecent.observe.Watched;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Items as CloudEvents and as JSON. */
@Timeout(120)
class EventsTest {

    private static final String EVENTS = "fivecent:application-cloudevents";
    private static final String TYPES = "io.github.camelfivecent.event.";

    private static final List<String> BEHIND_SEDA = List.of("smsStatus", "emailStatus", "conversations", "account");

    private static Watched watched;
    private static StoredInbound message;

    @BeforeAll
    static void start() throws Exception {
        watched = new Watched(context -> {});
        message = watched.sandbox().account().receive(Watched.NUMBER, Watched.TEXT);
        watched.sandbox().account().seedOptOuts(1);
        watched.sandbox().account().seedSentSms(1);
        watched.sandbox().account().seedEmails(1);
        watched.sandbox().account().credits(50);
        for (String resource : new String[] {"inbox", "optouts", "sms", "email"}) {
            RouteBuilder.addRoutes(
                    watched.context(), routes -> routes.from("fivecent:" + resource + "?initialDelay=0&delay=100")
                            .transformDataType(new DataType(EVENTS))
                            .to("mock:" + resource));
        }
        RouteBuilder.addRoutes(watched.context(), routes -> {
            routes.from("fivecent:sms?follow=status&initialDelay=0&delay=100").to("seda:smsStatus");
            routes.from("fivecent:email?follow=status&initialDelay=0&delay=100").to("seda:emailStatus");
            routes.from("fivecent:conversations?initialDelay=0&delay=100").to("seda:conversations");
            routes.from("fivecent:account?threshold=100&initialDelay=0&delay=100")
                    .to("seda:account");
            for (String resource : BEHIND_SEDA) {
                routes.from("seda:" + resource)
                        .transformDataType(new DataType(EVENTS))
                        .to("mock:" + resource);
            }
            routes.from("direct:polled")
                    .pollEnrich("fivecent:sms?follow=status&cursorName=polled", 60_000)
                    .transformDataType(new DataType(EVENTS));
            routes.from("direct:event").transformDataType(new DataType(EVENTS));
            routes.from("direct:twice").to("direct:event").transformDataType(new DataType(EVENTS));
            routes.from("direct:json").transformDataType(new DataType("fivecent:application-json"));
        });
        watched.start("mock:none");
    }

    @AfterAll
    static void stop() {
        watched.close();
    }

    @Test
    void aConsumedMessageIsAnEventOfItsOwn() throws Exception {
        Message event = consumed("inbox", InboundMessage.class, "sms.received");
        assertThat(event.getHeader("CamelCloudEventID")).isEqualTo(message.id());
        assertThat(event.getHeader("CamelCloudEventSubject")).isEqualTo(message.id());
        assertThat(event.getHeader("CamelCloudEventSource")).isEqualTo("fivecent:inbox");
        assertThat(event.getHeader("CamelCloudEventTime", String.class)).matches("20\\d\\d-.*T.*Z");
        assertThat(event.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(event.getBody(String.class)).contains(Watched.TEXT);
    }

    @Test
    void whatTheOtherConsumersGiveAreEventsToo() throws Exception {
        consumed("optouts", OptOut.class, "optout.added");
        consumed("sms", SentSms.class, "sms.sent");
        consumed("email", SentEmail.class, "email.sent");
    }

    @Test
    void aFollowedStatusStaysOneBehindSeda() throws Exception {
        for (Message event : List.of(
                consumed("smsStatus", SentSms.class, "sms.status"),
                consumed("emailStatus", SentEmail.class, "email.status"))) {
            assertThat(event.getHeader("CamelCloudEventID", String.class))
                    .isEqualTo(event.getHeader("CamelFivecentMessageId") + ":"
                            + event.getHeader(FivecentConstants.STATUS));
            assertThat(event.getHeader("CamelCloudEventSubject")).isEqualTo(event.getHeader("CamelFivecentMessageId"));
        }
    }

    @Test
    void aFollowedStatusIsOneForPollEnrichToo() {
        Message event = transformed("direct:polled", null);

        assertThat(event.getHeader("CamelCloudEventType")).isEqualTo(TYPES + "sms.status");
    }

    @Test
    void aMessageOfAConversationIsAnEvent() throws Exception {
        Message event = consumed("conversations", ConversationMessage.class, "conversation.received");

        assertThat(event.getHeader("CamelCloudEventID")).isEqualTo(message.id());
    }

    @Test
    void aFallOfTheBalanceHasTheSameIdWhenItIsGivenAgain() throws Exception {
        Message event = consumed("account", Balance.class, "account.balance");
        String id = event.getHeader("CamelCloudEventID", String.class);

        assertThat(id)
                .matches("[0-9a-f]+:100\\.0:\\d+")
                .isNotEqualTo(event.getExchange().getExchangeId());
    }

    @Test
    void noAttributeOfAnEventHasANumberOrATextInIt() throws Exception {
        assertThat(attributes(consumed("inbox", InboundMessage.class, "sms.received"))
                        .values())
                .hasSize(8)
                .noneMatch(value -> value.toString().contains(Watched.NUMBER.substring(1))
                        || value.toString().contains(Watched.TEXT));
    }

    @Test
    void eachStatusOfAMessageIsAnEventOfItsOwn() {
        String id = "a".repeat(24);

        Message sent = transformed("direct:event", new DeliveryReceipt(id, 1001, "Sent"));
        Message delivered = transformed("direct:event", new DeliveryReceipt(id, 1002, "Delivered"));

        assertThat(sent.getHeader("CamelCloudEventID")).isEqualTo(id + ":1001");
        assertThat(delivered.getHeader("CamelCloudEventID")).isEqualTo(id + ":1002");
        assertThat(delivered.getHeader("CamelCloudEventSubject")).isEqualTo(id);
        assertThat(delivered.getHeader("CamelCloudEventType")).isEqualTo(TYPES + "sms.receipt");
    }

    @Test
    void theSameItemIsTheSameEventWhenItIsGivenAgain() {
        OptOut item = new OptOut("b".repeat(24), "61412333555", null);

        assertThat(transformed("direct:event", item).getHeader("CamelCloudEventID"))
                .isEqualTo(transformed("direct:event", item).getHeader("CamelCloudEventID"));
    }

    @Test
    void aBalanceIsAnEventWithoutASubject() {
        Message event = transformed("direct:event", new Balance(false, null));

        assertThat(event.getHeader("CamelCloudEventType")).isEqualTo(TYPES + "account.balance");
        assertThat(event.getHeader("CamelCloudEventID")).isNotNull();
        assertThat(event.getHeader("CamelCloudEventSubject")).isNull();
    }

    @Test
    void anEventStaysWhatItIsWhenItIsMadeOneAgain() {
        OptOut item = new OptOut("d".repeat(24), "61412333555", null);

        Message once = transformed("direct:event", item);
        Message twice = transformed("direct:twice", item);

        assertThat(twice.getBody()).isEqualTo(once.getBody());
        assertThat(twice.getHeader("CamelCloudEventID")).isEqualTo(once.getHeader("CamelCloudEventID"));
    }

    @Test
    void aRouteMaySayItsOwnSource() {
        Exchange exchange = watched.context()
                .createFluentProducerTemplate()
                .withBody(new OptOut("c".repeat(24), null, null))
                .withHeader("CamelCloudEventSource", "urn:shop:7")
                .to("direct:event")
                .send();

        assertThat(exchange.getMessage().getHeader("CamelCloudEventSource")).isEqualTo("urn:shop:7");
    }

    @Test
    void whatNoConsumerGivesIsRefused() {
        Exception failure = watched.context()
                .createFluentProducerTemplate()
                .withBody(Watched.TEXT)
                .to("direct:event")
                .send()
                .getException();

        assertThat(failure).hasStackTraceContaining("given a String").hasMessageNotContaining(Watched.TEXT);
    }

    @Test
    void anAnswerIsMadeJsonText() {
        Message json = transformed("direct:json", new Balance(true, null));

        assertThat(json.getBody()).isEqualTo("{\"postpaid\":true}");
        assertThat(json.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
    }

    private static Message consumed(String resource, Class<?> record, String type) throws Exception {
        MockEndpoint mock = watched.context().getEndpoint("mock:" + resource, MockEndpoint.class);
        await().until(() -> mock.getReceivedCounter() > 0);
        Message event = mock.getExchanges().get(0).getMessage();
        assertThat(event.getHeader("CamelCloudEventVersion")).isEqualTo("1.0");
        assertThat(event.getHeader("CamelCloudEventType")).isEqualTo(TYPES + type);
        assertThat(event.getHeader("CamelCloudEventSchemaURL"))
                .isEqualTo(FivecentCloudEventDataTypeTransformer.SCHEMAS + record.getSimpleName() + ".json");
        assertThat(SchemasTest.problems(record, event.getBody(String.class))).isEmpty();
        return event;
    }

    private static Message transformed(String uri, Object body) {
        Exchange exchange = watched.context()
                .createFluentProducerTemplate()
                .withBody(body)
                .to(uri)
                .send();
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    private static Map<String, Object> attributes(Message event) {
        Map<String, Object> attributes = new HashMap<>(event.getHeaders());
        attributes.keySet().removeIf(name -> !name.startsWith("CamelCloudEvent"));
        return attributes;
    }
}
