package io.github.camelfivecent.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record component that says something of a person: {@code toString} shows it masked. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Personal {

    /** How much of the value may be shown. */
    Kind value();

    enum Kind {
        /** The last digits. */
        NUMBER,
        /** The last digits of a number, all of a name. */
        SENDER,
        /** Only how long it is. */
        TEXT
    }
}
