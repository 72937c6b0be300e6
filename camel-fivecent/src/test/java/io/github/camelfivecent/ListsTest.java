package io.github.camelfivecent;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.EmailOrder;
import io.github.camelfivecent.sandbox.domain.Profile;
import io.github.camelfivecent.sandbox.domain.SmsOrder;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, page by page and as a whole. */
class ListsTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture();

    private static final String ID = "683554c596937cc4b90f5cf";

    /** Lists of more than one page: how many items, how one of them comes to be, and how many requests it takes. */
    static Stream<Arguments> lists() {
        return Stream.of(
                list("sms?operation=list", 45, 3, (account, index) -> sms(account)),
                list("inbox", 101, 3, (account, index) -> account.receive("0412333555", "Hi")
                        .id()),
                list("optouts", 1001, 2, (account, index) -> account.optOut("041233" + (1000 + index))
                        .id()),
                list("conversations?perPage=2", 5, 3, (account, index) -> {
                    account.receive("041233355" + index, "Hi");
                    return account.books()
                            .conversations()
                            .byNumber("041233355" + index)
                            .orElseThrow()
                            .id();
                }),
                list("email?operation=list&limit=7", 15, 3, (account, index) -> mail(account)));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void areWalkedWholeAndOnePageAtATime(
            String uri, int count, int requests, BiFunction<Account, Integer, String> item) {
        for (Profile profile : Profile.values()) {
            try (FivecentFixture fixture =
                    new FivecentFixture(builder -> builder.profile(profile), options -> options.setFetchAll(true))) {
                List<String> ids = new ArrayList<>(IntStream.range(0, count)
                        .mapToObj(index -> item.apply(fixture.account(), index))
                        .toList());
                ids.sort(Comparator.reverseOrder());

                Iterator<?> walk = fixture.call(uri, null).getBody(Iterator.class);
                assertThat(fixture.requests()).isZero();
                assertThat(walk.hasNext()).isTrue();
                assertThat(walk.next()).isNotNull();
                assertThat(fixture.requests()).isEqualTo(1);
                assertThat(walk).toIterable().hasSize(count - 1);
                // Who tells of a next page on the last one has to be asked for one that is empty.
                assertThat(fixture.requests()).isBetween(requests, requests + 1);

                assertThat(fixture.call(uri, null).getBody(Iterator.class))
                        .toIterable()
                        .extracting("id")
                        .containsExactlyElementsOf(ids);
            }
        }
    }

    @Test
    void areSplitWhileTheyAreFetched() throws Exception {
        IntStream.range(0, 45).forEach(index -> sms(FIVECENT.account()));
        MockEndpoint items = FIVECENT.context().getEndpoint("mock:items", MockEndpoint.class);
        List<Integer> requests = new ArrayList<>();
        items.whenAnyExchangeReceived(exchange -> requests.add(FIVECENT.requests()));
        route(routes -> routes.from("direct:split")
                .to("fivecent:sms?operation=list&fetchAll=true")
                .split(routes.body())
                .streaming()
                .to("mock:items"));

        FIVECENT.send("direct:split", null);

        items.expectedMessageCount(45);
        items.assertIsSatisfied();
        // The splitter asks whether there is a further item before it hands on the one it has.
        assertThat(requests.subList(0, 19)).containsOnly(1);
        assertThat(requests.subList(19, 39)).containsOnly(2);
        assertThat(requests.subList(39, 45)).containsOnly(3);
    }

    @Test
    void areWalkedByARouteFromPageToPage() throws Exception {
        IntStream.range(0, 45).forEach(index -> sms(FIVECENT.account()));
        MockEndpoint pages = FIVECENT.context().getEndpoint("mock:pages", MockEndpoint.class);
        route(routes -> routes.from("direct:pages")
                .to("fivecent:sms?operation=list")
                .to("mock:pages")
                .loopDoWhile(routes.header(FivecentConstants.NEXT_PAGE).isNotNull())
                .setHeader(FivecentConstants.AFTER, routes.header(FivecentConstants.NEXT_PAGE))
                .to("fivecent:sms?operation=list")
                .to("mock:pages"));

        FIVECENT.send("direct:pages", null);

        assertThat(pages.getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(FivecentConstants.COUNT))
                .containsExactly(20, 20, 5);
    }

    @Test
    void areWalkedAsTheyWereAskedForWhateverBecomesOfTheExchange() {
        IntStream.range(0, 5).forEach(index -> mail(FIVECENT.account()));
        Message message = FIVECENT.call(
                "email?operation=list&fetchAll=true",
                null,
                Map.of("CamelFivecentLimit", 2, "CamelFivecentAfter", max()));
        message.removeHeaders("*");

        assertThat(message.getBody(Iterator.class)).toIterable().hasSize(5);
        assertThat(FIVECENT.account().requests()).hasSize(3).allSatisfy(request -> assertThat(request.path())
                .contains("limit=2"));
    }

    @Test
    void areWalkedOnAfterAFailure() {
        IntStream.range(0, 45).forEach(index -> sms(FIVECENT.account()));
        FIVECENT.sandbox().faults().on("sms.list").skip(1).failBefore(Fault.error(400));
        Iterator<?> walk =
                FIVECENT.call("sms?operation=list&fetchAll=true", null).getBody(Iterator.class);
        for (int i = 0; i < 20; i++) {
            walk.next();
        }

        assertThatThrownBy(walk::next).isInstanceOf(FivecentException.class);
        assertThat(walk).toIterable().hasSize(25);
    }

    @Test
    void endWhenTheRouteHasEnded() {
        sms(FIVECENT.account());
        try (FivecentFixture stopped = new FivecentFixture(options -> options.setFetchAll(true))) {
            Iterator<?> walk = stopped.call("sms?operation=list", null).getBody(Iterator.class);
            stopped.context().stop();

            assertThatThrownBy(walk::hasNext)
                    .isInstanceOf(FivecentUnavailableException.class)
                    .hasMessageContaining("stopped before the request was made");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void thatLeadInACircleAreAClearFailure(int length) {
        FIVECENT.wireMock().stubFor(any(anyUrl()).willReturn(page(0, 1)));
        for (int index = 1; index <= length; index++) {
            FIVECENT.wireMock()
                    .stubFor(any(urlMatching(".*after=" + ID + index)).willReturn(page(index, index % length + 1)));
        }
        Iterator<?> walk =
                FIVECENT.call("sms?operation=list&fetchAll=true", null).getBody(Iterator.class);

        assertThatThrownBy(() -> walk.forEachRemaining(item -> {}))
                .isInstanceOf(FivecentUnavailableException.class)
                .hasMessage("sms.list: the list leads in a circle, it gave the same page twice")
                .extracting("retrySafe")
                .isEqualTo(false);
        assertThat(FIVECENT.requests()).isEqualTo(length + 1);
    }

    @Test
    void withoutPagesAreWalkedLikeAnyOther() {
        Message message = FIVECENT.call("logins?fetchAll=true", null);

        assertThat(message.getBody(Iterator.class)).toIterable().hasSize(1);
    }

    @Test
    void tellWhereTheNextPageBegins() {
        IntStream.range(0, 21).forEach(index -> sms(FIVECENT.account()));

        Message first = FIVECENT.call("sms?operation=list", null);
        Page<?> page = first.getBody(Page.class);
        Message last = FIVECENT.call("sms?operation=list&after=" + page.nextPage(), null, first.getHeaders());

        assertThat(first.getHeaders())
                .containsEntry("CamelFivecentCount", 20)
                .containsEntry("CamelFivecentNextPage", page.nextPage());
        assertThat(last.getHeaders()).containsEntry("CamelFivecentCount", 1).doesNotContainKey("CamelFivecentNextPage");
    }

    private static Arguments list(String uri, int count, int requests, BiFunction<Account, Integer, String> item) {
        return arguments(uri, count, requests, item);
    }

    private static ResponseDefinitionBuilder page(int index, int next) {
        return okJson("{\"error\":\"\",\"messages\":[{\"id\":\"" + index + "\"}],\"next_page\":\"/api/v5/sms?after="
                + ID + next + "\"}");
    }

    private static String max() {
        return "f".repeat(24);
    }

    private static String sms(Account account) {
        return account.books()
                .outbox()
                .send(new SmsOrder("Shop", "0412333555", "Hi", false, false, 0))
                .get(0)
                .id();
    }

    private static String mail(Account account) {
        return account.books()
                .mailbox()
                .send(new EmailOrder(
                        "news@mail.example.com",
                        null,
                        "Hi",
                        "Hi",
                        null,
                        List.of("jane@example.com"),
                        List.of(),
                        List.of(),
                        null,
                        List.of()))
                .id();
    }

    private static void route(Consumer<RouteBuilder> route) throws Exception {
        RouteBuilder.addRoutes(FIVECENT.context(), route::accept);
    }

    @Test
    void theNextPageIsFetchedWhileItemsAreRoutedAndNeverMoreThanThatOne() {
        FIVECENT.account().seedSentSms(70);
        Iterator<?> all = FIVECENT.call("sms?operation=list&fetchAll=true&prefetch=true", null)
                .getBody(Iterator.class);

        all.next();

        await().until(() -> FIVECENT.requests() == 2);
        IntStream.range(0, 19).forEach(item -> all.next());
        assertThat(FIVECENT.requests()).isEqualTo(2);
        all.next();
        await().until(() -> FIVECENT.requests() == 3);
    }

    @Test
    void withoutPrefetchAPageIsFetchedWhenItIsNeeded() {
        FIVECENT.account().seedSentSms(45);
        Iterator<?> all =
                FIVECENT.call("sms?operation=list&fetchAll=true", null).getBody(Iterator.class);

        IntStream.range(0, 20).forEach(item -> all.next());
        assertThat(FIVECENT.requests()).isEqualTo(1);

        all.next();
        assertThat(FIVECENT.requests()).isEqualTo(2);
    }

    @Test
    void aPageThatCouldNotBeFetchedAheadFailsWhereItIsNeededAndCanBeAskedForAgain() {
        FIVECENT.account().seedSentSms(45);
        FIVECENT.sandbox().faults().on("sms.list").skip(1).failBefore(Fault.error(400));
        Iterator<?> all = FIVECENT.call("sms?operation=list&fetchAll=true&prefetch=true", null)
                .getBody(Iterator.class);

        IntStream.range(0, 20).forEach(item -> all.next());
        assertThatThrownBy(all::hasNext).isInstanceOf(FivecentException.class);

        List<Object> rest = new ArrayList<>();
        all.forEachRemaining(rest::add);
        assertThat(rest).hasSize(25);
    }

    @Test
    void aPageOnItsWayEndsWithTheProducer() throws Exception {
        FIVECENT.account().seedSentSms(45);
        FIVECENT.sandbox().faults().on("sms.list").skip(1).failBefore(Fault.hang());
        Producer producer = FIVECENT.context()
                .getEndpoint("fivecent:sms?operation=list&fetchAll=true&prefetch=true")
                .createProducer();
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        producer.process(exchange);
        exchange.getMessage().getBody(Iterator.class).next();
        await().until(ListsTest::isPrefetching);

        producer.stop();

        // before the response timeout, which would end it as well
        await().atMost(Duration.ofSeconds(20)).until(() -> !isPrefetching());
    }

    private static boolean isPrefetching() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().contains("FivecentPrefetch")
                        && thread.getState() != Thread.State.TERMINATED
                        && Stream.of(thread.getStackTrace())
                                .anyMatch(frame -> frame.getClassName().contains("Prefetch")));
    }
}
