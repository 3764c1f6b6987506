package cn.redflower.honours.countyround;

import java.util.UUID;

/** Something that a round has begun and that ends when the round is cancelled, in the same transaction. */
public interface EndsWithRound {

    void end(UUID roundId);
}
