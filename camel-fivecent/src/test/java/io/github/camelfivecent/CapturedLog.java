package io.github.camelfivecent;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that anything logs while it is open, at whatever level; nothing of it goes to the console. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final Appender<ILoggingEvent> console = root.getAppender("console");
    private final Queue<String> all = new ConcurrentLinkedQueue<>();
    private final Queue<String> fromInfo = new ConcurrentLinkedQueue<>();

    public CapturedLog() {
        setContext(root.getLoggerContext());
        start();
        root.detachAppender(console);
        root.addAppender(this);
        root.setLevel(Level.TRACE);
    }

    /** What was logged at whatever level. */
    public Collection<String> all() {
        return List.copyOf(all);
    }

    /** What was logged at INFO or above. */
    public Collection<String> fromInfo() {
        return List.copyOf(fromInfo);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String text = event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                + event.getMDCPropertyMap()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
        all.add(text);
        if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
            fromInfo.add(text);
        }
    }

    @Override
    public void close() {
        root.setLevel(level);
        root.detachAppender(this);
        root.addAppender(console);
    }
}
