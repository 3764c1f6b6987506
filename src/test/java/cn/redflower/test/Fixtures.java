package cn.redflower.test;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Every fixture of the tests, made when a test asks for it. All tests have the same ones, so that they share one context and one database:
 * a context more costs seconds and a good part of the heap.
 */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan(basePackages = "cn.redflower", useDefaultFilters = false, lazyInit = true,
        includeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = Fixtures.Fixture.class))
class Fixtures {

    /** Marked as a fixture itself: a test's own configuration stays its own. */
    static class Fixture extends AnnotationTypeFilter {

        Fixture() {
            super(TestComponent.class, false);
        }
    }
}
