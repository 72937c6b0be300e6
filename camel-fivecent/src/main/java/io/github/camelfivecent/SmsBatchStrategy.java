package io.github.camelfivecent;

import io.github.camelfivecent.model.FivecentException;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultExchange;

/**
 * Makes one {@link SmsBatch} of exchanges that each are an SMS: what {@code fivecent:sms} would take one by one, it then
 * takes together, in few requests. For the aggregator and for the splitter. An exchange that failed before it came here
 * becomes a row that is not sent, with the failure for its reason; one of which nobody knows whether it was sent stays so.
 */
public final class SmsBatchStrategy implements AggregationStrategy {

    /** Begins a batch with the first exchange, and adds the others. */
    @Override
    public Exchange aggregate(Exchange batch, Exchange row) {
        Exchange holder = batch == null ? holder(row) : batch;
        SmsBatch.Row added = holder.getMessage().getBody(SmsBatch.class).add(row.copy());
        FivecentException failure = row.getException(FivecentException.class);
        if (failure != null) {
            added.failed(failure);
        } else if (row.getException() != null) {
            added.became(SmsBatch.Outcome.NOT_DONE, null, row.getException().getMessage());
        }
        return holder;
    }

    /** Its headers are those of the first row, without what the component takes from them: that is a matter of each row. */
    private static Exchange holder(Exchange row) {
        Exchange holder = new DefaultExchange(row.getContext(), row.getPattern());
        Message message = holder.getMessage();
        message.setHeaders(row.getMessage().copy().getHeaders());
        message.removeHeaders("CamelFivecent*");
        message.setBody(new SmsBatch());
        return holder;
    }
}
