package io.github.camelfivecent.guard;

import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.ledger.MapSendRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A node whose send ledger, {@code #ledger}, other nodes may share, and a sandbox that is as new before each test. */
abstract class NodeWithLedger {

    static FivecentSandbox sandbox;

    final ConcurrentMap<String, String> entries = new ConcurrentHashMap<>();
    Node node;

    @BeforeAll
    static void startSandbox() {
        sandbox = FivecentSandbox.start();
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.stop();
    }

    @BeforeEach
    void startNode() {
        sandbox.reset();
        node = node();
    }

    @AfterEach
    void stopNode() {
        node.close();
    }

    Node node() {
        Node started = new Node(NodeWithLedger::configure);
        started.context().getRegistry().bind("ledger", new MapSendRepository(entries));
        return started;
    }

    static void configure(FivecentConfiguration options) {
        options.setSmsBaseUrl(sandbox.smsBaseUrl());
        options.setKeyId(sandbox.keyId());
        options.setKeySecret(sandbox.keySecret());
        options.setRetryDelay(1);
        options.setVerifyDelay(1);
    }
}
