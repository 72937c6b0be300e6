package io.github.camelfivecent.guide;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.testing.Message;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;

/** What the blocks of Java use without saying where they have it from. */
public abstract class Given extends RouteBuilder {

    protected CamelContext context;
    protected ProducerTemplate template;
    protected ProducerTemplate producerTemplate;
    protected ProducerTemplate producer;
    protected FivecentSandbox sandbox;
    protected DataSource dataSource = new JdbcDataSource();
    protected Hazelcast hazelcast;
    protected Message sms;
    protected String anchor;

    @Override
    public void configure() throws Exception {}

    /** As much of Hazelcast as is used. */
    protected interface Hazelcast {
        ConcurrentMap<String, String> getMap(String name);
    }
}
