package io.github.camelfivecent.cursor;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.api.Test;

class MapCursorRepositoryTest implements CursorRepositoryContract {

    private final ConcurrentMap<String, String> map = new ConcurrentHashMap<>();

    @Override
    public StateRepository<String, String> node() {
        StateRepository<String, String> repository = new MapCursorRepository(map);
        repository.start();
        return repository;
    }

    @Override
    public void deleteByHand(String key) {
        map.remove(key);
    }

    @Test
    void aMapThatFailsIsReportedWithTheCursorsName() {
        MapCursorRepository repository = new MapCursorRepository(new ConcurrentHashMap<>() {
            @Override
            public String get(Object key) {
                throw new IllegalStateException("not active");
            }

            @Override
            public String putIfAbsent(String key, String value) {
                throw new IllegalStateException("not active");
            }
        });
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> repository.getState(KEY))
                .withMessage("Cursor 'inbox-acct' cannot be read from the map")
                .withRootCauseInstanceOf(IllegalStateException.class);
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> repository.setState(KEY, "one"))
                .withMessage("Cursor 'inbox-acct' cannot be written to the map")
                .withRootCauseInstanceOf(IllegalStateException.class);
    }
}
