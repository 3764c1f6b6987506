package cn.redflower.demo.county;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sees to it that the county is there when everything is built and before the first request is answered. */
@Component
@Profile("demo")
class DemoCounty implements SmartLifecycle {

    private final LoadingCounty loading;
    private final CountySize size;
    private volatile boolean running;

    DemoCounty(LoadingCounty loading, @Value("${demo.size:full}") String size) {
        this.loading = loading;
        this.size = CountySize.of(size);
    }

    @Override
    public void start() {
        loading.loadOnce(size);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and whatever works on its own. */
    @Override
    public int getPhase() {
        return 0;
    }
}
