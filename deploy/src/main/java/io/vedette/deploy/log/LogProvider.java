package io.vedette.deploy.log;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Takes what is logged to the log of the JDK. SLF4J's own way there asks with each line who wrote it, for which it takes the whole stack
 * apart: that is dear on an event loop whose stack is some fifty methods high, and no line of ours says it. Found by SLF4J, hence public.
 */
public final class LogProvider implements SLF4JServiceProvider {
    /** Any of the second line will do. */
    private static final String API = "2.0.99";

    private final ConcurrentMap<String, LogOfClass> logs = new ConcurrentHashMap<>();
    private final ILoggerFactory factory = name -> logs.computeIfAbsent(name, LogOfClass::new);
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return factory;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return API;
    }

    @Override
    public void initialize() {
        // Everything is there.
    }
}
