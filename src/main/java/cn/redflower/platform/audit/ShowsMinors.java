package cn.redflower.platform.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands at every method of a controller that shows or exports data about pupils, or about somebody who objected: each
 * answer is put on record before it leaves. A test lists the running application's GET handlers and fails for one that
 * neither carries this nor is known to be harmless.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ShowsMinors {

    /** The action that is recorded. */
    String value() default "pupils.seen";
}
