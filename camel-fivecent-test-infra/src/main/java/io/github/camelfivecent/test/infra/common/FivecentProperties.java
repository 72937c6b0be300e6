package io.github.camelfivecent.test.infra.common;

/** The system properties that a service of the sandbox sets, and by which a remote one is named. */
public final class FivecentProperties {
    /** The base URL of 5c SMS. */
    public static final String SMS_BASE_URL = "fivecent.sms.base.url";

    /** The base URL of Dingo Mail. */
    public static final String EMAIL_BASE_URL = "fivecent.email.base.url";

    /** The id of the API key. */
    public static final String KEY_ID = "fivecent.key.id";

    /** The secret of the API key. */
    public static final String KEY_SECRET = "fivecent.key.secret";

    /** The base URL of the sandbox's API for tests; of a remote one it need not be set. */
    public static final String API_URL = "fivecent.api.url";

    private FivecentProperties() {}
}
