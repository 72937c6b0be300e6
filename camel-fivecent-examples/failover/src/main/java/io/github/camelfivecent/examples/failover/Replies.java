package io.github.camelfivecent.examples.failover;

import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.main.Main;

/** Each reply becomes a row, written by the one node that polls. */
public class Replies extends RouteBuilder {

    public static void main(String[] args) throws Exception {
        Main main = new Main(Replies.class);
        main.bind("cluster", cluster(System.getenv("LOCKS")));
        main.run(args);
    }

    /** The node that holds a lock in the folder polls. For nodes on several machines take another cluster service. */
    private static CamelClusterService cluster(String locks) {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks);
        cluster.setAcquireLockInterval(500, TimeUnit.MILLISECONDS);
        return cluster;
    }

    @Override
    public void configure() {
        // spotless:off
        // What a node did in its last second comes again on the one that takes over. A reply is one row.
        from("master:replies:fivecent:inbox?delay={{replies.delay}}").routeId("replies")
            .to("sql:INSERT INTO replies (message_id, number, text, node)"
                + " VALUES (:#CamelFivecentMessageId, :#${header.CamelFivecentFrom}, :#${body.message}, '{{node}}')"
                + " ON CONFLICT DO NOTHING");
        // spotless:on
    }
}
