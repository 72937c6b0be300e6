package io.github.camelfivecent.examples.queue;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.core.ConditionFactory;

/** The application with a broker, a database and a sandbox, and what goes wrong in a year. */
final class Demo implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FivecentSandbox sandbox;
    private final EmbeddedPostgres postgres;
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private Process application;

    Demo(FivecentSandbox sandbox) throws Exception {
        this.sandbox = sandbox;
        postgres = EmbeddedPostgres.start();
        broker.setConfiguration(new ConfigurationImpl()
                        .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:0")
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .addAddressSetting(
                                "#",
                                new AddressSettings()
                                        .setAutoDeleteQueues(false)
                                        .setRedeliveryDelay(1_000)
                                        .setRedeliveryMultiplier(2)
                                        .setMaxRedeliveryDelay(60_000)
                                        .setMaxDeliveryAttempts(100)
                                        .setDeadLetterAddress(SimpleString.of("DLQ"))
                                        .setAutoCreateDeadLetterResources(true)))
                .start();
    }

    public static void main(String[] args) throws Exception {
        try (FivecentSandbox sandbox = FivecentSandbox.start();
                Demo demo = new Demo(sandbox)) {
            demo.put("order-1", "0491 570 006", "Your bread is ready");
            demo.put("order-1", "0491 570 006", "Your bread is ready"); // the producer was not sure
            demo.put("order-2", "0491 57", "Your cake is ready");
            demo.put("order-3", "0491 570 156", "Your rolls are ready"); // the service is away for a moment
            demo.put("order-4", "0491 570 157", "Your tart is ready"); // the answer is lost
            demo.put("order-5", "0491 570 158", "Your pie is ready"); // the process is killed
            sandbox.faults().on("sms.send").to("0491570156").times(1).failBefore(Fault.unavailable());
            sandbox.faults().on("sms.send").to("0491570157").failAfter(Fault.reset());
            sandbox.faults().on("sms.send").to("0491570158").failAfter(Fault.hang());
            System.out.println("6 messages are in the queue sms");

            Process application = demo.start(QueueToSms.class);
            demo.awaitSent("0491570158");
            application.destroyForcibly().waitFor();
            System.out.println("killed after the SMS for order-5 was sent and before the answer came; started again");
            application = demo.start(QueueToSms.class);
            try {
                demo.awaitEmpty();
            } finally {
                application.destroy();
                application.waitFor();
            }
            demo.sent().forEach(sms -> System.out.printf("  sent: %s %s%n", sms.destination(), sms.text()));
            for (Message message : demo.messages("sms.refused")) {
                System.out.printf(
                        "  refused: %s %s%n", message.getStringProperty("key"), message.getStringProperty("reason"));
            }
            System.out.printf(
                    "left: %d in sms, %d in sms.unknown, %d in DLQ%n",
                    demo.count("sms"), demo.count("sms.unknown"), demo.count("DLQ"));
        }
    }

    /** Starts the application as you would, in a process of its own. */
    Process start(Class<?> mainClass) throws IOException {
        ProcessBuilder java = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass.getName()));
        java.environment()
                .putAll(Map.of(
                        "BROKER_URL", brokerUrl(),
                        "DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                        "FIVECENT_KEY_ID", sandbox.keyId(),
                        "FIVECENT_KEY_SECRET", sandbox.keySecret(),
                        "FIVECENT_SMS_BASE_URL", sandbox.smsBaseUrl(),
                        "FIVECENT_SENDER", "Sandbox",
                        "RESPONSE_TIMEOUT", "5s",
                        "CLAIM_TIMEOUT", "12s"));
        application = java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return application;
    }

    /** Puts a message into the queue, as other applications do. */
    void put(String key, String to, String text) {
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(brokerUrl());
                JMSContext jms = connections.createContext()) {
            jms.createProducer().setProperty("key", key).setProperty("to", to).send(jms.createQueue("sms"), text);
        }
    }

    List<StoredSms> sent() {
        return sandbox.account().sentSms();
    }

    void awaitSent(String number) {
        patiently()
                .until(() -> sent().stream().anyMatch(sms -> sms.destination().equals(number)));
    }

    /** Waits until no message is in the queue, in delivery or held back for a redelivery. */
    void awaitEmpty() {
        // a message that goes back to the queue is not counted for a moment
        patiently().during(Duration.ofSeconds(1)).until(() -> count("sms") == 0);
    }

    private ConditionFactory patiently() {
        return await().atMost(PATIENCE).failFast("the application ended", () -> !application.isAlive());
    }

    long count(String name) {
        Queue queue = broker.getActiveMQServer().locateQueue(name);
        return queue == null ? 0 : queue.getMessageCount();
    }

    List<Message> messages(String queue) throws JMSException {
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(brokerUrl());
                JMSContext jms = connections.createContext()) {
            Enumeration<?> messages = jms.createBrowser(jms.createQueue(queue)).getEnumeration();
            return Collections.list(messages).stream().map(Message.class::cast).toList();
        }
    }

    EmbeddedActiveMQ broker() {
        return broker;
    }

    private String brokerUrl() {
        return "tcp://127.0.0.1:"
                + broker.getActiveMQServer()
                        .getRemotingService()
                        .getAcceptor("tcp")
                        .getActualPort();
    }

    @Override
    public void close() throws IOException {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IOException("The broker could not be stopped", e);
        } finally {
            postgres.close();
        }
    }
}
