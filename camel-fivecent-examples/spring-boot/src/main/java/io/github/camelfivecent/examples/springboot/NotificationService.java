package io.github.camelfivecent.examples.springboot;

import io.github.camelfivecent.ledger.JdbcSendRepository;
import javax.sql.DataSource;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Tells customers by SMS, and knows what became of it. */
@SpringBootApplication
public class NotificationService {

    public static void main(String[] args) {
        SpringApplication.run(NotificationService.class, args);
    }

    /** What was sent, so that a request that comes again does not send again. */
    @Bean
    JdbcSendRepository sends(DataSource dataSource) {
        return new JdbcSendRepository(dataSource);
    }

    /** What the webhook has told, so that a status that is late does not replace a newer one. */
    @Bean
    JdbcMessageIdRepository receipts(DataSource dataSource) {
        return new JdbcMessageIdRepository(dataSource, "receipts");
    }
}
