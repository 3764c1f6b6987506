package cn.redflower.platform.mail;

import java.util.Optional;

/**
 * Makes the links that a letter must carry and nobody else may read. A letter with a model entry {@value #MODEL_KEY}
 * names only the number of such a link; the link itself is made when the mail is written, within the transaction that
 * records what became of it, and is never in the outbox. Each try of the mail carries a new one.
 */
public interface OneTimeLinks {

    String MODEL_KEY = "oneTimeLink";

    /**
     * @return the path, such as {@code /password/link/…}; empty if there is no use for it any more, and the letter is
     *     not sent
     */
    Optional<String> issue(long number);
}
