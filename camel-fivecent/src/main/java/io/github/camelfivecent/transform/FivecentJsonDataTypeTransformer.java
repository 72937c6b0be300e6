package io.github.camelfivecent.transform;

import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/** Makes JSON text of what the component gives, with the names and number forms of the service. */
@DataTypeTransformer(
        name = "fivecent:application-json",
        description = "Makes JSON text of an item or an answer, with the names and number forms of the service")
public final class FivecentJsonDataTypeTransformer extends Transformer {

    @Override
    public void transform(Message message, DataType from, DataType to) {
        JsonBody.set(message, JsonBody.item(message, to));
    }
}
