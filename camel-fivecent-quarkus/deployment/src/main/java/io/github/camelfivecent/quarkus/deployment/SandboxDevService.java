package io.github.camelfivecent.quarkus.deployment;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.Startable;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** The sandbox in place of the services, in dev and test mode, unless the application says where and who it is. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class SandboxDevService {

    private static final Logger LOG = Logger.getLogger(SandboxDevService.class);

    private static final String OPTIONS = "camel.component.fivecent.";

    /** In both spellings that Camel takes. */
    private static final List<String> OWN = List.of(
            "key-id",
            "keyId",
            "key-secret",
            "keySecret",
            "sms-base-url",
            "smsBaseUrl",
            "email-base-url",
            "emailBaseUrl");

    @BuildStep
    DevServicesResultBuildItem sandbox(FivecentBuildTimeConfig config) {
        FivecentBuildTimeConfig.DevServices settings = config.devservices();
        if (!settings.enabled()) {
            return null;
        }
        String set = own(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class));
        if (set != null) {
            LOG.infof("No sandbox of 5c SMS and Dingo Mail is started, because %s is set", set);
            return null;
        }
        return DevServicesResultBuildItem.<Sandbox>owned()
                .feature(FivecentProcessor.FEATURE)
                .description("Sandbox of 5c SMS and Dingo Mail")
                .serviceConfig(settings)
                .startable(() -> new Sandbox(settings))
                .postStartHook(sandbox ->
                        LOG.infof("SMS and emails go to the sandbox at %s and nowhere else", sandbox.running.pageUrl()))
                .configProvider(Map.of(
                        OPTIONS + "sms-base-url",
                        sandbox -> sandbox.running.smsBaseUrl(),
                        OPTIONS + "email-base-url",
                        sandbox -> sandbox.running.emailBaseUrl(),
                        OPTIONS + "key-id",
                        sandbox -> sandbox.running.keyId(),
                        OPTIONS + "key-secret",
                        sandbox -> sandbox.running.keySecret(),
                        "fivecent.sandbox.url",
                        Sandbox::getConnectionInfo))
                .build();
    }

    /** An option that the application sets itself; null if there is none. */
    static String own(SmallRyeConfig config) {
        return OWN.stream()
                .map(OPTIONS::concat)
                .filter(name -> isSet(config.getConfigValue(name)))
                .findFirst()
                .orElse(null);
    }

    /** What refers to something that is not there counts as set: whoever wrote it wants the services. */
    private static boolean isSet(ConfigValue value) {
        return value.getRawValue() != null
                && (value.getValue() == null || !value.getValue().isBlank());
    }

    /** Closed by Quarkus, when the dev mode or the tests end. */
    static final class Sandbox implements Startable {

        private final FivecentBuildTimeConfig.DevServices settings;
        private FivecentSandbox running;

        Sandbox(FivecentBuildTimeConfig.DevServices settings) {
            this.settings = settings;
        }

        @Override
        public void start() {
            running = FivecentSandbox.builder()
                    .port(settings.port())
                    .deliverAfter(settings.deliverAfter())
                    .credits(settings.credits())
                    .profile(settings.profile())
                    .stateFile(settings.stateFile().orElse(null))
                    .start();
        }

        @Override
        public String getConnectionInfo() {
            return running.url();
        }

        /** It is in no container. */
        @Override
        public String getContainerId() {
            return null;
        }

        @Override
        public void close() {
            running.close();
        }
    }
}
