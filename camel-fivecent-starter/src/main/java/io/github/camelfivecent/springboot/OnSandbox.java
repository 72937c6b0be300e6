package io.github.camelfivecent.springboot;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the sandbox is on: {@code on} and {@code yes} are understood too, and what is neither yes nor no is an error. */
final class OnSandbox implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                .bind("fivecent.sandbox.enabled", Boolean.class)
                .orElse(false);
    }
}
