package io.github.camelfivecent.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;

/** Leads every request to the two services to the sandbox, unless a stub of the user's takes it first. */
final class SandboxStubs implements MappingsLoaderExtension {
    static final String SMS_PATH = "/5c/api/v5";
    static final String EMAIL_PATH = "/dingo/api/v5";

    private static final int AFTER_ALL_OTHERS = 1000;

    @Override
    public String getName() {
        return "fivecent-stubs";
    }

    @Override
    public void loadMappingsInto(StubMappings stubMappings) {
        stubMappings.addMapping(any(urlPathMatching("(" + SMS_PATH + "|" + EMAIL_PATH + ")/.*"))
                .atPriority(AFTER_ALL_OTHERS)
                .willReturn(aResponse().withTransformers(SandboxTransformer.NAME))
                .build());
    }
}
