package cn.redflower.honours.onestar;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The county's conditions for one star. No county's own rule texts could be read, so every value is a default "to be
 * confirmed by 团县委" ({@code domain.md} §2).
 *
 * @param minimumAge completed years from which a child can be a member
 * @param leavingAge completed years at which a pupil leaves the Pioneers and can no longer be awarded
 * @param badgesPerFamily how many different basic badges of each of the three families are asked
 * @param individualRate cap on individuals as a share of the eligible ones of the school
 * @param collectiveRate cap on squadrons as a share of the eligible ones of the school
 * @param minimumSquads how many squads a squadron needs to be nominated as a collective
 * @param noticeDays working days of a school's public notice
 * @param correctionDays days that a returned or withdrawn list has at least, when the deadline is near or past
 * @param checkReminderDays days after which a list that the brigade counselor has not checked is called in
 * @param decisionReminderDays days after which a list that the committee has not decided is called in
 * @param certificateSeries how a certificate number begins
 */
@ConfigurationProperties("redflower.one-star")
public record OneStarProperties(
        @DefaultValue("6") int minimumAge,
        @DefaultValue("14") int leavingAge,
        @DefaultValue("1") int badgesPerFamily,
        @DefaultValue("0.30") BigDecimal individualRate,
        @DefaultValue("0.30") BigDecimal collectiveRate,
        @DefaultValue("1") int minimumSquads,
        @DefaultValue("3") int noticeDays,
        @DefaultValue("2") int correctionDays,
        @DefaultValue("3") int checkReminderDays,
        @DefaultValue("5") int decisionReminderDays,
        @DefaultValue("HS1X") String certificateSeries) {

    /** The kind of award that these rounds are about. */
    public static final String AWARD = "one-star";
}
