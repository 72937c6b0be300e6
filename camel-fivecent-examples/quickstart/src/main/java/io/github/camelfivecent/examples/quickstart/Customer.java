package io.github.camelfivecent.examples.quickstart;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A line of the CSV file. */
@CsvRecord(separator = ",")
public class Customer {

    @DataField(pos = 1, trim = true)
    private String name;

    @DataField(pos = 2, trim = true)
    private String mobile;

    @DataField(pos = 3, trim = true)
    private String email;

    @DataField(pos = 4, trim = true, required = true)
    private String text;

    public String getName() {
        return name;
    }

    public String getMobile() {
        return mobile;
    }

    public String getEmail() {
        return email;
    }

    public String getText() {
        return text;
    }
}
