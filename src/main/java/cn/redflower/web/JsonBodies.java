package cn.redflower.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How the bodies of requests are read: a list with a hole in it is unreadable, not a surprise for whoever walks through
 * it, and so is a text that cannot be stored. What the application itself keeps as JSON may have holes.
 */
@Configuration(proxyBeanMethods = false)
class JsonBodies implements WebMvcConfigurer {

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.stream()
                .filter(MappingJackson2HttpMessageConverter.class::isInstance)
                .map(MappingJackson2HttpMessageConverter.class::cast)
                .forEach(converter -> converter.setObjectMapper(converter
                        .getObjectMapper()
                        .copy()
                        .registerModule(new SimpleModule().addDeserializer(String.class, new StorableText()))
                        .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))));
    }
}
