package io.github.camelfivecent;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What webhooks are received with. */
@UriParams
public abstract class PushConfiguration extends SendConfiguration {

    @UriParam(
            label = "consumer,security",
            secret = true,
            description =
                    "What a webhook request must carry as token in the query of its URL; others are answered 403. Best set on the component: an endpoint webhook:fivecent keeps its own URI as it was written.")
    private String webhookToken;

    @UriParam(
            label = "consumer",
            defaultValue = "65536",
            description = "Most bytes that the parameters of a webhook request may have; larger ones are answered 413.")
    private int webhookMaxBodySize = 65_536;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether the delivery webhook drops a status that comes after a later one of the same message, such as sent after delivered. Needs an idempotentRepository, which remembers the statuses.")
    private boolean dropOlderStatus;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether a consumer of the inbox listens to the message webhook as well: a message is routed as soon as the webhook tells of it, and the poll finds those that no webhook told of.")
    private boolean webhook;

    @UriParam(
            label = "consumer",
            description =
                    "With webhook=true: the path to listen on, /fivecent/inbox by default. The token is not part of it.")
    private String webhookPath;

    @UriParam(
            label = "consumer",
            description =
                    "With webhook=true: the component that listens, such as platform-http; the one there is by default.")
    private String webhookComponentName;

    public String getWebhookToken() {
        return webhookToken;
    }

    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public int getWebhookMaxBodySize() {
        return webhookMaxBodySize;
    }

    public void setWebhookMaxBodySize(int webhookMaxBodySize) {
        this.webhookMaxBodySize = webhookMaxBodySize;
    }

    public boolean isDropOlderStatus() {
        return dropOlderStatus;
    }

    public void setDropOlderStatus(boolean dropOlderStatus) {
        this.dropOlderStatus = dropOlderStatus;
    }

    public boolean isWebhook() {
        return webhook;
    }

    public void setWebhook(boolean webhook) {
        this.webhook = webhook;
    }

    public String getWebhookPath() {
        return webhookPath;
    }

    public void setWebhookPath(String webhookPath) {
        this.webhookPath = webhookPath;
    }

    public String getWebhookComponentName() {
        return webhookComponentName;
    }

    public void setWebhookComponentName(String webhookComponentName) {
        this.webhookComponentName = webhookComponentName;
    }
}
