package io.github.camelfivecent;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What requests about a single thing take unless the message says otherwise. */
@UriParams
public abstract class RequestConfiguration extends ConnectionConfiguration {

    @UriParam(label = "common", description = "Id of what an operation is about, 24 hex digits.")
    private String id;

    @UriParam(
            label = "common",
            description = "Number that an operation is about: an opt-out to remove, the contact of a conversation.")
    private String number;

    @UriParam(
            label = "producer",
            description = "Items on a page of emails, or of messages of a conversation, 1 to 100.")
    private Integer limit;

    @UriParam(label = "producer", description = "Conversations on a page, 1 to 200.")
    private Integer perPage;

    @UriParam(label = "producer", description = "Id of the item after which a page begins, towards older ones.")
    private String after;

    @UriParam(label = "producer", description = "Where a page of conversations begins: next page of the one before.")
    private String before;

    @UriParam(
            label = "producer",
            enums = "admin,manager,sender,reporting",
            description = "Role of a login: admin, manager, sender or reporting.")
    private String role;

    @UriParam(label = "producer", description = "Name of a login.")
    private String name;

    @UriParam(label = "producer", description = "Email address of a login.")
    private String email;

    @UriParam(label = "producer", description = "Australian mobile number of a login.")
    private String mobile;

    @UriParam(label = "producer", description = "Sender ID to register.")
    private String senderid;

    @UriParam(label = "producer", description = "Country of a virtual number; only AU is sold.")
    private String country;

    @UriParam(
            label = "producer",
            enums = "standard,unified",
            description = "Kind of a virtual number: standard or unified.")
    private String type;

    @UriParam(label = "producer", description = "Domain to register for email.")
    private String domain;

    @UriParam(label = "producer", description = "Subdomain that sends, email by default: letters, digits and hyphens.")
    private String subdomain;

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public Integer getLimit() {
        return limit;
    }

    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    public Integer getPerPage() {
        return perPage;
    }

    public void setPerPage(Integer perPage) {
        this.perPage = perPage;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getMobile() {
        return mobile;
    }

    public void setMobile(String mobile) {
        this.mobile = mobile;
    }

    public String getSenderid() {
        return senderid;
    }

    public void setSenderid(String senderid) {
        this.senderid = senderid;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String domain) {
        this.domain = domain;
    }

    public String getSubdomain() {
        return subdomain;
    }

    public void setSubdomain(String subdomain) {
        this.subdomain = subdomain;
    }
}
