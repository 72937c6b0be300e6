package io.github.camelfivecent.sandbox.webhook;

/** How a webhook carries its parameters; the published pages show one and describe the other. */
public enum WebhookShape {
    /** A POST with form fields. An empty parameter is sent as an empty field. */
    FORM,
    /** A POST without a body, its parameters in the URL's query. An empty parameter is left out. */
    QUERY
}
