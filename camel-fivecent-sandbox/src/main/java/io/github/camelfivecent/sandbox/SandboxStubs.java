package io.github.camelfivecent.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Leads every request to the two services to the sandbox, unless a stub of the user's takes it first. */
final class SandboxStubs implements MappingsLoaderExtension, StubLifecycleListener {
    static final String SMS_PATH = "/5c/api/v5";
    static final String EMAIL_PATH = "/dingo/api/v5";

    private static final int AFTER_ALL_OTHERS = 1000;
    private static final UUID OURS = UUID.nameUUIDFromBytes(SandboxTransformer.NAME.getBytes(UTF_8));

    private final Set<UUID> others = ConcurrentHashMap.newKeySet();

    @Override
    public String getName() {
        return "fivecent-stubs";
    }

    @Override
    public void loadMappingsInto(StubMappings stubMappings) {
        stubMappings.addMapping(any(urlPathMatching("(" + SMS_PATH + "|" + EMAIL_PATH + ")/.*"))
                .withId(OURS)
                .atPriority(AFTER_ALL_OTHERS)
                .willReturn(aResponse().withTransformers(SandboxTransformer.NAME))
                .build());
    }

    /** Whether a request to this path is for the sandbox, and no stub of the user's could take it first. */
    boolean leadToSandbox(String path) {
        return others.isEmpty() && (path.startsWith(SMS_PATH + "/") || path.startsWith(EMAIL_PATH + "/"));
    }

    @Override
    public void afterStubCreated(StubMapping stub) {
        if (!stub.getId().equals(OURS)) {
            others.add(stub.getId());
        }
    }

    @Override
    public void afterStubRemoved(StubMapping stub) {
        others.remove(stub.getId());
    }

    @Override
    public void afterStubsReset() {
        others.clear();
    }
}
