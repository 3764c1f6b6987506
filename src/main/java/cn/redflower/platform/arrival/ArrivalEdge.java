package cn.redflower.platform.arrival;

import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has every request pass the {@link ArrivalValve}. */
@Configuration(proxyBeanMethods = false)
class ArrivalEdge {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> watchedArrivals(
            ServerProperties server, ArrivalProperties pace) {
        return factory -> factory.addEngineValves(new ArrivalValve(
                new WaitingPlaces(server.getTomcat().getThreads().getMax()), pace));
    }
}
