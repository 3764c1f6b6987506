package cn.redflower.people.pupil.roster.importing;

/** Where an import stands. */
enum ImportStatus {
    /** The sheet is being read. */
    CHECKING,
    /** Read and compared; waits for a person. */
    CHECKED,
    /** Being merged. */
    CONFIRMING,
    /** Merged; nothing is staged any more. */
    CONFIRMED,
    /** The sheet could not be read. */
    FAILED,
    /** Given up, by a person or by time. */
    DISCARDED
}
