package cn.redflower.test;

import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Every fixture of the tests, made when a test asks for it. All tests have the same ones, so that they share one
 * context and one database: a context more costs seconds and a good part of the heap.
 */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "cn.redflower",
        useDefaultFilters = false,
        lazyInit = true,
        includeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = Fixtures.Fixture.class))
class Fixtures {

    /** Marked as a fixture itself: a test's own configuration stays its own. */
    static class Fixture extends AnnotationTypeFilter {

        Fixture() {
            super(TestComponent.class, false);
        }
    }

    /**
     * Leaves out what the application does every so many minutes: on a slow machine it would come into the middle of
     * some test. A test calls it itself.
     */
    @Bean
    static BeanDefinitionRegistryPostProcessor nothingByItself() {
        return registry ->
                registry.removeBeanDefinition(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
    }
}
