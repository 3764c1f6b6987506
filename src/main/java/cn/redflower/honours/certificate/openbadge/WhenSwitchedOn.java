package cn.redflower.honours.certificate.openbadge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** Exists only where the county gives out digital badges: {@code redflower.open-badges.enabled}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnBooleanProperty("redflower.open-badges.enabled")
@interface WhenSwitchedOn {}
