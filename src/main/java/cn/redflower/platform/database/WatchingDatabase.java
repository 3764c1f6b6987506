package cn.redflower.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the watched pool in the place of the plain one, for everybody, the engine included, and says to those who ask
 * after our health how it is.
 */
@Configuration(proxyBeanMethods = false)
class WatchingDatabase {

    @Bean
    static BeanPostProcessor watchedDataSource(ObjectProvider<DatabaseProperties> properties) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool
                        ? new WatchedDataSource(pool, properties.getObject().connectionWithin())
                        : bean;
            }
        };
    }

    /** In the place of Boot's, which would wait for an answer itself. */
    @Bean
    HealthIndicator dbHealthIndicator(DatabaseWatch watch) {
        return () -> (watch.isGone() ? Health.down() : Health.up()).build();
    }
}
