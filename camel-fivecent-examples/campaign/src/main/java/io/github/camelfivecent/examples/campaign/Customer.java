package io.github.camelfivecent.examples.campaign;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A line of the file. */
@CsvRecord(separator = ",")
public class Customer {

    @DataField(pos = 1, trim = true, required = true)
    private String id;

    @DataField(pos = 2, trim = true)
    private String mobile;

    @DataField(pos = 3, trim = true, required = true)
    private String text;

    public String getId() {
        return id;
    }

    public String getMobile() {
        return mobile;
    }

    public String getText() {
        return text;
    }
}
