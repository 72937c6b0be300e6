package io.github.camelfivecent;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that anything logs while it is open, at whatever level; nothing of it goes to the console. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final Appender<ILoggingEvent> console = root.getAppender("console");
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

    public CapturedLog() {
        setContext(root.getLoggerContext());
        start();
        root.detachAppender(console);
        root.addAppender(this);
        root.setLevel(Level.TRACE);
    }

    /** What was logged at whatever level. */
    public List<String> all() {
        return from("", Level.ALL);
    }

    /** What was logged at INFO or above. */
    public List<String> fromInfo() {
        return from("", Level.INFO);
    }

    /** What loggers whose names begin so logged at a level or above. */
    public List<String> from(String logger, Level from) {
        return lines.stream()
                .filter(line -> line.logger.startsWith(logger) && line.level.isGreaterOrEqual(from))
                .map(Line::text)
                .toList();
    }

    @Override
    protected void append(ILoggingEvent event) {
        String text = event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                + event.getMDCPropertyMap()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
        lines.add(new Line(event.getLoggerName(), event.getLevel(), text));
    }

    @Override
    public void close() {
        root.setLevel(level);
        root.detachAppender(this);
        root.addAppender(console);
    }

    private record Line(String logger, Level level, String text) {}
}
