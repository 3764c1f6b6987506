package cn.redflower.platform.audit;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Lets what checks whether somebody may look say whose data it is: a handler's path mostly names a case, not a school.
 */
public final class Looks {

    private static final String ORGAN = Looks.class.getName() + ".organ";

    private Looks() {}

    /** The request looks at data of this school or organ; null is no news. */
    public static void concern(String organ) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null && organ != null) {
            request.setAttribute(ORGAN, organ, RequestAttributes.SCOPE_REQUEST);
        }
    }

    static String organ() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (String) request.getAttribute(ORGAN, RequestAttributes.SCOPE_REQUEST);
    }
}
