package cn.redflower.casework.publicnotice.process;

/**
 * The contract of the process {@code public-notice}. A caller gives its own business key and {@link #NOTICE_ID}, and
 * {@link #SCHOOL_ID} if the notice is a school's; it gets back {@link #NOTICE_OUTCOME}.
 */
public final class PublicNoticeProcess {

    public static final String KEY = "public-notice";

    /** In: id of the prepared notice; later that of the present round. */
    public static final String NOTICE_ID = "noticeId";
    /** In: whose case it is in the engine; none for the county's. */
    public static final String SCHOOL_ID = "schoolId";
    /** Out: {@link #CONFIRMED} or {@link #CHANGED}. */
    public static final String NOTICE_OUTCOME = "noticeOutcome";
    /** The list stands as it was noticed first. */
    public static final String CONFIRMED = "confirmed";
    /** Rows were struck or came in; the caller has heard of each by an event. */
    public static final String CHANGED = "changed";

    /** The first moment after the last day, ISO date and time. */
    static final String NOTICE_ENDS = "noticeEnds";
    /** Whether the notice has had its working days. */
    static final String PERIOD_FULFILLED = "periodFulfilled";

    static final String INVESTIGATOR_GROUP = "investigatorGroup";
    static final String CHANGED_MATERIALLY = "changedMaterially";
    /** Both are kept within the handling of one objection. */
    static final String OBJECTION_ID = "objectionId";

    static final String DECISION = "decision";

    static final String MESSAGE_OBJECTION_RAISED = "Message_ObjectionRaised";
    static final String EVENT_PERIOD_OVER = "Event_PeriodOver";
    static final String TASK_INVESTIGATE_OBJECTION = "Task_InvestigateObjection";

    private PublicNoticeProcess() {}
}
