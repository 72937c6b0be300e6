package io.github.camelfivecent.springboot;

import java.time.Duration;
import java.util.Set;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Options of the component; one that is not set is left as the component has it. Generated from the component's JSON:
 * StarterSourcesTest tells how to write it again.
 */
@ConfigurationProperties(prefix = "camel.component.fivecent", ignoreUnknownFields = false)
public class FivecentComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    static final Set<String> SECRETS = Set.of("keyId", "keySecret", "proxyAuthPassword", "proxyAuthUsername", "webhookToken");

    /** Id of what an operation is about, 24 hex digits. */
    private String id;

    /** Number that an operation is about: an opt-out to remove, the contact of a conversation. */
    private String number;

    /** Base URL of Dingo Mail. Plain http is taken for a loopback host only. */
    private String emailBaseUrl;

    /** Base URL of 5c SMS. Plain http is taken for a loopback host only. */
    private String smsBaseUrl;

    /** What becomes of an inbound message or an opt-out once it was routed: none keeps it, delete removes it from the account. */
    private String afterProcessing;

    /** Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible) occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed as a message and handled by the routing Error Handler. Important: This is only possible if the 3rd party component allows Camel to be alerted if an exception was thrown. Some components handle this internally only, and therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel component to hook into the 3rd party component and make this possible for future releases. By default the consumer will use the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level and ignored. */
    private Boolean bridgeErrorHandler;

    /** Name under which the position is kept, by default made of resource and account; consumers with the same name share a position. */
    private String cursorName;

    /** Where consumers keep how far they are. A single one in the registry is taken by itself; without any it is kept in memory, with a warning. Names a bean of type org.apache.camel.spi.StateRepository. */
    private String cursorRepository;

    /** Which messages of conversations a consumer gives: those received, those sent, or both. */
    private String direction;

    /** Whether the delivery webhook drops a status that comes after a later one of the same message, such as sent after delivered. Needs an idempotentRepository, which remembers the statuses. */
    private Boolean dropOlderStatus;

    /** What a consumer of sms or email gives: items gives each that was sent, status gives it each time its status changes, until that is final or statusMaxAge is over. */
    private String follow;

    /** Drops items that were routed before, also by another node. An item is added once it was routed. Names a bean of type org.apache.camel.spi.IdempotentRepository. */
    private String idempotentRepository;

    /** Where a consumer without a stored position begins: earliest, latest, or after the item with this id. */
    private String initialPosition;

    /** Items routed at the same time; above 1 the position follows the oldest that is not done. */
    private Integer maxInFlight;

    /** Most items of one poll; 0 for no limit. */
    private Integer maxItemsPerPoll;

    /** What follows when the exchange of an item failed: retry comes back to it at the next poll, skip goes on without it. */
    private String onFailure;

    /** How far back a consumer looks for items that show up late, with a lower id than others already seen. */
    private Duration overlap;

    /** With follow=status: how long after it was made a message is followed, if it has no final status. */
    private Duration statusMaxAge;

    /** Credits below which a consumer of account gives the balance, once each time it falls below them. */
    private Double threshold;

    /** Whether a consumer of the inbox listens to the message webhook as well: a message is routed as soon as the webhook tells of it, and the poll finds those that no webhook told of. */
    private Boolean webhook;

    /** With webhook=true: the component that listens, such as platform-http; the one there is by default. */
    private String webhookComponentName;

    /** Most bytes that the parameters of a webhook request may have; larger ones are answered 413. */
    private Integer webhookMaxBodySize;

    /** With webhook=true: the path to listen on, /fivecent/inbox by default. The token is not part of it. */
    private String webhookPath;

    /** Id of the item after which a page begins, towards older ones. */
    private String after;

    /** Who gets a blind copy of an email, separated by commas. */
    private String bcc;

    /** Where a page of conversations begins: next page of the one before. */
    private String before;

    /** Who gets a copy of an email, separated by commas. */
    private String cc;

    /** Country of a virtual number; only AU is sold. */
    private String country;

    /** Domain to register for email. */
    private String domain;

    /** Email address of a login. */
    private String email;

    /** Whether a list gives an iterator over all pages instead of one page. It holds one page at a time, and the next one with prefetch. */
    private Boolean fetchAll;

    /** Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled during routing messages via Camel's routing error handlers. Beware that when the first message is processed then creating and starting the producer may take a little time and prolong the total processing time of the processing. */
    private Boolean lazyStartProducer;

    /** Items on a page of emails, or of messages of a conversation, 1 to 100. */
    private Integer limit;

    /** Most recipients of one request. An SMS to more of them goes out in several. How many the service takes is not known; the default is a choice of the component. */
    private Integer maxRecipientsPerRequest;

    /** Most segments that the text of an SMS may take; a longer one is refused before it is sent. */
    private Integer maxSegments;

    /** Australian mobile number of a login. */
    private String mobile;

    /** Name of a login. */
    private String name;

    /** What to do: sms: send, list, get, cancel; inbox and optouts: list, delete; conversations: list, resolve, get, poll, older; email: send, list, get; domains: list, get, create; account: balance, prewarm; logins: list, create, changeRole, delete; senderids: list, create, delete; virtualnumbers: list, purchase, delete. The first is the default. */
    private String operation;

    /** Conversations on a page, 1 to 200. */
    private Integer perPage;

    /** Whether fetchAll fetches the next page while the items of the one before are being routed. */
    private Boolean prefetch;

    /** Recipients of an email, separated by commas. */
    private String recipient;

    /** Address for answers to an email. */
    private String replyTo;

    /** Role of a login: admin, manager, sender or reporting. */
    private String role;

    /** When to send an SMS: seconds since the epoch, or ISO-8601 with an offset; at most 356 days ahead. */
    private String schedule;

    /** Sender ID of an SMS: up to 11 letters and digits, or a number of up to 13 digits. */
    private String sender;

    /** Address that an email comes from, at a verified domain. */
    private String senderEmail;

    /** Sender ID to register. */
    private String senderid;

    /** Name that an email comes from. */
    private String senderName;

    /** Subdomain that sends, email by default: letters, digits and hyphens. */
    private String subdomain;

    /** Subject of an email. */
    private String subject;

    /** Whether nothing is to be changed: the service only checks an SMS, neither delivering nor charging it; an email is only checked by the component, not sent; whatever else would change something is refused. */
    private Boolean test;

    /** Recipients of an SMS, separated by commas: Australian mobile numbers from 04 or 61, or international ones. */
    private String to;

    /** Whether typographic characters of an SMS, such as curly quotes and dashes, are replaced by those of the 7-bit alphabet if the whole text then fits it. The header CamelFivecentReplacements tells which. */
    private Boolean transliterate;

    /** Kind of a virtual number: standard or unified. */
    private String type;

    /** Encoding of an SMS: auto takes UTF-16 when the text does not fit the 7-bit alphabet; true always; false never. */
    private String unicode;

    /** Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection factories, AWS Clients, etc. */
    private Boolean autowiredEnabled;

    /** Options that all endpoints begin with. Names a bean of type io.github.camelfivecent.FivecentConfiguration. */
    private String configuration;

    /** Most connections to one host; as many as in all by default. */
    private Integer connectionsPerRoute;

    /** The camel-http component whose client settings are used; the context's own by default. Names a bean of type org.apache.camel.component.http.HttpComponent. */
    private String httpComponent;

    /** Most connections in all; that of camel-http by default. */
    private Integer maxTotalConnections;

    /** Used for enabling or disabling all consumer based health checks from this component. */
    private Boolean healthCheckConsumerEnabled;

    /** How long the result of the health check of an account is kept, before the balance is asked for again. */
    private Duration healthCheckInterval;

    /** Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by default disabled all producer based health-checks. You can turn on producer checks globally by setting camel.health.producersEnabled=true. */
    private Boolean healthCheckProducerEnabled;

    /** Credits below which the health check of a prepaid account is down; by default it is not. The check is one of producers, which are off unless camel.health.producersEnabled=true. */
    private Double minBalance;

    /** Most requests at the same time, over all endpoints that use the same key. Endpoints that state different limits share the strictest. */
    private Integer maxConcurrentRequests;

    /** Most requests a second, over all endpoints that use the same key; no limit by default. Endpoints that state different limits share the strictest. */
    private Double maxRequestsPerSecond;

    /** Host of an HTTP proxy. */
    private String proxyHost;

    /** Port of the HTTP proxy. */
    private Integer proxyPort;

    /** Key of a send in the send ledger, an expression in the Simple language. One key stands for one send, also for one to many recipients; in a batch each row has its own. */
    private String idempotencyKey;

    /** How many times a request is repeated, if it is certain that it was not carried out or if it only reads. */
    private Integer maxRetries;

    /** Longest delay before a repetition. */
    private Duration maxRetryDelay;

    /** What a send does whose key was claimed by another one that is in flight: wait for its answer, or fail. */
    private String onClaimed;

    /** What follows when a send was written and no answer came: fail, or verify, which looks for the message in the sent list before it decides. */
    private String onUnknownOutcome;

    /** What an SMS does whose recipients have opted out: off does not look, fail refuses the send, skip leaves them out and says so in their entry of the answer. */
    private String optOutCheck;

    /** How old the list of opt-outs may be that optOutCheck looks at. */
    private Duration optOutRefresh;

    /** Delay before the first repetition; doubled for each further one, with jitter. A delay that the service asks for wins. */
    private Duration retryDelay;

    /** How long a send may be in flight. Whoever claimed a key longer ago is taken for dead; what became of its send is then verified or reported as unknown. */
    private Duration sendClaimTimeout;

    /** How long the send ledger keeps a key. */
    private Duration sendKeep;

    /** The send ledger. With it each send needs an idempotencyKey, and a second send with the same key gets the first answer instead. Names a bean of type io.github.camelfivecent.ledger.SendRepository. */
    private String sendRepository;

    /** How long verify waits before it looks a second time for a message that it did not find: the service may still be at work on it. */
    private Duration verifyDelay;

    /** Id of the API key. It is never part of an endpoint's URI, a log or a failure. Secret: take it from the environment or a vault. */
    private String keyId;

    /** Secret of the API key. It is never part of an endpoint's URI, a log or a failure. Secret: take it from the environment or a vault. */
    private String keySecret;

    /** Password at the HTTP proxy. Secret: take it from the environment or a vault. */
    private String proxyAuthPassword;

    /** User at the HTTP proxy. Secret: take it from the environment or a vault. */
    private String proxyAuthUsername;

    /** TLS settings. Names a bean of type org.apache.camel.support.jsse.SSLContextParameters. */
    private String sslContextParameters;

    /** Whether to use the TLS settings of the context. */
    private Boolean useGlobalSslContextParameters;

    /** What a webhook request must carry as token in the query of its URL; others are answered 403. Best set on the component: an endpoint webhook:fivecent keeps its own URI as it was written. Secret: take it from the environment or a vault. */
    private String webhookToken;

    /** How long it may take to get a connection. */
    private Duration connectTimeout;

    /** How long it may take until the whole answer is there, not only until the next bytes of it. */
    private Duration responseTimeout;


    public String getId() {
        return id;
    }

    public void setId(String value) {
        id = value;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String value) {
        number = value;
    }

    public String getEmailBaseUrl() {
        return emailBaseUrl;
    }

    public void setEmailBaseUrl(String value) {
        emailBaseUrl = value;
    }

    public String getSmsBaseUrl() {
        return smsBaseUrl;
    }

    public void setSmsBaseUrl(String value) {
        smsBaseUrl = value;
    }

    public String getAfterProcessing() {
        return afterProcessing;
    }

    public void setAfterProcessing(String value) {
        afterProcessing = value;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean value) {
        bridgeErrorHandler = value;
    }

    public String getCursorName() {
        return cursorName;
    }

    public void setCursorName(String value) {
        cursorName = value;
    }

    public String getCursorRepository() {
        return cursorRepository;
    }

    public void setCursorRepository(String value) {
        cursorRepository = value;
    }

    public String getDirection() {
        return direction;
    }

    public void setDirection(String value) {
        direction = value;
    }

    public Boolean getDropOlderStatus() {
        return dropOlderStatus;
    }

    public void setDropOlderStatus(Boolean value) {
        dropOlderStatus = value;
    }

    public String getFollow() {
        return follow;
    }

    public void setFollow(String value) {
        follow = value;
    }

    public String getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(String value) {
        idempotentRepository = value;
    }

    public String getInitialPosition() {
        return initialPosition;
    }

    public void setInitialPosition(String value) {
        initialPosition = value;
    }

    public Integer getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(Integer value) {
        maxInFlight = value;
    }

    public Integer getMaxItemsPerPoll() {
        return maxItemsPerPoll;
    }

    public void setMaxItemsPerPoll(Integer value) {
        maxItemsPerPoll = value;
    }

    public String getOnFailure() {
        return onFailure;
    }

    public void setOnFailure(String value) {
        onFailure = value;
    }

    public Duration getOverlap() {
        return overlap;
    }

    public void setOverlap(Duration value) {
        overlap = value;
    }

    public Duration getStatusMaxAge() {
        return statusMaxAge;
    }

    public void setStatusMaxAge(Duration value) {
        statusMaxAge = value;
    }

    public Double getThreshold() {
        return threshold;
    }

    public void setThreshold(Double value) {
        threshold = value;
    }

    public Boolean getWebhook() {
        return webhook;
    }

    public void setWebhook(Boolean value) {
        webhook = value;
    }

    public String getWebhookComponentName() {
        return webhookComponentName;
    }

    public void setWebhookComponentName(String value) {
        webhookComponentName = value;
    }

    public Integer getWebhookMaxBodySize() {
        return webhookMaxBodySize;
    }

    public void setWebhookMaxBodySize(Integer value) {
        webhookMaxBodySize = value;
    }

    public String getWebhookPath() {
        return webhookPath;
    }

    public void setWebhookPath(String value) {
        webhookPath = value;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String value) {
        after = value;
    }

    public String getBcc() {
        return bcc;
    }

    public void setBcc(String value) {
        bcc = value;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String value) {
        before = value;
    }

    public String getCc() {
        return cc;
    }

    public void setCc(String value) {
        cc = value;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String value) {
        country = value;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String value) {
        domain = value;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String value) {
        email = value;
    }

    public Boolean getFetchAll() {
        return fetchAll;
    }

    public void setFetchAll(Boolean value) {
        fetchAll = value;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean value) {
        lazyStartProducer = value;
    }

    public Integer getLimit() {
        return limit;
    }

    public void setLimit(Integer value) {
        limit = value;
    }

    public Integer getMaxRecipientsPerRequest() {
        return maxRecipientsPerRequest;
    }

    public void setMaxRecipientsPerRequest(Integer value) {
        maxRecipientsPerRequest = value;
    }

    public Integer getMaxSegments() {
        return maxSegments;
    }

    public void setMaxSegments(Integer value) {
        maxSegments = value;
    }

    public String getMobile() {
        return mobile;
    }

    public void setMobile(String value) {
        mobile = value;
    }

    public String getName() {
        return name;
    }

    public void setName(String value) {
        name = value;
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String value) {
        operation = value;
    }

    public Integer getPerPage() {
        return perPage;
    }

    public void setPerPage(Integer value) {
        perPage = value;
    }

    public Boolean getPrefetch() {
        return prefetch;
    }

    public void setPrefetch(Boolean value) {
        prefetch = value;
    }

    public String getRecipient() {
        return recipient;
    }

    public void setRecipient(String value) {
        recipient = value;
    }

    public String getReplyTo() {
        return replyTo;
    }

    public void setReplyTo(String value) {
        replyTo = value;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String value) {
        role = value;
    }

    public String getSchedule() {
        return schedule;
    }

    public void setSchedule(String value) {
        schedule = value;
    }

    public String getSender() {
        return sender;
    }

    public void setSender(String value) {
        sender = value;
    }

    public String getSenderEmail() {
        return senderEmail;
    }

    public void setSenderEmail(String value) {
        senderEmail = value;
    }

    public String getSenderid() {
        return senderid;
    }

    public void setSenderid(String value) {
        senderid = value;
    }

    public String getSenderName() {
        return senderName;
    }

    public void setSenderName(String value) {
        senderName = value;
    }

    public String getSubdomain() {
        return subdomain;
    }

    public void setSubdomain(String value) {
        subdomain = value;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String value) {
        subject = value;
    }

    public Boolean getTest() {
        return test;
    }

    public void setTest(Boolean value) {
        test = value;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String value) {
        to = value;
    }

    public Boolean getTransliterate() {
        return transliterate;
    }

    public void setTransliterate(Boolean value) {
        transliterate = value;
    }

    public String getType() {
        return type;
    }

    public void setType(String value) {
        type = value;
    }

    public String getUnicode() {
        return unicode;
    }

    public void setUnicode(String value) {
        unicode = value;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean value) {
        autowiredEnabled = value;
    }

    public String getConfiguration() {
        return configuration;
    }

    public void setConfiguration(String value) {
        configuration = value;
    }

    public Integer getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    public void setConnectionsPerRoute(Integer value) {
        connectionsPerRoute = value;
    }

    public String getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(String value) {
        httpComponent = value;
    }

    public Integer getMaxTotalConnections() {
        return maxTotalConnections;
    }

    public void setMaxTotalConnections(Integer value) {
        maxTotalConnections = value;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean value) {
        healthCheckConsumerEnabled = value;
    }

    public Duration getHealthCheckInterval() {
        return healthCheckInterval;
    }

    public void setHealthCheckInterval(Duration value) {
        healthCheckInterval = value;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean value) {
        healthCheckProducerEnabled = value;
    }

    public Double getMinBalance() {
        return minBalance;
    }

    public void setMinBalance(Double value) {
        minBalance = value;
    }

    public Integer getMaxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    public void setMaxConcurrentRequests(Integer value) {
        maxConcurrentRequests = value;
    }

    public Double getMaxRequestsPerSecond() {
        return maxRequestsPerSecond;
    }

    public void setMaxRequestsPerSecond(Double value) {
        maxRequestsPerSecond = value;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String value) {
        proxyHost = value;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer value) {
        proxyPort = value;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String value) {
        idempotencyKey = value;
    }

    public Integer getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(Integer value) {
        maxRetries = value;
    }

    public Duration getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(Duration value) {
        maxRetryDelay = value;
    }

    public String getOnClaimed() {
        return onClaimed;
    }

    public void setOnClaimed(String value) {
        onClaimed = value;
    }

    public String getOnUnknownOutcome() {
        return onUnknownOutcome;
    }

    public void setOnUnknownOutcome(String value) {
        onUnknownOutcome = value;
    }

    public String getOptOutCheck() {
        return optOutCheck;
    }

    public void setOptOutCheck(String value) {
        optOutCheck = value;
    }

    public Duration getOptOutRefresh() {
        return optOutRefresh;
    }

    public void setOptOutRefresh(Duration value) {
        optOutRefresh = value;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration value) {
        retryDelay = value;
    }

    public Duration getSendClaimTimeout() {
        return sendClaimTimeout;
    }

    public void setSendClaimTimeout(Duration value) {
        sendClaimTimeout = value;
    }

    public Duration getSendKeep() {
        return sendKeep;
    }

    public void setSendKeep(Duration value) {
        sendKeep = value;
    }

    public String getSendRepository() {
        return sendRepository;
    }

    public void setSendRepository(String value) {
        sendRepository = value;
    }

    public Duration getVerifyDelay() {
        return verifyDelay;
    }

    public void setVerifyDelay(Duration value) {
        verifyDelay = value;
    }

    public String getKeyId() {
        return keyId;
    }

    public void setKeyId(String value) {
        keyId = value;
    }

    public String getKeySecret() {
        return keySecret;
    }

    public void setKeySecret(String value) {
        keySecret = value;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String value) {
        proxyAuthPassword = value;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String value) {
        proxyAuthUsername = value;
    }

    public String getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(String value) {
        sslContextParameters = value;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean value) {
        useGlobalSslContextParameters = value;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    public void setWebhookToken(String value) {
        webhookToken = value;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration value) {
        connectTimeout = value;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration value) {
        responseTimeout = value;
    }
}
