package cn.redflower.honours.award;

/** Whether an award is held by a pupil or by a squadron or brigade. */
public enum Holder {
    INDIVIDUAL,
    COLLECTIVE
}
