package io.github.camelfivecent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ActivityTest {

    @Test
    void aMeterThatCannotBeKeptHidesNotThatAMessageWasSent() {
        Activity activity = new Activity(new Meters() {
            @Override
            public void sent(String operation, SentMessages sent) {
                throw new IllegalArgumentException("a meter of another kind has this name");
            }
        });

        activity.sent("sms.send", new SentMessages(1, 2, BigDecimal.ONE));

        assertThat(activity.messages()).isEqualTo(1);
        assertThat(activity.segments()).isEqualTo(2);
    }
}
