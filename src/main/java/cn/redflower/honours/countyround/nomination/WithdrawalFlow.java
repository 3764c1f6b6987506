package cn.redflower.honours.countyround.nomination;

import java.util.UUID;

/** What a school that takes its list back asks of the process. */
public interface WithdrawalFlow {

    /** The list is with the brigade counselor again. */
    void withdrawn(UUID nominationId);
}
