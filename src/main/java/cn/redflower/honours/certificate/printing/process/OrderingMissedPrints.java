package cn.redflower.honours.certificate.printing.process;

import cn.redflower.honours.certificate.printing.OrderingPrints;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At a start, orders what an earlier version issued without printing it; after the processes are deployed. */
@Component
@Order(OrderingMissedPrints.ORDER)
class OrderingMissedPrints implements ApplicationRunner {

    static final int ORDER = 50;

    private final OrderingPrints ordering;

    OrderingMissedPrints(OrderingPrints ordering) {
        this.ordering = ordering;
    }

    @Override
    public void run(ApplicationArguments args) {
        ordering.orderWhatWasMissed();
    }
}
