package cn.redflower.platform.arrival;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Puts an {@link ArrivingBody} in front of each body, and ends the connection of those that do not come to an end. */
class ArrivalValve extends ValveBase {

    private final WaitingPlaces places;
    private final ArrivalProperties pace;

    ArrivalValve(WaitingPlaces places, ArrivalProperties pace) {
        super(true);
        this.places = places;
        this.pace = pace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request arriving = request.getCoyoteRequest();
        if (!hasBody(arriving)) {
            getNext().invoke(request, response);
            return;
        }
        ArrivingBody body = new ArrivingBody(request, places, pace);
        arriving.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync() && !body.isComplete()) {
                readOff(request, response, body);
            }
        } finally {
            arriving.setInputBuffer(body.plain());
        }
    }

    private static boolean hasBody(org.apache.coyote.Request arriving) {
        try {
            return arriving.getContentLengthLong() > 0
                    || arriving.getMimeHeaders().getValue("transfer-encoding") != null;
        } catch (IllegalArgumentException noLength) {
            // the server has refused it already, and only has that answered
            return false;
        }
    }

    private static void readOff(Request request, Response response, ArrivingBody body) throws IOException {
        // whoever asked first whether to send it has his answer
        boolean asked = request.getCoyoteRequest().hasExpectation()
                && request.getCoyoteRequest().getBytesRead() == 0;
        response.finishResponse();
        if (asked || !body.readOff()) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }
}
