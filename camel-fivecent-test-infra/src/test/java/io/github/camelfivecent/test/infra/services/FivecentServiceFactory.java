package io.github.camelfivecent.test.infra.services;

import org.apache.camel.test.infra.common.services.SimpleTestServiceBuilder;
import org.apache.camel.test.infra.common.services.SingletonService;

/**
 * Makes the service that {@code -Dfivecent.instance.type} names: a sandbox in the JVM, unless it says {@code remote}.
 */
public final class FivecentServiceFactory {
    private FivecentServiceFactory() {}

    /** A service for the tests of a class. */
    public static FivecentService createService() {
        return builder().build();
    }

    /** One service for all the tests of a run. */
    public static FivecentService createSingletonService() {
        return SingletonServiceHolder.INSTANCE;
    }

    private static SimpleTestServiceBuilder<FivecentService> builder() {
        return new SimpleTestServiceBuilder<FivecentService>("fivecent")
                .addLocalMapping(FivecentLocalTestService::new)
                .addRemoteMapping(FivecentRemoteTestService::new);
    }

    private static final class SingletonServiceHolder {
        static final FivecentService INSTANCE =
                new SingletonFivecentService(builder().build(), "fivecent");
    }

    private static final class SingletonFivecentService extends SingletonService<FivecentService>
            implements FivecentService {
        SingletonFivecentService(FivecentService service, String name) {
            super(service, name);
        }

        @Override
        public String smsBaseUrl() {
            return getService().smsBaseUrl();
        }

        @Override
        public String emailBaseUrl() {
            return getService().emailBaseUrl();
        }

        @Override
        public String keyId() {
            return getService().keyId();
        }

        @Override
        public String keySecret() {
            return getService().keySecret();
        }

        @Override
        public String pageUrl() {
            return getService().pageUrl();
        }

        @Override
        public String apiUrl() {
            return getService().apiUrl();
        }
    }
}
