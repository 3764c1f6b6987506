package cn.redflower.honours.countyround;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is the same for all of the county's rounds; the rules of each award are with its kind. No county's own rule
 * texts could be read, so every value is a default "to be confirmed by 团县委" ({@code domain.md} §2).
 *
 * @param minimumAge completed years from which a child can be a member
 * @param leavingAge completed years at which a pupil leaves the Pioneers and can no longer be awarded
 * @param windowDays how long schools can nominate unless the round says otherwise
 * @param reminderHours how long before the window ends a school that has not handed in is reminded
 * @param screeningReminderDays days after the end of the window after which a list that is not screened is called in
 * @param decisionReminderDays days after which a decision that is not issued is called in
 */
@ConfigurationProperties("redflower.county-awards")
public record CountyAwardProperties(
        @DefaultValue("6") int minimumAge,
        @DefaultValue("14") int leavingAge,
        @DefaultValue("21") int windowDays,
        @DefaultValue("48") int reminderHours,
        @DefaultValue("5") int screeningReminderDays,
        @DefaultValue("3") int decisionReminderDays) {}
