package cn.redflower.platform.arrival;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A body on its way in, below everything that reads one: forms and uploads, too, which the server takes apart itself. A
 * time limit on each read is no limit on the whole: a byte now and then satisfies it for ever. So the whole has to keep
 * a pace, and a thread waits for bytes that are not there yet only where there is a place to wait.
 */
class ArrivingBody implements InputBuffer {

    /**
     * How long a body may be waited for without a place, in all: what an ordinary one needs that comes right behind its
     * head.
     */
    private static final long PATIENCE = Duration.ofMillis(250).toNanos();

    private static final long LOOK_AGAIN = Duration.ofMillis(5).toNanos();

    private final Request request;
    private final org.apache.coyote.Request arriving;
    private final InputBuffer body;
    private final WaitingPlaces places;
    private final ArrivalProperties pace;
    private final long length;
    private Sender sender;
    private long began;
    private long bytes;
    private long unplaced;
    private boolean complete;
    private Arrival refusal;

    ArrivingBody(Request request, WaitingPlaces places, ArrivalProperties pace) {
        this.request = request;
        this.arriving = request.getCoyoteRequest();
        this.body = arriving.getInputBuffer();
        this.places = places;
        this.pace = pace;
        this.length = arriving.getContentLengthLong();
    }

    InputBuffer plain() {
        return body;
    }

    /** Whether all of it has been read. */
    boolean isComplete() {
        return complete;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (began == 0) {
            began = System.nanoTime();
        }
        requirePace();
        int read = isHere() ? body.doRead(handler) : await(handler);
        bytes += Math.max(read, 0);
        complete = read < 0 || length >= 0 && bytes >= length;
        return read;
    }

    private boolean isHere() {
        if (complete) {
            return true;
        }
        arriving.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return arriving.getAvailable() > 0;
    }

    private int await(ApplicationBufferHandler handler) throws IOException {
        if (sender == null || !sender.known()) {
            sender = Sender.of(request);
        }
        try {
            for (; unplaced < PATIENCE; unplaced += LOOK_AGAIN) {
                try (WaitingPlaces.Place place = places.take(sender)) {
                    if (place != null || isHere()) {
                        return body.doRead(handler);
                    }
                }
                LockSupport.parkNanos(LOOK_AGAIN);
            }
            throw refuse(Arrival.BUSY);
        } catch (SocketTimeoutException silence) {
            throw refusal == null ? refuse(Arrival.TOO_SLOW) : silence;
        }
    }

    private void requirePace() throws SocketTimeoutException {
        if (refusal != null) {
            throw refuse(refusal);
        }
        if (pace.isTooSlow(bytes, Duration.ofNanos(System.nanoTime() - began))) {
            throw refuse(Arrival.TOO_SLOW);
        }
    }

    /** The server makes a 408 of it, whoever reads. */
    private SocketTimeoutException refuse(Arrival why) {
        refusal = why;
        why.noteIn(request);
        return new SocketTimeoutException(why.name());
    }

    /**
     * Reads off what is left, at the same pace, once the answer is on its way: a sender who is still speaking would not
     * hear it.
     *
     * @return whether all of it came in
     */
    boolean readOff() {
        long most = pace.readOff().toBytes();
        if (refusal != null || length - bytes > most) {
            return false;
        }
        Discarded discarded = new Discarded();
        try {
            for (long off = bytes + most; !complete && bytes < off; ) {
                arriving.doRead(discarded);
            }
        } catch (IOException left) {
            return false;
        }
        return complete;
    }

    @Override
    public int available() {
        return body.available();
    }

    /** Where bytes go that nobody wants. */
    private static final class Discarded implements ApplicationBufferHandler {

        private ByteBuffer buffer = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer given) {
            buffer = given;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // bytes come in the buffer of whoever reads them
        }
    }
}
