package io.github.camelfivecent.ledger;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2SendRepositoryTest implements JdbcSendRepositoryContract {

    private final JdbcDataSource dataSource = new JdbcDataSource();

    H2SendRepositoryTest() {
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public String table() {
        return JdbcSendRepository.DEFAULT_TABLE;
    }
}
