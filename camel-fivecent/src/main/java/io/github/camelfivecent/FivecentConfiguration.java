package io.github.camelfivecent;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParams;

/** All options; those of an endpoint begin as a copy of the component's. */
@UriParams
public class FivecentConfiguration extends ProducerConfiguration implements Cloneable {

    /** A copy, to be changed without a change of this one. */
    public FivecentConfiguration copy() {
        try {
            return (FivecentConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
