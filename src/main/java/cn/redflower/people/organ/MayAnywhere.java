package cn.redflower.people.organ;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller's {@link Actor}: whoever has none of these permissions for anything at all is refused before the
 * request's body is read. Whether she may do it here is still the use case's question.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayAnywhere {

    /** Any of them is enough. */
    Permission[] value();
}
