package io.github.camelfivecent.quarkus.deployment;

import io.github.camelfivecent.FivecentSecrets;
import io.github.camelfivecent.SmsBatch;
import io.github.camelfivecent.SmsBatchStrategy;
import io.github.camelfivecent.transform.FivecentCloudEventDataTypeTransformer;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import java.nio.file.Path;
import org.apache.camel.quarkus.core.CamelCapabilities;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceBuildItem;
import org.apache.camel.spi.ContextServicePlugin;
import org.jboss.jandex.IndexView;

/** What an application has to be built with, that uses the component. */
class FivecentProcessor {

    static final String FEATURE = "camel-fivecent";
    static final String MODEL = "io.github.camelfivecent.model";
    static final String CLOUD_EVENT = "META-INF/services/org/apache/camel/transformer/fivecent-application-cloudevents";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem ssl() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    /** Without an index, neither the component nor its model is found. */
    @BuildStep
    IndexDependencyBuildItem index() {
        return new IndexDependencyBuildItem("io.github.camelfivecent", "camel-fivecent");
    }

    @BuildStep
    ReflectiveClassBuildItem reflection(CombinedIndexBuildItem index) {
        return reflection(index.getIndex());
    }

    /** Found by its service file, which a native image has to be told of. */
    @BuildStep
    ServiceProviderBuildItem secrets() {
        return new ServiceProviderBuildItem(ContextServicePlugin.class.getName(), FivecentSecrets.class.getName());
    }

    /** A route in YAML or XML names it as {@code #class:}, and reads {@code ${body.sent}} of what it makes. */
    @BuildStep
    ReflectiveClassBuildItem batches() {
        return ReflectiveClassBuildItem.builder(SmsBatchStrategy.class, SmsBatch.class)
                .constructors()
                .methods()
                .build();
    }

    /**
     * Camel Quarkus leaves out every transformer with <code>cloudevents</code> in its name as long as its own extension of
     * that name is missing. The component's does without it.
     */
    @BuildStep
    CamelServiceBuildItem cloudEvent(Capabilities capabilities) {
        return capabilities.isMissing(CamelCapabilities.CLOUD_EVENTS)
                ? new CamelServiceBuildItem(Path.of(CLOUD_EVENT), FivecentCloudEventDataTypeTransformer.class.getName())
                : null;
    }

    /** Requests and answers are read, written and looked into (<code>${body.from}</code>) by reflection. */
    static ReflectiveClassBuildItem reflection(IndexView index) {
        String[] classes = index.getClassesInPackage(MODEL).stream()
                .map(type -> type.name().toString())
                .sorted()
                .toArray(String[]::new);
        return ReflectiveClassBuildItem.builder(classes)
                .reason(FivecentProcessor.class.getName())
                .constructors()
                .methods()
                .fields()
                .build();
    }
}
