package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How JSON shows an assumption. */
@JsonFormat(shape = JsonFormat.Shape.OBJECT)
interface AssumptionView {
    /** Its name. */
    @JsonProperty("name")
    String title();

    /** What is assumed. */
    @JsonProperty
    String text();
}
