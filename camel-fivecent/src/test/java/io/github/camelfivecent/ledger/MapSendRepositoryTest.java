package io.github.camelfivecent.ledger;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

class MapSendRepositoryTest implements SendRepositoryContract {

    private final ConcurrentMap<String, String> map = new ConcurrentHashMap<>();

    @Override
    public SendRepository node() {
        return new MapSendRepository(map);
    }
}
